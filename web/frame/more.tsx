/** «Ещё»: the places that are opened seldom, each with what one finds there. */
import { useTitle } from '../kit/load.ts';
import { Absent } from '../kit/notice.tsx';
import { Page } from '../kit/page.tsx';
import { countedPlaces } from './menu.tsx';
import { PlaceName } from './place.tsx';

/** What one finds in a place, where the name alone would not say. */
const abouts: Record<string, string> = {
  'Что нужно сдать': 'То, что сдаёте вы сами: сроки, возвращённое, черновики.',
  'Задачи школ и ведомств':
    'Что с кого спрошено и как идёт дело: сначала возвращённое и просроченное.',
  Люди: 'Кто может войти и с какими правами.',
  Школы: 'Кого муниципалитет поддерживает, в какие годы и по какому приказу.',
  Настройки: 'Название муниципалитета и отделов, кого спросить, свои слова.',
};

const nothing = { value: true as const, failure: undefined, again: () => undefined };

export const More = ({ roadmap }: { roadmap: string }) => (
  <Page loaded={nothing}>{() => <Listed roadmap={roadmap} />}</Page>
);

function Listed({ roadmap }: { roadmap: string }) {
  useTitle('Ещё');
  const { rest } = countedPlaces(roadmap);
  if (rest.length === 0) return <Absent />;
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Ещё
      </h1>
      <ul class="tasks">
        {rest.map((place) => (
          <li class="card" key={place.path}>
            <h2 class="ds-heading" data-size="2xs">
              <a class="ds-link" href={place.path}>
                <PlaceName place={place} />
              </a>
            </h2>
            <p>{abouts[place.name]}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
