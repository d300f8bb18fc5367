/** A mended item beside the one that was returned. */
import type { ItemView } from '../../functions/contract/tasks.ts';
import { reasonWords, shortDay } from '../../functions/contract/words.ts';

/** What changed since the version that was returned. */
export function Changes({ item, before }: { item: ItemView; before: ItemView | undefined }) {
  if (!before) return null;
  const files = (one: ItemView) =>
    one.documents.map((document) => document.name).join(', ') || 'нет';
  const sums = (one: ItemView) => one.documents.map((document) => document.document).join();
  const rows = [
    { name: 'Ссылка', was: before.link?.typed ?? 'нет', now: item.link?.typed ?? 'нет' },
    { name: 'Дата', was: shortDay(before.fulfilled), now: shortDay(item.fulfilled) },
    {
      name: 'Файлы',
      was: files(before),
      now:
        sums(before) !== sums(item) && files(before) === files(item)
          ? `${files(item)} (новое содержание)`
          : files(item),
    },
    { name: 'Засчитывается', was: String(before.counts), now: String(item.counts) },
    { name: 'Примечание', was: before.note ?? 'нет', now: item.note ?? 'нет' },
  ].filter((row) => row.was !== row.now);
  return (
    <div class="changes">
      <b>Исправлено после возврата</b> (
      {reasonWords[before.verdict?.reason ?? 'other'].toLowerCase()}
      {before.verdict?.comment && `: ${before.verdict.comment}`}):
      {rows.length === 0 ? (
        <p>содержание прежнее.</p>
      ) : (
        <dl>
          {rows.map((row) => (
            <div key={row.name}>
              <dt>{row.name}</dt>
              <dd>
                <del>{row.was}</del> → <ins>{row.now}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
