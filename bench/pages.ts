/**
 * What a browser loads for each page, gzipped as a CDN does: the document, the entry with its static imports, the chunk
 * of the page with its own, the styles, the fonts. Pages are those that `web/main.tsx` loads lazily, by Vite's manifest.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Manifest, type ManifestChunk } from 'vite';
import { kb, part, promise, remark, table } from './print.ts';

const root = join(import.meta.dirname, '..');
const formPage = 'submissions/submission.tsx';

/** Part 3: weights of pages. The build is one of its own, with a manifest. */
export async function measurePages(folder: string): Promise<void> {
  await build({
    root: join(root, 'web'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, manifest: true },
  });
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
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
  const pages = start?.dynamicImports?.filter((key) => key.startsWith('pages/')) ?? [];
  if (!entry || pages.length === 0) throw new Error('the manifest names no pages');
  const html = weigh(['index.html']);

  part('3. Pages, KB gzipped');
  const rows = pages.map((page) => {
    const loaded = closure([entry, page]);
    const next = [...loaded].flatMap((key) => manifest[key]?.dynamicImports ?? []);
    const later = closure(next.filter((key) => !pages.includes(key)));
    const fresh = [...later].filter((key) => !loaded.has(key));
    return {
      page,
      script: weigh(scripts(loaded)),
      own: weigh(scripts([...closure([page])].filter((key) => !closure([entry]).has(key)))),
      later: weigh(scripts(fresh)),
      css: weigh(styles(loaded)),
    };
  });
  table(
    ['page', 'script', 'of it its own', 'may come later', 'CSS', 'HTML'],
    rows.map((row) => [
      row.page,
      kb(row.script),
      kb(row.own),
      kb(row.later),
      kb(row.css),
      kb(html),
    ]),
  );
  const fonts = [...of(Object.keys(manifest), (chunk) => chunk.assets ?? [])].filter((file) =>
    file.endsWith('.woff2'),
  );
  remark(
    `fonts, each only where its letters stand (woff2, as they are): ${fontList(folder, fonts)}`,
  );
  const form = rows.find((row) => row.page === formPage);
  promise(`script of ${formPage}`, 30, (form?.script ?? Number.NaN) / 1000, ' KB', 1);
  promise('CSS of every page', 20, Math.max(...rows.map((row) => row.css)) / 1000, ' KB', 1);
}

const fontList = (folder: string, fonts: string[]): string =>
  fonts
    .map((file) => ({ file, size: readFileSync(join(folder, file)).length }))
    .map(({ file, size }) => `${/text-(.+?)-wght/.exec(file)?.[1] ?? file} ${kb(size)}`)
    .join(', ') || 'none';
