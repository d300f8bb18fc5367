/** «Ещё»: the places that are opened seldom, each with what one finds there. */
import { useTitle } from '../kit/load.ts';
import { Page } from '../kit/page.tsx';
import { useCounts } from './menu.tsx';
import { placesOf } from './places.ts';

const nothing = { value: true as const, failure: undefined, again: () => undefined };

export const More = ({ roadmap }: { roadmap: string }) => (
  <Page loaded={nothing}>{() => <Listed roadmap={roadmap} />}</Page>
);

function Listed({ roadmap }: { roadmap: string }) {
  useTitle('Ещё');
  const { rest } = placesOf(roadmap, useCounts(roadmap));
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Ещё
      </h1>
      <ul class="tasks">
        {rest.map(({ path, name, about, waits }) => (
          <li class="card" key={path}>
            <h2 class="ds-heading" data-size="2xs">
              <a class="ds-link" href={path}>
                {name}
              </a>{' '}
              {waits && <span class="waits">{waits}</span>}
            </h2>
            <p>{about}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
