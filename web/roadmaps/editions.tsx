/** By what a plan holds: its versions with order, reason, who and when; and that it is closed, with the way back. */
import { useState } from 'preact/hooks';
import type { Edition, Ground, Roadmap } from '../../functions/contract/roadmaps/roadmap.ts';
import { counted, longDay, moment, numberWords, shortDay } from '../../functions/contract/words.ts';
import { api, based, read } from '../door/client.ts';
import { refresh } from '../door/session.ts';
import { may } from '../door/state.ts';
import { planSentence } from './refusals.ts';

type Props = { plan: Roadmap; onChange: () => void };

export const Editions = ({ plan, onChange }: Props) => (
  <>
    {plan.closed && <Closed plan={plan} onChange={onChange} />}
    <Held plan={plan} />
  </>
);

/** «Приказ управления образования № 12 от 01.03.2024». */
const groundWords = ({ order, number, date }: Ground): string =>
  `${order} ${numberWords(number)} от ${shortDay(date)}`;

function Held({ plan: { approved, editions = [], edition = 1 } }: { plan: Roadmap }) {
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
        Задачи выданы. <OrderLink ground={ground} />
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

/** The file of an order, by a link of a moment. */
function OrderLink({ ground }: { ground: Ground | undefined }) {
  const [fault, setFault] = useState('');
  const file = ground?.file;
  if (!file || !may('task.read')) return null;
  const open = async () => {
    try {
      const param = { owner: file.owner, id: file.document };
      const link = await read(api.documents[':owner'][':id'].url.$get({ param, query: {} }));
      location.assign(link.url);
    } catch (thrown) {
      setFault(planSentence(thrown));
    }
  };
  return (
    <>
      <button type="button" class="ds-link" onClick={open}>
        Открыть «{file.name}»
      </button>
      {fault && <span class="ds-validation-message">{fault}</span>}
    </>
  );
}

function Closed({ plan, onChange }: Props) {
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
