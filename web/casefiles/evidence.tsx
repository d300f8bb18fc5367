/** «Документы»: everything that was handed in, by period, side, measure and state; and all of it as one case file. */
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import type { Chosen, Selection } from '../../functions/contract/casefiles/selection.ts';
import { counted } from '../../functions/contract/words.ts';
import { bytes } from '../documents/papers.tsx';
import { api, type Failure, read } from '../door/client.ts';
import { ownSides } from '../door/state.ts';
import { refused } from '../kit/form.ts';
import { useSigned, useTitle } from '../kit/load.ts';
import { Empty, Loading, Trouble } from '../kit/notice.tsx';
import { Page } from '../kit/page.tsx';
import { Casefiles } from './casefiles.tsx';
import { ChosenRow } from './chosen.tsx';
import { type Choices, Filter, form, selectionOf } from './selection.tsx';

/** Rows that are drawn at once. */
const drawn = 100;

async function load(roadmap: string): Promise<Choices> {
  const [plan, { schools }] = await Promise.all([
    read(api.roadmaps[':roadmap'].$get({ param: { roadmap } })),
    read(api.schools.$get()),
  ]);
  return { plan, schools };
}

export function EvidencePage({ roadmap }: { roadmap: string }) {
  useTitle('Документы');
  const loaded = useSigned(() => load(roadmap), [roadmap]);
  return <Page loaded={loaded}>{(choices) => <List choices={choices} />}</Page>;
}

function List({ choices }: { choices: Choices }) {
  const { query } = useLocation();
  const selection = selectionOf(query);
  const roadmap = choices.plan.id;
  const { found, done, failure, again } = useEvidence(roadmap, selection);
  // What nobody can choose is told where one chooses.
  const faults = failure && failure.fields.length > 0 ? refused(form, failure) : [];
  const files = found.flatMap(({ item }) => item.documents);
  const size = files.reduce((all, one) => all + one.size, 0);
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Документы
      </h1>
      <Filter choices={choices} selection={selection} faults={faults} />
      <p class="found" role="status">
        {done || found.length > 0 ? (
          <>
            {done ? 'Найдено' : 'Загружается, пока найдено'}{' '}
            <b>{counted(found.length, 'документ', 'документа', 'документов')}</b>,{' '}
            {counted(files.length, 'файл', 'файла', 'файлов')}
            {files.length > 0 && `, ${bytes(size)}`}
          </>
        ) : (
          !failure && <Loading />
        )}
      </p>
      {failure && faults.length === 0 && <Trouble failure={failure} again={again} />}
      {faults.length === 0 && (
        <Casefiles roadmap={roadmap} selection={selection} empty={done && found.length === 0} />
      )}
      {done && found.length === 0 && (
        <Empty title="Ничего не найдено">
          {Object.keys(selection).length > 0 && (
            <p>Выберите другой год, школу, мероприятие или статус.</p>
          )}
          {ownSides().length > 0 ? (
            <p>
              Сюда попадает всё, что вы сдаёте:{' '}
              <a class="ds-link" href={at(roadmap).tasks()}>
                что нужно сдать
              </a>
              .
            </p>
          ) : (
            <p>Сюда попадает всё, что школы и ведомства передают на проверку.</p>
          )}
        </Empty>
      )}
      <Rows key={JSON.stringify(selection)} found={found} choices={choices} />
    </>
  );
}

function Rows({ found, choices }: { found: Chosen[]; choices: Choices }) {
  const [most, setMost] = useState(drawn);
  const rest = found.length - most;
  return (
    <>
      <ul class="tasks">
        {found.slice(0, most).map((one) => (
          <ChosenRow key={one.item.id} one={one} choices={choices} />
        ))}
      </ul>
      {rest > 0 && (
        <p class="actions">
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            onClick={() => setMost(most + drawn)}
          >
            Показать ещё {Math.min(rest, drawn)}
          </button>
        </p>
      )}
    </>
  );
}

type Found = { found: Chosen[]; done: boolean; failure?: Failure };

/** What a selection finds, growing as its pages come. */
function useEvidence(roadmap: string, selection: Selection): Found & { again: () => void } {
  const [state, set] = useState<Found>({ found: [], done: false });
  const [round, again] = useState(0);
  const words = JSON.stringify(selection);
  useEffect(() => {
    let current = true;
    async function pages() {
      const found: Chosen[] = [];
      let after: string | undefined;
      do {
        const query = { ...selection, ...(after !== undefined && { after }) };
        const route = api.roadmaps[':roadmap'].evidence;
        const page = await read(route.$get({ param: { roadmap }, query }));
        if (!current) return;
        found.push(...page.evidence);
        after = page.next;
        set({ found: [...found], done: after === undefined });
      } while (after !== undefined);
    }
    set({ found: [], done: false });
    pages().catch((failure) => current && set((so) => ({ ...so, failure })));
    return () => {
      current = false;
    };
  }, [roadmap, words, round]);
  return { ...state, again: () => again((count) => count + 1) };
}
