/**
 * What a browser loads for each page, gzipped as a CDN does: the document, the entry with its static imports, the chunk
 * of the page with its own, the styles, the fonts. Pages are those that `web/main.tsx` loads lazily, by Vite's manifest.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Manifest, type ManifestChunk } from 'vite';
import { kb, part, promise, remark, table } from './print.ts';
import { promises } from './promises.ts';

const root = join(import.meta.dirname, '..');
export const formPage = 'submissions/submission.tsx';

/** Bytes of a page: its script before anything is asked of it, of that what no other page brought, what may come later. */
export type Weight = { page: string; script: number; own: number; later: number; css: number };

/** Builds the pages into a folder, with a manifest. */
async function built(folder: string): Promise<Manifest> {
  // A test has set it to something else, and Vite would build what nobody serves.
  process.env.NODE_ENV = 'production';
  await build({
    root: join(root, 'web'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, manifest: true },
  });
  return JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
}

/** Weighs every page of a build of its own. */
export async function weighPages(folder: string) {
  const manifest = await built(folder);
  const packed = new Map<string, number>();
  const weigh = (files: Iterable<string>): number => {
    let all = 0;
    for (const file of files) {
      if (!packed.has(file)) packed.set(file, gzipSync(readFileSync(join(folder, file))).length);
      all += packed.get(file) ?? 0;
    }
    return all;
  };

  /** Chunks that load together with these, by their keys. */
  const closure = (keys: string[]): Set<string> => {
    const found = new Set<string>();
    const visit = (key: string): void => {
      if (found.has(key)) return;
      found.add(key);
      manifest[key]?.imports?.forEach(visit);
    };
    keys.forEach(visit);
    return found;
  };
  const of = (keys: Iterable<string>, files: (chunk: ManifestChunk) => string[]) =>
    new Set([...keys].flatMap((key) => (manifest[key] ? files(manifest[key]) : [])));
  const scripts = (keys: Iterable<string>) => of(keys, (chunk) => [chunk.file]);
  const styles = (keys: Iterable<string>) => of(keys, (chunk) => chunk.css ?? []);

  const [entry, start] = Object.entries(manifest).find(([, chunk]) => chunk.isEntry) ?? [];
  const pages = start?.dynamicImports ?? [];
  if (!entry || !pages.includes(formPage))
    throw new Error(`web/main.tsx does not load ${formPage} lazily`);
  const weights = pages.map((page): Weight => {
    const loaded = closure([entry, page]);
    const next = [...loaded].flatMap((key) => manifest[key]?.dynamicImports ?? []);
    const later = closure(next.filter((key) => !pages.includes(key)));
    return {
      page,
      script: weigh(scripts(loaded)),
      own: weigh(scripts([...closure([page])].filter((key) => !closure([entry]).has(key)))),
      later: weigh(scripts([...later].filter((key) => !loaded.has(key)))),
      css: weigh(styles(loaded)),
    };
  });
  const fonts = [...of(Object.keys(manifest), (chunk) => chunk.assets ?? [])]
    .filter((file) => file.endsWith('.woff2'))
    .map((file) => ({ file, size: readFileSync(join(folder, file)).length }));
  return { weights, html: weigh(['index.html']), fonts };
}

/** Part 3: weights of pages. */
export async function measurePages(folder: string): Promise<void> {
  const { weights, html, fonts } = await weighPages(folder);
  part('3. Pages, KB gzipped');
  table(
    ['page', 'script', 'of it its own', 'may come later', 'CSS', 'HTML'],
    weights.map((one) => [
      one.page,
      kb(one.script),
      kb(one.own),
      kb(one.later),
      kb(one.css),
      kb(html),
    ]),
  );
  const named = fonts.map(
    ({ file, size }) => `${/text-(.+?)-wght/.exec(file)?.[1] ?? file} ${kb(size)}`,
  );
  remark(
    `fonts, each only where its letters stand (woff2, as they are): ${named.join(', ') || 'none'}`,
  );
  const form = weights.find(({ page }) => page === formPage);
  promise(`script of ${formPage}`, promises.form, (form?.script ?? Number.NaN) / 1000, ' KB', 1);
  promise(
    'CSS of every page',
    promises.styles,
    Math.max(...weights.map(({ css }) => css)) / 1000,
    ' KB',
    1,
  );
}
