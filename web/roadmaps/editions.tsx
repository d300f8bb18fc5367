/** By what a plan holds: its versions with order, reason, who and when; and that it is closed, with the way back. */
import { useState } from 'preact/hooks';
import type { Edition, Ground, Roadmap } from '../../functions/contract/roadmaps/roadmap.ts';
import { counted, longDay, moment, numberWords, shortDay } from '../../functions/contract/words.ts';
import { api, based, read } from '../door/client.ts';
import { refresh } from '../door/session.ts';
import { may } from '../door/state.ts';
import { planSentence } from './refusals.ts';

type Props = {
  plan: Roadmap;
  /** Tasks are on their way. */
  issuing: boolean;
  onChange: () => void;
};

export const Editions = ({ plan, issuing, onChange }: Props) => (
  <>
    {plan.closed && <Closed plan={plan} onChange={onChange} />}
    <Held plan={plan} issuing={issuing} />
    {plan.approved && <Tables roadmap={plan.id} number={plan.edition ?? 1} />}
  </>
);

/** «Приказ управления образования № 12 от 01.03.2024». */
const groundWords = ({ order, number, date }: Ground): string =>
  `${order} ${numberWords(number)} от ${shortDay(date)}`;

function Held({ plan, issuing }: Omit<Props, 'onChange'>) {
  const { approved, editions = [], edition = 1 } = plan;
  if (!approved) return null;
  const now = editions.find(({ number }) => number === edition);
  const ground = now?.ground ?? approved.ground;
  const ahead = editions.filter(({ number }) => number > edition);
  return (
    <>
      <p class="hint">
        {ground
          ? `Основание: ${groundWords(ground)}. Утвердил(а): ${(now ?? approved).name}. `
          : `План утверждён: ${approved.name}. `}
        <span role="status">{issuing ? 'Задачи выдаются…' : 'Задачи выданы.'}</span>{' '}
        <OrderLink ground={ground} />
      </p>
      {ahead.map((one) => (
        <p class="ds-alert" data-color="info" key={one.number}>
          С {longDay(one.from)} действует новая редакция{one.reason && `: ${one.reason}`}
        </p>
      ))}
      {editions.length > 1 && (
        <details>
          <summary>{counted(editions.length, 'редакция', 'редакции', 'редакций')}</summary>
          <ol class="history">
            {editions.map((one) => (
              <li key={one.number} value={one.number}>
                <One edition={one} now={one.number === edition} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

const One = ({
  edition: { from, reason, ground, name, at },
  now,
}: {
  edition: Edition;
  now: boolean;
}) => (
  <>
    <b>С {longDay(from)}</b>
    {now && ' — действует'}
    {reason && <p>{reason}</p>}
    <p class="hint">
      {ground && `${groundWords(ground)}. `}
      {name && `Утвердил(а): ${name}, ${moment(at)}. `}
      <OrderLink ground={ground} />
    </p>
  </>
);

/** The table of a version as a file, in its own columns. */
function Tables({ roadmap, number }: { roadmap: string; number: number }) {
  const route = api.roadmaps[':roadmap'].editions[':number'].files[':format'];
  const take = (format: 'docx' | 'xlsx') =>
    read(route.$get({ param: { roadmap, number: String(number), format } }));
  return (
    <p class="line">
      Таблица плана: <FileLink words="Word" load={() => take('docx')} />{' '}
      <FileLink words="Excel" load={() => take('xlsx')} />
    </p>
  );
}

type LinkProps = { words: string; load: () => Promise<{ url: string }> };

/** A file by a link of a moment; why there is none is said beside it. */
function FileLink({ words, load }: LinkProps) {
  const [fault, setFault] = useState('');
  const open = () =>
    load().then(
      ({ url }) => {
        setFault('');
        location.assign(url);
      },
      (thrown) => setFault(planSentence(thrown)),
    );
  return (
    <>
      <button type="button" class="ds-link" onClick={open}>
        {words}
      </button>
      {fault && (
        <span class="ds-validation-message" role="alert">
          {fault}
        </span>
      )}
    </>
  );
}

/** The file of an order. */
function OrderLink({ ground }: { ground: Ground | undefined }) {
  const file = ground?.file;
  if (!file || !may('task.read')) return null;
  const param = { owner: file.owner, id: file.document };
  return (
    <FileLink
      words={`Открыть «${file.name}»`}
      load={() => read(api.documents[':owner'][':id'].url.$get({ param, query: {} }))}
    />
  );
}

function Closed({ plan, onChange }: Omit<Props, 'issuing'>) {
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const { closed } = plan;
  if (!closed) return null;
  const reopen = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const param = { roadmap: plan.id };
      await read(api.roadmaps[':roadmap'].closing.$delete({ param }, based(plan.version)));
      await refresh();
      onChange();
    } catch (thrown) {
      setFault(planSentence(thrown));
    }
    setBusy(false);
  };
  return (
    <div class="ds-alert" data-color="info">
      <p>
        Дорожная карта закрыта {moment(closed.at)}, {closed.name}.{' '}
        {closed.reason && `${closed.reason.replace(/\.$/u, '')}. `}
        Сдать и проверить по ней больше ничего нельзя, всё сданное видно.
      </p>
      {may('roadmap.approve') && (
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          aria-disabled={busy}
          onClick={reopen}
        >
          Открыть снова
        </button>
      )}
      {fault && <p class="ds-validation-message">{fault}</p>}
    </div>
  );
}
