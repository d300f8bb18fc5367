/** Reads the imports of a source file, type-only and dynamic ones too. What stands in comments and strings is no import. */

export type Import = { from: string; typeOnly: boolean };

/** Source with its comments blanked, and templates of several lines: strings stay, for they name what is imported. */
export function withoutComments(source: string): string {
  const token =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*(?=\s*[,;.)\]}]|\s*$)/gm;
  return source.replace(token, (found) => (/^\/[*/]|^`[^`]*\n/.test(found) ? ' ' : found));
}

const forms = [
  // import x, { y } from '…'; import type …; import '…'
  /(?:^|[;}\s])import\s+(type\s+(?!from\b))?(?:[\w$*{}\s,]+?\s+from\s*)?['"]([^'"]+)['"]/g,
  // export … from '…'
  /(?:^|[;}\s])export\s+(type\s+)?(?:\*(?:\s+as\s+[\w$]+)?|\{[^}]*\})\s*from\s*['"]([^'"]+)['"]/g,
];
/** `import('…')` and `typeof import('…')`. */
const dynamic = /(typeof\s+)?\bimport\s*\(\s*['"`]([^'"`]+)['"`]\s*\)/g;

/** All that a file imports. A clause of which every name is `type` is type-only too. */
export function importsOf(source: string): Import[] {
  const code = withoutComments(source);
  const found: Import[] = [];
  for (const form of forms)
    for (const [whole, type, from = ''] of code.matchAll(form)) {
      const names = /\{([^}]*)\}/
        .exec(whole)?.[1]
        ?.split(',')
        .filter((name) => name.trim());
      const bare = !/import\s+[\w$*]/.test(whole.replace(/import\s+type\s/, 'import '));
      const each = !!names?.length && bare && names.every((name) => /^\s*type\s/.test(name));
      found.push({ from, typeOnly: type !== undefined || each });
    }
  for (const [, type, from = ''] of code.matchAll(dynamic))
    found.push({ from, typeOnly: type !== undefined });
  return found;
}
