/** Archives of evidence: asked for by the selection on the page, watched while they are made, taken. */
import { useEffect, useState } from 'preact/hooks';
import { isAwaited } from '../../functions/contract/archives.ts';
import type { Casefile } from '../../functions/contract/casefiles.ts';
import type { Selection } from '../../functions/contract/selection.ts';
import { counted, moment } from '../../functions/contract/words.ts';
import { api, read } from '../client.ts';
import { useLoad } from '../load.ts';
import { sentenceOf } from '../sentences.ts';
import { may, session } from '../state.ts';
import { Trouble } from './notice.tsx';
import { bytes } from './papers.tsx';

type Props = { roadmap: string; selection: Selection; empty: boolean };

/** Archives that stand in the list before it is unfolded. */
const newest = 3;

/** Whether this person may have case files of a side; of none: of all. */
function mayMake(side: string | undefined): boolean {
  if (may('casefile.make')) return true;
  const grants = session.value?.person.grants ?? [];
  return grants.some(
    ({ role, schools }) =>
      (role === 'school' || role === 'head') && side !== undefined && !!schools?.includes(side),
  );
}

const speaksForSchool = () =>
  !!session.value?.person.grants.some(({ role }) => role === 'school' || role === 'head');

export function Archives({ roadmap, selection, empty }: Props) {
  const [fault, setFault] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [whole, setWhole] = useState(false);
  const allowed = mayMake(selection.side);
  const listed = may('casefile.make') || speaksForSchool();
  const { value, failure, again } = useLoad(
    () =>
      listed
        ? read(api.roadmaps[':roadmap'].casefiles.$get({ param: { roadmap } }))
        : Promise.resolve(undefined),
    [roadmap, listed],
  );
  const all = value?.casefiles ?? [];
  useEffect(() => {
    if (!all.some((one) => isAwaited(one, Date.now()))) return;
    const timer = setTimeout(again, 1000);
    return () => clearTimeout(timer);
  }, [value]);
  if (!listed) return null;

  const ask = async () => {
    if (asking) return;
    setAsking(true);
    setFault(undefined);
    const json = { id: crypto.randomUUID(), selection };
    try {
      await read(api.roadmaps[':roadmap'].casefiles.$post({ param: { roadmap }, json }));
      again();
    } catch (failure) {
      setFault(sentenceOf(failure));
    }
    setAsking(false);
  };
  return (
    <section class="archives" aria-label="Архивы">
      {!allowed && (
        <p class="hint">Архив можно собрать по своей школе: выберите её в поле «Чьи».</p>
      )}
      {allowed && empty && <p class="hint">Архив собирать не из чего.</p>}
      {allowed && !empty && (
        <p class="actions">
          <button type="button" class="ds-button" aria-disabled={asking} onClick={ask}>
            Скачать всё одним архивом (ZIP)
          </button>
          <span class="hint">
            Войдёт всё, что выбрано выше: файлы, переписка и опись. Архив соберётся сам, страницу
            можно закрыть.
          </span>
        </p>
      )}
      {fault && (
        <p class="ds-validation-message" role="alert">
          {fault}
        </p>
      )}
      {failure && <Trouble failure={failure} again={again} />}
      {all.length > 0 && (
        <>
          <h2 class="ds-heading" data-size="2xs">
            Архивы
          </h2>
          <ul class="archive-list">
            {all.slice(0, whole ? all.length : newest).map((one) => (
              <Archive key={one.day + one.id} one={one} />
            ))}
          </ul>
          {!whole && all.length > newest && (
            <p>
              <button type="button" class="ds-link" onClick={() => setWhole(true)}>
                Показать все архивы: {all.length}
              </button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Archive({ one }: { one: Casefile }) {
  const [fault, setFault] = useState<string>();
  const { roadmap, day, id } = one;
  const take = () =>
    read(
      api.roadmaps[':roadmap'].casefiles[':day'][':id'].link.$get({ param: { roadmap, day, id } }),
    ).then(
      ({ url }) => {
        setFault(undefined);
        location.assign(url);
      },
      (failure) => setFault(sentenceOf(failure)),
    );
  const left = Math.ceil(((one.until ?? 0) - Date.now()) / 86_400_000);
  return (
    <li>
      {one.state === 'ready' && left > 0 && !one.recalled ? (
        <button type="button" class="ds-link" onClick={take}>
          <bdi>{one.name}</bdi>
        </button>
      ) : (
        <bdi>{one.name}</bdi>
      )}
      <Standing one={one} left={left} />
      <span class="hint">
        Заказ: {one.by.name}, {moment(one.at)}
      </span>
      {one.state === 'ready' && one.missing > 0 && (
        <span class="hint">
          {counted(one.missing, 'файла', 'файлов', 'файлов')} нет в архиве:{' '}
          {one.missing === 1
            ? 'изъят из просмотра или не найден; какой'
            : 'изъяты из просмотра или не найдены; какие'}{' '}
          — в описи, столбец «Отметка».
        </span>
      )}
      {one.state === 'ready' && one.damaged > 0 && (
        <span class="hint late">
          Повреждено: {counted(one.damaged, 'файл', 'файла', 'файлов')}; что именно — в описи,
          столбец «Отметка».
        </span>
      )}
      {fault && (
        <span class="ds-validation-message" role="alert">
          {fault}
        </span>
      )}
    </li>
  );
}

function Standing({ one, left }: { one: Casefile; left: number }) {
  const { done, total } = one;
  if (one.recalled)
    return (
      <span>Архив убран: после него из просмотра изъяли документ. Соберите архив заново.</span>
    );
  if (one.state === 'ready')
    return (
      <span>
        {counted(total.files, 'файл', 'файла', 'файлов')}, {bytes(one.size ?? 0)}.{' '}
        {left > 0
          ? `Хранится ещё ${counted(left, 'день', 'дня', 'дней')}.`
          : 'Срок хранения прошёл: соберите архив заново.'}
      </span>
    );
  if (!isAwaited(one, Date.now()))
    return (
      <span class="late">
        Не получилось. Соберите архив поменьше: за один год или по одной школе.
      </span>
    );
  const share = total.bytes > 0 ? Math.floor((100 * done.bytes) / total.bytes) : 0;
  return (
    <span role="status">
      <progress max={100} value={share} aria-label={`Собирается ${one.name}`} />{' '}
      {one.state === 'failed'
        ? 'Не получилось, повторим сами'
        : total.files > 0
          ? `Собирается: ${done.files} из ${counted(total.files, 'файла', 'файлов', 'файлов')}`
          : 'Собирается'}
    </span>
  );
}
