/** Documents lead to what is there: the paths that they name, the pages and headings that they link, the paragraphs that code cites. */
import { execSync } from 'node:child_process';
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

describe('what is said of safety', () => {
  const quoted = /«((?:[^«»]|«[^»]*»)+)»/g;
  /** A suite with the titles that stand right behind it: `test/a.test.ts` «one», «another». */
  const claimed = new RegExp(`\`(test/[^\`\\s]+\\.ts)\`((?:,? ${quoted.source})+)`, 'g');
  const claims = pages
    .filter((page) => !past.test(page))
    .flatMap((page) => [...read(page).matchAll(claimed)])
    .flatMap(([, suite = '', titles = '']) =>
      [...titles.matchAll(quoted)].map(([, title = '']) => ({ suite, title })),
    );

  test('names tests that their suites have', () => {
    const lost = claims.filter(({ suite, title }) => {
      const plain = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return (
        !existsSync(join(root, suite)) ||
        !new RegExp(`\\(\\s*(['"\`])${plain}\\1,`).test(read(suite))
      );
    });
    expect(claims.length).toBeGreaterThan(40);
    expect(lost).toEqual([]);
  });

  test('names decisions that were made', () => {
    const named = ['docs/security.md', 'docs/reliability.md', 'SECURITY.md'].flatMap((page) =>
      [...read(page).matchAll(/\b0\d{3}\b/g)].map(([number]) => number),
    );
    expect(named.length).toBeGreaterThan(10);
    const made = (number: string) => globSync(`docs/decisions/${number}-*.md`, { cwd: root });
    expect(named.filter((number) => made(number).length === 0)).toEqual([]);
  });

  test('has a row for each fault of the battery, which says how it is tried, or that it is not', () => {
    const counts = { A: 14, B: 7, C: 10, D: 8, E: 9, F: 6 };
    const rows = [...read('docs/reliability.md').matchAll(/^\| ([A-F]\d+) \|(.*)\|$/gm)];
    expect(rows.map(([, name]) => name)).toEqual(
      Object.entries(counts).flatMap(([letter, count]) =>
        Array.from({ length: count }, (_, place) => `${letter}${place + 1}`),
      ),
    );
    for (const [, name = '', rest = ''] of rows) {
      const [what, how, figure] = rest.split('|').map((cell) => cell.trim());
      expect([name, what, figure]).not.toContain('');
      // What is called by a title stands behind its suite, so it is asked for above.
      expect([name, rest.replaceAll(claimed, '')]).toEqual([
        name,
        expect.not.stringContaining('«'),
      ]);
      expect([name, how]).toEqual([name, expect.stringMatching(/`(test\/|npm |\.ci\/)|not tried/)]);
    }
  });

  test('has every chapter of ASVS 5.0, and in each only its own requirements', () => {
    const chapters = [
      'Encoding and Sanitization',
      'Validation and Business Logic',
      'Web Frontend Security',
      'API and Web Service',
      'File Handling',
      'Authentication',
      'Session Management',
      'Authorization',
      'Self-contained Tokens',
      'OAuth and OIDC',
      'Cryptography',
      'Secure Communication',
      'Configuration',
      'Data Protection',
      'Secure Coding and Architecture',
      'Security Logging and Error Handling',
      'WebRTC',
    ];
    const parts = read('docs/security.md')
      .split(/^### V/m)
      .slice(1);
    expect(parts.map((part) => part.split('\n')[0])).toEqual(
      chapters.map((name, place) => `${place + 1} ${name}`),
    );
    const text = parts.map((part) => part.split(/^## /m)[0] ?? '');
    const foreign = text.flatMap((part, place) =>
      [...part.matchAll(/\bV(\d+)\.\d+\.\d+/g)]
        .filter(([, chapter]) => Number(chapter) !== place + 1)
        .map(([requirement]) => requirement),
    );
    expect(foreign).toEqual([]);
    for (const part of text) expect(part).toMatch(/\*\*(Not met|Of no use here)[.:]?\*\*/);
  });

  test('is no longer than one reads', () => {
    expect(read('docs/security.md').split('\n').length).toBeLessThanOrEqual(201);
    expect(read('docs/reliability.md').split('\n').length).toBeLessThanOrEqual(121);
  });
});

type Locked = { version: string; resolved?: string; integrity?: string; inBundle?: true };

test('the list of parts names every library that is locked; each has its sum and comes from the registry', () => {
  const lock: Record<string, Locked> = JSON.parse(read('package-lock.json')).packages;
  const printed = execSync('npm run -s sbom', { cwd: root, encoding: 'utf8' });
  const { components } = JSON.parse(printed) as { components: { purl: string }[] };
  const named = new Set(components.map(({ purl }) => decodeURIComponent(purl)));
  const locked = Object.entries(lock).filter(([path]) => path !== '');
  expect(locked.length).toBeGreaterThan(300);
  for (const [path, { version, resolved, integrity, inBundle }] of locked) {
    const name = `${path.split('node_modules/').at(-1)}@${version}`;
    expect(named).toContain(`pkg:npm/${name}`);
    if (!inBundle) expect([name, integrity]).toEqual([name, expect.stringMatching(/^sha512-/)]);
    // No address: the registry of whoever installs.
    expect([name, resolved ?? '']).toEqual([name, '']);
  }
});
