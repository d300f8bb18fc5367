/** «Пропавшие страницы»: links of evidence behind which there is nothing any more, with the reports that stand on them. */
import { at } from '../../functions/contract/addresses.ts';
import type { LostLink } from '../../functions/contract/links.ts';
import { counted, nameWords, taskWords } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { useLoad } from '../kit/load.ts';
import { sightWords } from './marks.tsx';

/** How many reports are named with a page. */
const mostNamed = 5;

export function LostPages({ roadmap }: { roadmap: string }) {
  const { value } = useLoad(
    () => read(api.roadmaps[':roadmap'].links.$get({ param: { roadmap } })),
    [roadmap],
  );
  const vanished = value?.links.filter((one) => one.state === 'vanished') ?? [];
  const silent = value?.links.filter((one) => one.state !== 'vanished') ?? [];
  if (vanished.length + silent.length === 0) return null;
  return (
    <section>
      <h2 class="ds-heading" data-size="xs">
        Пропавшие страницы
      </h2>
      <p class="hint">
        На этих страницах стоят сданные документы. Принятое остаётся принятым; попросите вернуть
        страницу или приложить её копию.
      </p>
      <ul class="tasks">
        {vanished.map((one) => (
          <Lost key={one.url} link={one} roadmap={roadmap} />
        ))}
      </ul>
      {silent.length > 0 && (
        <details>
          <summary>
            Не открылось при последней проверке:{' '}
            {counted(silent.length, 'страница', 'страницы', 'страниц')}
          </summary>
          <ul class="tasks">
            {silent.map((one) => (
              <Lost key={one.url} link={one} roadmap={roadmap} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Lost({ link, roadmap }: { link: LostLink; roadmap: string }) {
  const more = link.tasks.length - mostNamed;
  return (
    <li class="card">
      <p>
        <a class="ds-link" href={link.url} target="_blank" rel="noopener noreferrer">
          <bdi>{link.typed}</bdi>
        </a>
      </p>
      <p class={link.state === 'vanished' ? 'late' : 'hint'}>{sightWords(link)}.</p>
      <ul class="plain">
        {link.tasks.slice(0, mostNamed).map((one) => (
          <li key={one.item}>
            <a class="ds-link" href={at(roadmap).task(one.task, one.item)}>
              {nameWords(one.owner)}: {taskWords(one)}
            </a>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="hint">И ещё: {more}.</p>}
    </li>
  );
}
