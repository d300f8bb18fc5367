/** Casefiles of evidence: asked for by the selection on the page, watched while they are made, taken. */
import { useEffect, useState } from 'preact/hooks';
import { isAwaited, isTriedAgain } from '../../functions/contract/awaited.ts';
import type { Casefile } from '../../functions/contract/casefiles/casefile.ts';
import { mostADay } from '../../functions/contract/casefiles/quota.ts';
import type { Selection } from '../../functions/contract/casefiles/selection.ts';
import { sidesOf } from '../../functions/contract/people/access.ts';
import { counted, moment } from '../../functions/contract/words.ts';
import { bytes } from '../documents/papers.tsx';
import { api, read } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';
import { may, ownSides, session } from '../door/state.ts';
import { Faults } from '../kit/faults.tsx';
import { refused } from '../kit/form.ts';
import { useLoad } from '../kit/load.ts';
import { Trouble } from '../kit/notice.tsx';
import { useSchema } from '../kit/schema.ts';
import { useFaults } from '../kit/shown.ts';
import { form } from './selection.tsx';

type Props = { roadmap: string; selection: Selection; empty: boolean };

const all = 'casefile.make';

/** The case files that one may have: those of one's own side first, however many others asked for. */
async function load(roadmap: string, side: string | undefined): Promise<Casefile[]> {
  const route = api.roadmaps[':roadmap'].casefiles;
  const of = async (query: { side?: string }) =>
    (await read(route.$get({ param: { roadmap }, query }))).casefiles;
  const person = session.peek()?.person;
  const own = person && may(all) ? sidesOf(person, all, {})[0] : side;
  const [mine, everybody] = await Promise.all([
    own === undefined ? [] : of({ side: own }),
    may(all) || own === undefined ? of({}) : [],
  ]);
  const ids = new Set(mine.map(({ id }) => id));
  return [...mine, ...everybody.filter(({ id }) => !ids.has(id))];
}

const loadSchema = () =>
  import('../../functions/contract/casefiles/casefile.ts').then((all) => all.CasefileRequest);

/** Casefiles that stand in the list before it is unfolded. */
const newest = 3;

/** Whether this person may have case files of a side; of none: of all. */
const mayMake = (owes: string | undefined): boolean =>
  may(all) ||
  (owes !== undefined &&
    !!session.value &&
    sidesOf(session.value.person, all, { owes }).length > 0);

const tooMany = () => {
  const most = counted(mostADay[may(all) ? 'office' : 'school'], 'архива', 'архивов', 'архивов');
  return `За день собирается не больше ${most}. Следующий можно собрать завтра, а готовые скачать и сегодня.`;
};

export function Casefiles({ roadmap, selection, empty }: Props) {
  const { faults, round, show } = useFaults(form.button);
  const check = useSchema(loadSchema);
  const [asking, setAsking] = useState(false);
  const [whole, setWhole] = useState(false);
  const allowed = mayMake(selection.side);
  const listed = may(all) || ownSides().some((side) => mayMake(side));
  // A school that was chosen is asked for its own; without one whoever may have all sees all.
  const side = may(all) || !allowed ? undefined : selection.side;
  const { value, failure, again } = useLoad(
    () => (listed ? load(roadmap, side) : Promise.resolve(undefined)),
    [roadmap, listed, side],
  );
  const found = value ?? [];
  useEffect(() => {
    const awaited = found.filter(isAwaited);
    if (awaited.length === 0) return;
    // After a failed try the next one waits minutes.
    const timer = setTimeout(again, awaited.every(isTriedAgain) ? 20_000 : 1000);
    return () => clearTimeout(timer);
  }, [value]);
  if (!listed) return null;

  const ask = async () => {
    if (asking) return;
    setAsking(true);
    show([]);
    const json = { id: crypto.randomUUID(), selection };
    try {
      await check(json);
      await read(api.roadmaps[':roadmap'].casefiles.$post({ param: { roadmap }, json }));
      again();
    } catch (failure) {
      show(refused({ ...form, refusals: { casefiles: { sentence: tooMany() } } }, failure));
    }
    setAsking(false);
  };
  return (
    <section class="casefiles" aria-label="Архивы">
      {!allowed && (
        <p class="hint">Архив можно собрать по своей школе: выберите её в поле «Чьи».</p>
      )}
      {allowed && empty && <p class="hint">Архив собирать не из чего.</p>}
      {allowed && !empty && (
        <p class="actions">
          <button
            type="button"
            class="ds-button"
            id={form.button}
            aria-disabled={asking}
            onClick={ask}
          >
            Скачать всё одним архивом (ZIP)
          </button>
          <span class="hint">
            Войдёт всё, что выбрано выше: файлы, переписка и опись. Архив соберётся сам, страницу
            можно закрыть.
          </span>
        </p>
      )}
      <Faults faults={faults} round={round} />
      {failure && <Trouble failure={failure} again={again} />}
      {found.length > 0 && (
        <>
          <h2 class="ds-heading" data-size="2xs">
            Архивы
          </h2>
          <ul class="casefile-list">
            {found.slice(0, whole ? found.length : newest).map((one) => (
              <Asked key={one.day + one.id} one={one} />
            ))}
          </ul>
          {!whole && found.length > newest && (
            <p>
              <button type="button" class="ds-link" onClick={() => setWhole(true)}>
                Показать все архивы: {found.length}
              </button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Asked({ one }: { one: Casefile }) {
  const [fault, setFault] = useState<string>();
  const { roadmap, day, id } = one;
  const take = () =>
    read(
      api.roadmaps[':roadmap'].casefiles[':day'][':id'].url.$get({ param: { roadmap, day, id } }),
    ).then(
      ({ url }) => {
        setFault(undefined);
        location.assign(url);
      },
      (failure) => setFault(sentenceOf(failure)),
    );
  return (
    <li>
      {one.state === 'ready' ? (
        <button type="button" class="ds-link" onClick={take}>
          <bdi>{one.name}</bdi>
        </button>
      ) : (
        <bdi>{one.name}</bdi>
      )}
      <CasefileState one={one} />
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

const clearedWords = {
  withdrawal: 'Архив убран: после него из просмотра изъяли документ. Соберите архив заново.',
  term: 'Архив убран: срок хранения прошёл. Соберите архив заново.',
};

function CasefileState({ one }: { one: Casefile }) {
  if (one.state === 'cleared')
    return <span>{one.why ? clearedWords[one.why] : 'Архив убран: соберите заново.'}</span>;
  if (one.state === 'ready') {
    const left = Math.max(1, Math.ceil((one.until - Date.now()) / 86_400_000));
    return (
      <span>
        {counted(one.total.files, 'файл', 'файла', 'файлов')}, {bytes(one.size)}. Хранится ещё{' '}
        {counted(left, 'день', 'дня', 'дней')}.
      </span>
    );
  }
  if (!isAwaited(one))
    return (
      <span class="late">
        Не получилось. Соберите архив поменьше: за один год или по одной школе.
      </span>
    );
  return (
    <span role="status">
      <Progress one={one} />{' '}
      {isTriedAgain(one)
        ? 'Не получилось, повторим сами'
        : one.state === 'making' && one.total.files > 0
          ? `Собирается: ${one.done.files} из ${counted(one.total.files, 'файла', 'файлов', 'файлов')}`
          : 'Собирается'}
    </span>
  );
}

function Progress({ one }: { one: Casefile }) {
  const share =
    one.state === 'making' && one.total.bytes > 0
      ? Math.floor((100 * one.done.bytes) / one.total.bytes)
      : 0;
  return <progress max={100} value={share} aria-label={`Собирается ${one.name}`} />;
}
