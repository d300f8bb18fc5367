/** What will follow from a change of the registry, told before it is saved: which tasks appear, which stay as they are. */
import { useEffect, useState } from 'preact/hooks';
import type { SchoolInput } from '../../functions/contract/schools/school.ts';
import { appearWords, reportsWords } from '../../functions/contract/schools/words.ts';
import type { Foresight } from '../../functions/contract/tasks/foresight.ts';
import { nameWords } from '../../functions/contract/words.ts';
import { api, type Failure, read } from '../door/client.ts';
import { Loading, Trouble } from '../kit/notice.tsx';

/** As many as one request may ask about, and no more than a body may hold. */
const most = { schools: 30, signs: 60_000 };
/** Typing goes on: nothing is asked at every key. */
const pause = 400;

function portions(schools: SchoolInput[]): SchoolInput[][] {
  const all: SchoolInput[][] = [];
  let signs = 0;
  for (const school of schools) {
    const own = JSON.stringify(school).length;
    const last = all.at(-1);
    if (!last || last.length >= most.schools || signs + own > most.signs) {
      all.push([school]);
      signs = own;
    } else {
      last.push(school);
      signs += own;
    }
  }
  return all;
}

type Plan = Foresight['plans'][number];

async function foresee(schools: SchoolInput[]): Promise<Plan[]> {
  const plans = new Map<string, Plan>();
  for (const some of portions(schools)) {
    const told = await read(api.schools.foresight.$post({ json: { schools: some } }));
    for (const plan of told.plans) {
      const known = plans.get(plan.roadmap);
      plans.set(
        plan.roadmap,
        known ? { ...plan, schools: [...known.schools, ...plan.schools] } : plan,
      );
    }
  }
  return [...plans.values()];
}

export type Foreseen = { plans?: Plan[] | undefined; failure?: Failure; again: () => void };

/** Asks what will follow; `plans` stand there only for exactly these schools. */
export function useForesight(schools: SchoolInput[]): Foreseen {
  const key = JSON.stringify(schools);
  const [state, set] = useState<{ key: string; plans?: Plan[]; failure?: Failure }>();
  const [round, again] = useState(0);
  useEffect(() => {
    if (schools.length === 0) return;
    let current = true;
    const waits = setTimeout(() => {
      foresee(schools).then(
        (plans) => current && set({ key, plans }),
        (failure) => current && set({ key, failure }),
      );
    }, pause);
    return () => {
      current = false;
      clearTimeout(waits);
    };
  }, [key, round]);
  const told = state?.key === key ? state : undefined;
  return {
    plans: schools.length === 0 ? [] : told?.plans,
    ...(told?.failure && { failure: told.failure }),
    again: () => again((count) => count + 1),
  };
}

type Props = { foreseen: Foreseen; schools: SchoolInput[] };

export function Follows({ foreseen: { plans, failure, again }, schools }: Props) {
  const nameOf = (id: string) => schools.find((one) => one.id === id)?.name ?? id;
  const told = plans?.filter((plan) => plan.schools.length > 0) ?? [];
  return (
    <section class="follows" aria-live="polite">
      <h3 class="ds-heading" data-size="2xs">
        Что будет после сохранения
      </h3>
      {failure && <Trouble failure={failure} again={again} />}
      {!plans && !failure && <Loading />}
      {plans?.length === 0 && (
        <p>Утверждённой дорожной карты ещё нет: отчёты появятся, когда её утвердят.</p>
      )}
      {plans && plans.length > 0 && told.length === 0 && <p>Новых отчётов не появится.</p>}
      {told.map((plan) => (
        <div key={plan.roadmap}>
          <p class="hint">{plan.title}</p>
          <ul>
            {plan.schools.map(({ school, appear, stay }) => (
              <li key={school}>
                {appear.length > 0
                  ? appearWords(nameOf(school), appear)
                  : nameWords(nameOf(school))}
                {stay > 0 &&
                  `${appear.length > 0 ? '; ' : ': '}нового не спросим, ${reportsWords(stay)} уже ${
                    stay === 1 ? 'выдан и останется' : 'выданы и останутся'
                  } — со всем, что сдано`}
                .
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
