/**
 * «Помощь» is the guide for schools and ИМО (docs/guide.md), made a page when the site is built: one text, two places. A
 * plugin of Vite: `import guide from '…/guide.md'` gives its HTML, its pictures among the assets, and its headings.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Marked, type Tokens } from 'marked';
import type { Plugin } from 'vite';

/** As `web/help/markdown.d.ts` tells it to the page. */
type Guide = { html: string; headings: { id: string; words: string; depth: number }[] };

/** «Что нужно сдать» → `что-нужно-сдать`: a place in the page. */
const idOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** Makes a guide of Markdown. `picture`: the address of a picture, told of the path that stands in the text. */
function guideOf(text: string, picture: (path: string) => string): Guide {
  const headings: Guide['headings'] = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        // The title of the page stands above; the rest begins below it.
        if (depth === 1) return '';
        headings.push({ id: idOf(text), words: text, depth });
        const words = this.parser.parseInline(tokens);
        return `<h${depth} class="ds-heading" id="${idOf(text)}" tabindex="-1">${words}</h${depth}>`;
      },
      image: ({ href, text }: Tokens.Image) =>
        `<img src="${picture(href)}" alt="${text}" loading="lazy">`,
    },
  });
  return { html: marked.parse(text, { async: false }), headings };
}

/** The plugin. */
export const guide = (): Plugin => ({
  name: 'guide',
  load(id) {
    if (!id.endsWith('.md')) return null;
    const pictures = new Map<string, string>();
    const made = guideOf(readFileSync(id, 'utf8'), (path) => {
      const name = `__picture_${pictures.size}__`;
      pictures.set(name, join(dirname(id), path));
      return name;
    });
    const imports = [...pictures].map(
      ([name, file]) => `import ${name} from ${JSON.stringify(file)};`,
    );
    const put = [...pictures.keys()].map((name) => `.replaceAll(${JSON.stringify(name)}, ${name})`);
    return `${imports.join('\n')}
      // ${basename(id)}
      export default { headings: ${JSON.stringify(made.headings)}, html: ${JSON.stringify(made.html)}${put.join('')} };`;
  },
});
