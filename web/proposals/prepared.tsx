/** Tables that are being read into a road map: who changed them last, going on with one, throwing it away and back. */
import { useState } from 'preact/hooks';
import { proposalPage } from '../../functions/contract/addresses.ts';
import type { ProposalHeading } from '../../functions/contract/proposals/proposal.ts';
import { moment } from '../../functions/contract/words.ts';
import { api, based, read } from '../door/client.ts';
import { planOf } from '../door/state.ts';
import { planSentence } from '../roadmaps/refusals.ts';

type Props = { proposals: ProposalHeading[]; onChange: (all: ProposalHeading[]) => void };

export function Prepared({ proposals, onChange }: Props) {
  const [gone, setGone] = useState<ProposalHeading>();
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setFault('');
    await work().catch((thrown: unknown) => setFault(planSentence(thrown)));
    setBusy(false);
  };
  const drop = (one: ProposalHeading) =>
    act(async () => {
      const param = { proposal: one.id };
      const route = api.proposals[':proposal'];
      setGone(await read(route.$delete({ param }, based(one.version))));
      onChange(proposals.filter(({ id }) => id !== one.id));
    });
  // Saving it again takes it up.
  const back = (one: ProposalHeading) =>
    act(async () => {
      const param = { proposal: one.id };
      const { proposal } = await read(api.proposals[':proposal'].$get({ param }));
      const { grid, answers, edits, version } = proposal;
      const json = { grid, answers, edits };
      const saved = await read(api.proposals[':proposal'].$put({ param, json }, based(version)));
      onChange([saved, ...proposals]);
      setGone(undefined);
    });
  if (proposals.length === 0 && !gone && !fault) return null;
  return (
    <section>
      <h2 class="ds-heading" data-size="xs">
        Готовятся
      </h2>
      {gone && (
        <p class="ds-alert" data-color="info" role="status">
          Выброшено: «{gone.title}».{' '}
          <button type="button" class="ds-link" aria-disabled={busy} onClick={() => back(gone)}>
            Вернуть
          </button>
        </p>
      )}
      {fault && (
        <p class="ds-alert" data-color="danger" role="alert">
          {fault}
        </p>
      )}
      <ul class="tasks">
        {proposals.map((one) => (
          <li class="card task" key={one.id}>
            <div>
              <h3 class="ds-heading" data-size="2xs">
                <a class="ds-link" href={proposalPage(one.id)}>
                  {one.title}
                </a>
              </h3>
              <p>{about(one)}</p>
              <p class="hint">
                Изменено {moment(one.changed.at)}, {one.changed.name}
              </p>
            </div>
            <p class="line">
              <a
                class="ds-button"
                data-variant="secondary"
                href={proposalPage(one.id)}
                aria-label={`Продолжить: ${one.title}`}
              >
                Продолжить
              </a>
              <button
                type="button"
                class="ds-link"
                aria-disabled={busy}
                aria-label={`Выбросить: ${one.title}`}
                onClick={() => drop(one)}
              >
                Выбросить
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const about = ({ roadmap }: ProposalHeading): string =>
  roadmap
    ? `Новая редакция: ${planOf(roadmap)?.title ?? 'дорожной карты'}`
    : 'Новая дорожная карта. Не утверждена: задачи не выданы.';
