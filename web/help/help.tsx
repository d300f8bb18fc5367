/** «Помощь»: the guide as a page, for anybody, with its contents before it. */
import { useEffect } from 'preact/hooks';
import guide from '../../docs/guide.md';
import { useTitle } from '../kit/load.ts';

export function Help() {
  useTitle('Помощь');
  useEffect(() => {
    // The page came after the address was asked for: whoever follows a link to a part of it is led there.
    const asked = location.hash.slice(1);
    const part = guide.headings.find(({ id }) => [id, encodeURIComponent(id)].includes(asked));
    if (part) document.getElementById(part.id)?.scrollIntoView();
  }, []);
  return (
    <div class="guide">
      <h1 class="ds-heading" data-size="md">
        Помощь
      </h1>
      <nav aria-label="Содержание" class="card">
        <ul>
          {guide.headings
            .filter(({ depth }) => depth < 4)
            .map(({ id, words, depth }) => (
              <li key={id} class={depth > 2 ? 'under' : undefined}>
                <a class="ds-link" href={`#${id}`}>
                  {words}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      {/* The text is our own, made by the build. */}
      <div class="guide-text" dangerouslySetInnerHTML={{ __html: guide.html }} />
    </div>
  );
}
