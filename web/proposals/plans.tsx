/** «Дорожные карты»: those in force, those that are prepared, those that are closed, and the way in for a table. */
import { useState } from 'preact/hooks';
import { at } from '../../functions/contract/addresses.ts';
import type { ProposalHeading } from '../../functions/contract/proposals/proposal.ts';
import type { RoadmapHeading } from '../../functions/contract/roadmaps/roadmap.ts';
import { counted } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { may, plans } from '../door/state.ts';
import { useSigned, useTitle } from '../kit/load.ts';
import { Empty } from '../kit/notice.tsx';
import { Page } from '../kit/page.tsx';
import { Bring } from './bring.tsx';
import { Prepared } from './prepared.tsx';
import { yearsWords } from './words.ts';

const load = async () =>
  may('roadmap.propose') ? (await read(api.proposals.$get())).proposals : [];

export function PlansPage() {
  useTitle('Дорожные карты');
  const loaded = useSigned(load, []);
  return <Page loaded={loaded}>{(proposals) => <Listed proposals={proposals} />}</Page>;
}

function Listed({ proposals: brought }: { proposals: ProposalHeading[] }) {
  const [proposals, setProposals] = useState(brought);
  const all = plans();
  const open = all.filter(({ closed }) => !closed);
  const closed = all.filter((one) => one.closed);
  const nothing = all.length + proposals.length === 0;
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Дорожные карты
      </h1>
      {nothing && may('roadmap.propose') && (
        <p class="lead">
          Дорожных карт ещё нет. Начните с таблицы из приказа: вставьте её или выберите файл.
        </p>
      )}
      {nothing && !may('roadmap.propose') && (
        <Empty title="Дорожных карт ещё нет">
          <p>Их вносит ИМО или управление образования.</p>
        </Empty>
      )}
      {may('roadmap.propose') && <Bring />}
      <Prepared proposals={proposals} onChange={setProposals} />
      <Maps title="Действуют" maps={open} />
      <Maps title="Закрыты" maps={closed} />
    </>
  );
}

function Maps({ title, maps }: { title: string; maps: RoadmapHeading[] }) {
  if (maps.length === 0) return null;
  return (
    <section>
      <h2 class="ds-heading" data-size="xs">
        {title}
      </h2>
      <ul class="tasks">
        {maps.map(({ id, title: name, span, measures }) => (
          <li class="card" key={id}>
            <h3 class="ds-heading" data-size="2xs">
              <a class="ds-link" href={at(id).plan}>
                {name}
              </a>
            </h3>
            <p class="hint">
              {yearsWords(span)}, {counted(measures, 'мероприятие', 'мероприятия', 'мероприятий')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
