/**
 * The functions as Lambda would get them, made by esbuild's own API: ESM with splitting, the SDK inside, so that what a
 * first request does not need loads on first use. What counts is the entry with its static imports.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { bundling, root } from '../infra/aws/bundling.ts';
import { kb, part, promise, remark, table } from './print.ts';
import { promises } from './promises.ts';

/** What loads on first use, by a file that only it brings. */
const later = {
  'S3 and signed links': /@aws-sdk\/(client-s3|s3-request-presigner)\/dist-es\/index\.js$/,
  'Lambda client': /@aws-sdk\/client-lambda\/dist-es\/index\.js$/,
  'description of the API': /functions\/api\/openapi\.ts$/,
  'inspection of files': /domain\/inspection\/inspect\.ts$/,
  'sheets (XLSX, DOCX, CSV)': /schedule\/summaries\/(xlsx|docx|csv)\.ts$/,
  'ZIPs of case files': /schedule\/casefiles\/pack\.ts$/,
};

/** What the AWS SDK, Hono and zod need before a house stands on them: the measure for the time of import. */
const bare = `
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand }
  from '@aws-sdk/lib-dynamodb';
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const app = new Hono().get('/', (c) => c.json(z.object({ a: z.string() }).parse({ a: 'b' })));
export const all = [app, client, BatchGetCommand, DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand];
`;

export type Bundle = { url: string; initial: number; metafile: Metafile; entry: string };

/** Bundles a source file of the project, or the text of one, into a folder. */
export async function bundle(
  source: string | { text: string },
  folder: string,
  minify: boolean,
): Promise<Bundle> {
  const { metafile } = await build({
    ...bundling,
    ...(typeof source === 'string'
      ? { entryPoints: { index: join(root, source) } }
      : { stdin: { contents: source.text, resolveDir: root, sourcefile: 'index.js' } }),
    outdir: folder,
    metafile: true,
    minify,
  });
  const name = typeof source === 'string' ? source : 'index.js';
  const found = Object.entries(metafile.outputs).find(([, one]) => one.entryPoint === name);
  if (!found) throw new Error(`esbuild made no entry of ${name}`);
  const [entry] = found;
  const url = pathToFileURL(join(root, entry)).href;
  return { url, initial: bytes(metafile, closure(metafile, [entry])), metafile, entry };
}

/** Files that load together with these: their static imports, and theirs. */
function closure(metafile: Metafile, entries: string[], known = new Set<string>()): Set<string> {
  const found = new Set<string>();
  const visit = (path: string): void => {
    const output = metafile.outputs[path];
    if (!output || found.has(path) || known.has(path)) return;
    found.add(path);
    for (const one of output.imports) if (one.kind === 'import-statement') visit(one.path);
  };
  entries.forEach(visit);
  return found;
}

const bytes = (metafile: Metafile, paths: Set<string>): number =>
  [...paths].reduce((all, path) => all + (metafile.outputs[path]?.bytes ?? 0), 0);

/** Rows of what comes after the start: named groups, and the rest (credential providers of other places). */
function rest({ metafile, entry }: Bundle): [string, number][] {
  const known = closure(metafile, [entry]);
  const rows = Object.entries(later).map(([name, pattern]): [string, number] => {
    const entries = Object.keys(metafile.outputs).filter((path) =>
      pattern.test(metafile.outputs[path]?.entryPoint ?? ''),
    );
    const brought = closure(metafile, entries, known);
    for (const path of brought) known.add(path);
    return [name, bytes(metafile, brought)];
  });
  const left = new Set(Object.keys(metafile.outputs).filter((path) => !known.has(path)));
  return [...rows, ['credentials of other places', bytes(metafile, left)]];
}

/** The largest packages and rooms of what loads at the start. */
function largest({ metafile, entry }: Bundle, most: number): string {
  const sizes = new Map<string, number>();
  for (const path of closure(metafile, [entry]))
    for (const [file, { bytesInOutput }] of Object.entries(metafile.outputs[path]?.inputs ?? {})) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? 'functions';
      sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
    }
  const sorted = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, most);
  return sorted.map(([name, size]) => `${name} ${(size / 1000).toFixed(0)}`).join(', ');
}

/** Part 1: how much code loads before the first request. */
export async function measureBundles(folder: string) {
  const make = (room: string, minify: boolean) =>
    bundle(`functions/${room}/handler.ts`, join(folder, `${room}-${minify}`), minify);
  const api = await make('api', true);
  const plain = await make('api', false);
  const schedule = await make('schedule', true);
  const scheduled = await make('schedule', false);
  const base = await bundle({ text: bare }, join(folder, 'bare'), true);

  part('1. Start-up code: the entry and its static imports, KB');
  const row = (name: string, small: number, large: number) => [name, kb(small), kb(large)];
  const twice = (room: string, small: Bundle, large: Bundle) => {
    const plainRest = new Map(rest(large));
    return [
      row(room, small.initial, large.initial),
      ...rest(small)
        .filter(([, size]) => size > 0)
        .map(([name, size]) => row(`  later: ${name}`, size, plainRest.get(name) ?? 0)),
    ];
  };
  table(
    ['function', 'minified', 'as written'],
    [...twice('api', api, plain), ...twice('schedule', schedule, scheduled)],
  );
  remark(`largest in api, minified: ${largest(api, 7)}`);
  promise('start-up code of api, minified', promises.start, api.initial / 1000, ' KB');
  promise('the same as written', promises.start, plain.initial / 1000, ' KB');
  return { api, plain, base };
}
