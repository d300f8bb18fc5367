/** Documents lead to what is there: the paths that they name, the pages and headings that they link, the paragraphs that code cites. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).map((path) =>
  path.replaceAll('\\', '/'),
);
/** These tell of what was then, so their paths may be those of then. */
const past = /^CHANGELOG\.md$|^docs\/decisions\//;

/** «a/{b,c}.ts»: each of them. */
const spread = (path: string): string[] => {
  const [, before = '', words = '', after = ''] = /^(.*?)\{(.*?)\}(.*)$/.exec(path) ?? [];
  return words ? words.split(',').map((word) => before + word + after) : [path];
};

/** A heading as it stands in addresses. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
const anchors = (path: string) =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading));

describe.each(pages)('%s', (page) => {
  test('links lead to pages and headings', () => {
    const lost = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, to = '']) => {
      if (/^https?:/.test(to)) return [];
      const [path = '', heading] = to.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(root, target))) return [to];
      return heading && !anchors(target).includes(heading) ? [to] : [];
    });
    expect(lost).toEqual([]);
  });
});

// What is told of the past names what was there then.
describe.each(pages.filter((page) => !past.test(page)))('%s', (page) => {
  test('paths lead to files', () => {
    const named = [
      ...read(page).matchAll(/`((?:functions|infra|web|test|bench|docs|\.ci)\/[^`\s]*)`/g),
    ]
      .flatMap(([, path = '']) => spread(path))
      .filter((path) => !/[<…]/.test(path));
    const lost = named.filter((path) => globSync(path, { cwd: root }).length === 0);
    expect(lost).toEqual([]);
  });
});

describe('commands in documents', () => {
  const lines = pages
    .filter((page) => !past.test(page))
    .flatMap((page) => [
      ...[...read(page).matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
        block.split('\n'),
      ),
      ...[...read(page).matchAll(/`([a-z][^`\n]* [^`\n]*)`/g)].map(([, line = '']) => line),
    ])
    .map((line) => line.trim());

  test('that need the project’s own Node find it by npm or npx', () => {
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => /^node .*\.ts/.test(line))).toEqual([]);
    // A package's command by itself is whatever a machine has under that name.
    expect(lines.filter((line) => /^(cdk|vitest|vite|biome|tsc|knip) /.test(line))).toEqual([]);
  });

  test('of npm are those of package.json', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = lines.flatMap((line) =>
      [...line.matchAll(/\bnpm run (?:-s )?([\w:]+)/g)].map(([, script = '']) => script),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  test('that copy a document leave its tag behind, which nobody but the scan may write', () => {
    const copies = lines.filter((line) => line.includes(' copy-object '));
    expect(copies.length).toBeGreaterThan(0);
    for (const copy of copies) expect(copy).toContain('--tagging-directive REPLACE');
  });
});

test('code cites paragraphs of the design that are there', () => {
  const code = globSync(['{functions,infra,web,test,bench}/**/*.{ts,tsx}'], { cwd: root });
  const cited = code.flatMap((path) =>
    [...read(path).matchAll(/docs\/design\.md`? ((?:§\d+(?: and )?)+)/g)].flatMap(([, all = '']) =>
      [...all.matchAll(/§(\d+)/g)].map(([, number]) => number),
    ),
  );
  const there = [...read('docs/design.md').matchAll(/^## (\d+)\./gm)].map(([, number]) => number);
  expect(cited.length).toBeGreaterThan(5);
  expect(cited.filter((number) => !there.includes(number))).toEqual([]);
});
