/** «С чего начать»: the steps of a new municipality in their order, what is done of them and what is next. */
import type { ComponentChildren } from 'preact';
import {
  peoplePage,
  plansPage,
  schoolListPage,
  schoolsPage,
  settingsPage,
} from '../../functions/contract/addresses.ts';
import { counted, nameWords } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { plans, site } from '../door/state.ts';
import { useSigned, useTitle } from '../kit/load.ts';
import { Page } from '../kit/page.tsx';

async function load() {
  const [settings, { schools }, { people }] = await Promise.all([
    read(api.settings.$get()),
    read(api.schools.$get()),
    read(api.people.$get()),
  ]);
  return { name: settings.name, schools: schools.length, people: people.length };
}

type Known = Awaited<ReturnType<typeof load>>;
type Step = { name: string; path: string; done: string; about: string };

const stepsOf = ({ name, schools, people }: Known): Step[] => [
  {
    name: 'Назвать муниципалитет и отделы',
    path: settingsPage,
    done: name && nameWords(name),
    about: 'Как он называется, как зовут управление и методический отдел, кого спрашивать.',
  },
  {
    name: 'Внести школы',
    path: schools > 0 ? schoolsPage : schoolListPage,
    done: schools > 0 ? counted(schools, 'школа', 'школы', 'школ') : '',
    about: 'Список вставляется из Excel или Word: школа, годы, категория, приказ.',
  },
  {
    name: 'Впустить людей',
    path: peoplePage,
    done: people > 1 ? counted(people, 'человек', 'человека', 'человек') : '',
    about: 'Методиста ИМО, специалиста управления, координаторов школ: войдут по рабочей почте.',
  },
  {
    name: 'Внести дорожную карту',
    path: plansPage,
    done: (site.value?.roadmaps.length ?? 0) > 0 ? 'утверждена' : '',
    about:
      plans().length > 0
        ? 'Карта внесена. Её утверждает ИМО или управление образования: тогда школам выдадут задачи.'
        : 'Таблица вашего приказа. Когда её утвердят, каждая школа увидит, что с неё спрошено.',
  },
];

export function Begin() {
  useTitle('С чего начать');
  const loaded = useSigned(load, []);
  return (
    <Page loaded={loaded}>
      {(known) => {
        const steps = stepsOf(known);
        const next = steps.find(({ done }) => !done);
        return (
          <>
            <h1 class="ds-heading" data-size="md">
              С чего начать
            </h1>
            <p class="lead">
              {next
                ? 'Четыре шага, и школы увидят, что с них спрошено. Порядок можно менять: набранное не пропадёт.'
                : 'Всё готово: школы видят, что с них спрошено.'}
            </p>
            <ol class="steps">
              {steps.map((step, place) => (
                <StepRow key={step.name} step={step} number={place + 1} isNext={step === next}>
                  {step.about}
                </StepRow>
              ))}
            </ol>
          </>
        );
      }}
    </Page>
  );
}

type Props = { step: Step; number: number; isNext: boolean; children: ComponentChildren };

const StepRow = ({ step: { name, path, done }, number, isNext, children }: Props) => {
  const act = done ? 'Открыть' : isNext ? 'Начать' : 'Перейти';
  return (
    <li class={isNext ? 'card next' : 'card'}>
      <h2 class="ds-heading" data-size="xs">
        <span class="number" aria-hidden="true">
          {done ? '✓' : number}
        </span>
        {name}
      </h2>
      <p>{children}</p>
      <p class="line">
        <a class={isNext ? 'ds-button' : 'ds-link'} href={path} aria-label={`${act}: ${name}`}>
          {act}
        </a>
        <span class="hint">
          {done ? `Сделано: ${done}` : isNext ? 'Это следующий шаг' : 'Ещё не сделано'}
        </span>
      </p>
    </li>
  );
};
