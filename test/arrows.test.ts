/**
 * The arrows of the picture (`docs/design.md` §3), kept by reading the real imports: layers never upward, no circles,
 * rooms in the order of the story, small files, single words, one reader of the environment.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Import, importsOf, withoutComments } from './imports.ts';

const root = join(import.meta.dirname, '..');
const skipped = ['node_modules', 'dist'];
const walk = (folder: string): string[] =>
  readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (name.startsWith('.') || skipped.includes(name)) return [];
    return statSync(join(root, path)).isDirectory() ? walk(path) : [path];
  });
const all = ['functions', 'infra', 'web', 'test', 'bench'].flatMap((folder) => {
  try {
    return walk(folder);
  } catch {
    return [];
  }
});
const code = all.filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts'));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

type Arrow = Import & { of: string; to: string };
/** Imports of our own files as paths from the root; of packages by their name. */
const arrows: Arrow[] = code.flatMap((of) =>
  importsOf(read(of)).map((one) => ({
    ...one,
    of,
    to: one.from.startsWith('.') ? relative(root, join(root, dirname(of), one.from)) : one.from,
  })),
);
const from = (folder: string) => arrows.filter((one) => one.of.startsWith(`${folder}/`));
const shown = (one: Arrow) => `${one.of} → ${one.to}`;
const own = (one: Arrow) => one.from.startsWith('.');

