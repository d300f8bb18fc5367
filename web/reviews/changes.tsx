/** A mended item beside the one that was returned. */
import type { ComponentChildren } from 'preact';
import { reasonWords } from '../../functions/contract/tasks/reasons.ts';
import type { Item } from '../../functions/contract/tasks/task.ts';
import { shortDay } from '../../functions/contract/words.ts';

/** What changed since the version that was returned. */
export function Changes({ item, before }: { item: Item; before: Item | undefined }) {
  if (!before) return null;
  const rows = [
    { name: 'Ссылка', was: before.link?.typed ?? 'нет', now: item.link?.typed ?? 'нет' },
    { name: 'Дата', was: shortDay(before.fulfilled), now: shortDay(item.fulfilled) },
    { name: 'Засчитывается', was: String(before.counts), now: String(item.counts) },
    { name: 'Примечание', was: before.note ?? 'нет', now: item.note ?? 'нет' },
  ].filter((row) => row.was !== row.now);
  const files = filesWords(item.documents, before.documents);
  const row = (name: string, words: ComponentChildren) => (
    <div key={name}>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  );
  return (
    <div class="changes">
      <b>Исправлено после возврата</b>
      <p class="typed">
        Причина возврата: {reasonWords[before.verdict?.reason ?? 'other'].toLowerCase()}.{' '}
        {before.verdict?.comment}
      </p>
      {rows.length === 0 && !files ? (
        <p>Содержание прежнее.</p>
      ) : (
        <dl>
          {files && row('Файлы', files)}
          {rows.map(({ name, was, now }) =>
            row(
              name,
              <>
                <del>{was}</del> → <ins>{now}</ins>
              </>,
            ),
          )}
        </dl>
      )}
    </div>
  );
}

type Files = Item['documents'];

/** «Добавлено: приказ.pdf; без изменений: 8»; empty when the files are the same. */
function filesWords(now: Files, was: Files): string {
  const less = (some: Files, others: Files) =>
    some.filter((one) => !others.some((other) => other.document === one.document));
  const [fresh, gone] = [less(now, was), less(was, now)];
  if (fresh.length + gone.length === 0) return '';
  const under = (some: Files, { name }: Files[number]) => some.some((one) => one.name === name);
  const list = (some: Files) => some.map((one) => one.name).join(', ');
  const changed = list(fresh.filter((one) => under(gone, one)));
  const added = list(fresh.filter((one) => !under(gone, one)));
  const removed = list(gone.filter((one) => !under(fresh, one)));
  const kept = now.length - fresh.length;
  const words = [
    added && `добавлено: ${added}`,
    removed && `убрано: ${removed}`,
    changed && `новое содержание: ${changed}`,
    kept > 0 && `без изменений: ${kept}`,
  ]
    .filter(Boolean)
    .join('; ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
