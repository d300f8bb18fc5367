/** A table on its way to a plan: its title, questions, the preview, what it will ask, the approval; one page, one chain. */
import { useMemo, useState } from 'preact/hooks';
import { at, plansPage } from '../../functions/contract/addresses.ts';
import type { Reading } from '../../functions/contract/reading/reading.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { counted } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { planOf } from '../door/state.ts';
import { useSigned, useTitle } from '../kit/load.ts';
import { Page } from '../kit/page.tsx';
import { ApprovalForm } from './approval.tsx';
import { perSchool, WillAsk } from './asked.tsx';
import { Effects } from './effects.tsx';
import { type Asked, Preview } from './preview.tsx';
import { Questions } from './questions.tsx';
import { type Sum, sumOf } from './reckon.ts';
import { Choice, SavingLine } from './saving.tsx';
import { yearsWords } from './words.ts';
import { type Opened, openProposal, useWork, type Work } from './work.ts';

async function load(id: string) {
  const [opened, { schools }] = await Promise.all([openProposal(id), read(api.schools.$get())]);
  return { opened, schools };
}

export function ProposalPage({ proposal }: { proposal: string }) {
  const loaded = useSigned(() => load(proposal), [proposal]);
  return (
    <Page loaded={loaded}>
      {({ opened, schools }) => <Chain key={proposal} opened={opened} schools={schools} />}
    </Page>
  );
}

function Chain({ opened, schools }: { opened: Opened; schools: School[] }) {
  const { proposal } = opened;
  const work = useWork(opened);
  const [asked, ask] = useState<Asked>();
  const { reading } = work;
  useTitle(proposal.title);
  const sum = useMemo(() => ('unread' in reading ? undefined : sumOf(reading, schools)), [reading]);
  const of = proposal.roadmap;
  const head = (
    <>
      <p>
        <a class="ds-link" href={plansPage}>
          ← Дорожные карты
        </a>
      </p>
      <p class="hint">
        {of ? (
          <>
            Новая редакция:{' '}
            <a class="ds-link" href={at(of).plan}>
              {planOf(of)?.title ?? 'дорожная карта'}
            </a>
          </>
        ) : (
          'Новая дорожная карта, ещё не утверждена'
        )}
      </p>
    </>
  );
  if ('unread' in reading || !sum)
    return (
      <>
        {head}
        <h1 class="ds-heading" data-size="md">
          {proposal.title}
        </h1>
        <Choice work={work} />
        <p class="ds-alert" data-color="danger" role="alert">
          {'unread' in reading && reading.unread.words}
        </p>
        <SavingLine work={work} />
        <Undo work={work} />
      </>
    );
  const open = reading.questions.filter(({ answer }) => answer === undefined).length;
  return (
    <>
      {head}
      <h1 class="ds-heading" data-size="md">
        {reading.title}
      </h1>
      <Title reading={reading} work={work} />
      <Standing reading={reading} work={work} sum={sum} open={open} />
      <Choice work={work} />
      <Questions
        reading={reading}
        work={work}
        onGo={(measure) =>
          ask(({ round } = { measure, round: 0 }) => ({ measure, round: round + 1 }))
        }
      />
      <Preview reading={reading} work={work} asked={asked} />
      <WillAsk reading={reading} sum={sum} work={work} />
      <section class="question" aria-labelledby="approval">
        <h2 class="ds-heading" data-size="sm" id="approval" tabIndex={-1}>
          {of ? 'Утверждение редакции' : 'Утверждение'}
        </h2>
        {of && <Effects proposal={proposal.id} reading={reading} work={work} />}
        <ApprovalForm proposal={proposal} work={work} open={open} />
      </section>
    </>
  );
}

type Props = { reading: Reading; work: Work };

/** How it stands, always in view: what was read, what is open, what it will ask, whether it is saved. */
function Standing({ reading, work, sum, open }: Props & { sum: Sum; open: number }) {
  const { measures, span } = reading;
  return (
    <div class="standing">
      <p aria-live="polite">
        <a class="ds-link" href="#preview">
          {counted(measures.length, 'мероприятие', 'мероприятия', 'мероприятий')}
        </a>
        ,{' '}
        <a class="ds-link" href="#questions">
          {open > 0 ? `вопросов осталось ${open}` : 'вопросов не осталось'}
        </a>
        ,{' '}
        <a class="ds-link" href="#asked">
          {sum.schools.length > 0 ? `школе ${perSchool(sum)}` : `всего задач ${sum.all}`}
        </a>
        {', '}
        <a class="ds-link" href="#approval">
          {open > 0 ? yearsWords(span) : 'можно утверждать'}
        </a>
      </p>
      <SavingLine work={work} />
    </div>
  );
}

/** The title of the plan, as it will be called everywhere. */
function Title({ reading, work }: Props) {
  const [opened, open] = useState(false);
  if (!opened)
    return (
      <p>
        <button
          type="button"
          class="ds-link"
          onClick={() => {
            open(true);
            setTimeout(() => document.getElementById('title')?.focus());
          }}
        >
          Изменить название
        </button>
      </p>
    );
  return (
    <div class="ds-field">
      <label class="ds-label" data-weight="medium" for="title">
        Название
      </label>
      <textarea
        class="ds-input"
        id="title"
        rows={2}
        maxLength={500}
        defaultValue={reading.title}
        onInput={(event) => {
          const title = event.currentTarget.value;
          if (title.trim()) work.edit({ what: 'title', title });
        }}
      />
      <p>
        <button type="button" class="ds-link" onClick={() => open(false)}>
          Готово
        </button>
      </p>
    </div>
  );
}

/** A correction of a text made the table unreadable: the last one is taken back. */
function Undo({ work }: { work: Work }) {
  if (work.typed.edits.length === 0) return null;
  return (
    <button type="button" class="ds-button" data-variant="secondary" onClick={work.undo}>
      Отменить последнее исправление
    </button>
  );
}