/** From the top: what stands lower in the list may be imported, never what stands higher. */
const layers: [string, RegExp][] = [
  ['ground', /^(web|infra)\//],
  ['door', /^functions\/(api|schedule)\//],
  ['wire', /^functions\/wire\.ts$/],
  ['house', /^functions\/domain\//],
  ['store', /^functions\/store\//],
  ['floor', /^functions\/(contract\/|config\.ts$)/],
];
const layerOf = (path: string) => layers.findIndex(([, pattern]) => pattern.test(path));

describe('the reader of imports itself', () => {
  test('sees every form, and knows what is only a type', () => {
    const source = `
      import a from './a.ts'; import type { B } from './b.ts';
      import { type C, type D } from './c.ts'; import { type E, f } from './d.ts';
      import g, { type H } from './e.ts'; import * as i from "./f.ts"; import './g.ts';
      import {
        j,
      } from './h.ts';
      export { k } from './i.ts'; export type { L } from './j.ts'; export * from './k.ts';
      const m = await import('./l.ts'); type N = typeof import('./m.ts');
      // import x from './no.ts'
      /* import y from './no.ts' */ const s = "// not a comment"; import o from './n.ts';
      const pattern = /['"]/; import p from './o.ts';`;
    const found = importsOf(source).map(
      (one) => `${one.from.slice(2, 3)}${one.typeOnly ? '?' : ''}`,
    );
    expect(found.sort()).toEqual(
      ['a', 'b?', 'c?', 'd', 'e', 'f', 'g', 'h', 'i', 'j?', 'k', 'l', 'm?', 'n', 'o'].sort(),
    );
  });

  test('finds the arrows that are known to be there', () => {
    expect(code.length).toBeGreaterThan(60);
    const known = arrows.map(shown);
    expect(known).toContain('functions/domain/registry.ts → functions/domain/roadmaps/reading.ts');
    expect(known).toContain(
      'functions/domain/documents/settling.ts → functions/domain/inspection/inspect.ts',
    );
    expect(known).toContain('functions/schedule/run.ts → functions/schedule/summaries/xlsx.ts');
  });

  test('every import of our own leads to a file', () => {
    const lost = arrows.filter(
      (one) => own(one) && !all.includes(one.to) && !/\.(css|json|md)$|\?|\$\{/.test(one.to),
    );
    expect(lost.map(shown)).toEqual([]);
  });
});

describe('layers', () => {
  test('never upward', () => {
    const upward = arrows.filter((one) => {
      const [a, b] = [layerOf(one.of), layerOf(one.to)];
      return own(one) && a >= 0 && b >= 0 && b < a;
    });
    expect(upward.map(shown)).toEqual([]);
  });

  test('doors do not import each other, nor web and infra', () => {
    const sides = ['functions/api/', 'functions/schedule/', 'web/', 'infra/'];
    const across = arrows.filter((one) => {
      const [a, b] = [one.of, one.to].map((path) =>
        sides.findIndex((side) => path.startsWith(side)),
      );
      return own(one) && a !== b && (a as number) >= 0 && (b as number) >= 0;
    });
    const known = /^infra\/local\/|^web\/.* → functions\/api\/app\.ts$/;
    expect(across.filter((one) => !known.test(shown(one))).map(shown)).toEqual([]);
    expect(
      from('functions')
        .filter((one) => /^(web|infra|test|bench)\//.test(one.to))
        .map(shown),
    ).toEqual([]);
    expect(
      from('web')
        .concat(from('infra'))
        .filter((one) => /^test\//.test(one.to))
        .map(shown),
    ).toEqual([]);
  });

  test('no circle, not even of types', () => {
    const next = new Map<string, string[]>();
    for (const one of arrows.filter(own)) next.set(one.of, [...(next.get(one.of) ?? []), one.to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: string[]): void => {
      if (trail.includes(path)) {
        circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      if (done.has(path)) return;
      for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
      done.add(path);
    };
    for (const path of code) visit(path, []);
    expect(circles).toEqual([]);
  });

  test('the web stands on the floor, and knows of the API only its type', () => {
    const strange = from('web').filter(
      (one) =>
        own(one) &&
        !one.to.startsWith('web/') &&
        !one.to.startsWith('functions/contract/') &&
        one.to !== 'docs/guide.md' &&
        !(one.to === 'functions/api/app.ts' && one.typeOnly),
    );
    expect(strange.map(shown)).toEqual([]);
  });

  test('the floor imports zod and itself', () => {
    const strange = from('functions/contract').filter(
      (one) => !one.to.startsWith('functions/contract/') && !/^zod(\/|$)/.test(one.to),
    );
    expect(strange.map(shown)).toEqual([]);
  });

  test('the house knows neither AWS nor Hono', () => {
    const strange = from('functions/domain').filter((one) =>
      /^(@aws-sdk|@smithy|hono|@hono)(\/|$)/.test(one.to),
    );
    expect(strange.map(shown)).toEqual([]);
  });

  test('the store knows no room', () => {
    const allowed =
      /^functions\/store\/|^functions\/contract\/(problem|jobs)\.ts$|^functions\/config\.ts$/;
    const strange = from('functions/store').filter((one) => own(one) && !allowed.test(one.to));
    expect(strange.map(shown)).toEqual([]);
  });
});

/** The rooms of a layer, in the order of the story. */
const stories: Record<string, string[]> = {
  // What no room owns stands below all rooms; a session joins people and plans, a start everything that one begins with.
  'functions/contract': [
    ...['text', 'days', 'dates', 'groups', 'pages', 'problem', 'fields', 'urls'],
    ...['calendar', 'addresses', 'awaited', 'deliveries', 'edge', 'measures', 'work'],
    ...['offices', 'words'],
    ...['journal', 'people', 'settings', 'schools', 'roadmaps', 'reading', 'session', 'start'],
    'jobs',
    ...['documents', 'tasks', 'proposals', 'links', 'submissions', 'reviews'],
    ...['phrases', 'notices', 'summaries', 'casefiles', 'site'],
  ],
  'functions/domain': [
    ...['context', 'stamp', 'repeats', 'limits', 'work', 'letters', 'journal'],
    ...['people', 'settings', 'entries', 'schools', 'roadmaps', 'registry', 'start'],
    ...['inspection', 'documents', 'tasks', 'proposals', 'links', 'submissions', 'reviews'],
    ...[
      'phrases',
      'notices',
      'following',
      'summaries',
      'casefiles',
      'checking',
      'rewriting',
      'site',
    ],
  ],
  // The door to the server, and the kit that no room owns, stand below all rooms; what is around every page above them.
  web: [
    ...['door', 'kit', 'notices', 'journal', 'people', 'settings', 'schools', 'roadmaps'],
    ...['reading', 'documents', 'links', 'tasks', 'proposals', 'submissions', 'reviews'],
    ...['summaries', 'casefiles', 'home', 'help', 'frame', 'main'],
  ],
};

const roomOf = (layer: string, path: string) =>
  path.slice(layer.length + 1).split(/[/.]/)[0] as string;

/** Arrows within a layer that lead to a room that comes later in this order. */
const upTheStory = (layer: string, order: string[]) => {
  const placeOf = (path: string) => order.indexOf(roomOf(layer, path));
  return from(layer).filter(
    (one) =>
      code.includes(one.to) && one.to.startsWith(`${layer}/`) && placeOf(one.to) > placeOf(one.of),
  );
};

describe.each(Object.entries(stories))('the story of %s', (layer, order) => {
  test('names every room, and none that is not there', () => {
    const inside = code.filter((path) => path.startsWith(`${layer}/`));
    const rooms = new Set(inside.map((path) => roomOf(layer, path)));
    expect([...rooms].sort()).toEqual([...order].sort());
  });

  test('a room imports only the rooms before it', () => {
    expect(upTheStory(layer, order).map(shown)).toEqual([]);
  });

  test('told backwards it would be broken: arrows between its rooms are seen', () => {
    expect(upTheStory(layer, order.toReversed()).length).toBeGreaterThan(order.length / 2);
  });
});

test('the floor tells the story of the house', () => {
  const [floor, house] = [stories['functions/contract'], stories['functions/domain']] as [
    string[],
    string[],
  ];
  const both = (one: string[], other: string[]) => one.filter((room) => other.includes(room));
  expect(both(floor, house)).toEqual(both(house, floor));
});

describe('files', () => {
  test('none over 300 lines', () => {
    const long = code.filter((path) => read(path).split('\n').length > 301);
    expect(long).toEqual([]);
  });

  test('none, and no folder, is called utils, helpers, common, shared, lib; folders are at most three deep', () => {
    const banned = /(^|\/)(utils?|helpers?|common|shared|lib)(\/|\.|$)/i;
    expect(all.filter((path) => banned.test(path))).toEqual([]);
    const deep = code.filter((path) => dirname(path).split('/').length > 3);
    expect(deep).toEqual([]);
  });

  test('no file stands beside a folder of its name', () => {
    const folders = new Set(all.map((path) => dirname(path)));
    expect(all.filter((path) => folders.has(path.replace(/(\.(test|d))?\.\w+$/, '')))).toEqual([]);
  });

  test('names are single words', () => {
    const names = code.map((path) => path.split('/').at(-1) as string);
    expect(
      names.filter((name) => !/^[a-z][a-z0-9]*((\.long)?\.test)?\.(tsx?|mjs)$/.test(name)),
    ).toEqual([]);
  });

  test('each says at its head why it is there', () => {
    const mute = code.filter((path) => !/^(#!.*\n)?\s*(\/\*\*|\/\/)/.test(read(path)));
    expect(mute).toEqual([]);
  });

  test('only the configuration reads the environment, and nothing asks whether it is local', () => {
    const inside = code.filter((path) => /^(functions|web)\//.test(path));
    const readers = inside.filter((path) =>
      /\bprocess\s*\.\s*env\b|import\.meta\.env/.test(withoutComments(read(path))),
    );
    expect(readers).toEqual(['functions/config.ts']);
    const asking = inside.filter((path) =>
      /if\s*\(\s*!?\s*(is)?local\b/i.test(withoutComments(read(path))),
    );
    expect(asking).toEqual([]);
  });
});
