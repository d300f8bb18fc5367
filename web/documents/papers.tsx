/** Documents as people name them: what the head of the paper says, and a signature beside its file. */
import type { About } from '../../functions/contract/documents/document.ts';
import { kindOf } from '../../functions/contract/roadmaps/words.ts';
import { numberWords, shortDay } from '../../functions/contract/words.ts';

/** Bytes as people read them. */
export function bytes(size: number): string {
  if (size < 2 ** 20) return `${Math.max(1, Math.round(size / 2 ** 10))}\u00a0КБ`;
  const [unit, word] = size < 2 ** 30 ? [2 ** 20, 'МБ'] : [2 ** 30, 'ГБ'];
  return `${(size / unit).toFixed(1).replace('.', ',')}\u00a0${word}`;
}

/** «Протокол совещания № 12 от 20.05.2021 «О поддержке»; можно показывать всем»; empty when nothing was said. */
export function aboutWords({ kind, number, date, title, public: open }: Partial<About>): string {
  const head = [
    kind && kindOf(kind),
    number && numberWords(number),
    date && `от ${shortDay(date)}`,
    title && (/[«»"]/.test(title) ? title : `«${title}»`),
  ]
    .filter(Boolean)
    .join(' ');
  return [head, open && 'можно показывать всем'].filter(Boolean).join('; ');
}

/** That a document follows an earlier one, by its name where that is `among` those at hand. */
export function versionWords(
  replaces: string,
  among: readonly { document: string; name: string }[],
): string {
  const earlier = among.find((one) => one.document === replaces);
  return earlier ? `Новая версия файла «${earlier.name}»` : 'Новая версия ранее сданного';
}

/** Files, each with the signature that lies beside it («приказ.pdf.sig»); a signature alone is a file like any. */
export function paired<T extends { name: string }>(files: T[]): { file: T; signature?: T }[] {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const signatureOf = (file: T) => files.find((one) => same(one.name, `${file.name}.sig`));
  const signatures = files.map(signatureOf);
  return files
    .filter((file) => !signatures.includes(file))
    .map((file) => {
      const signature = signatureOf(file);
      return signature ? { file, signature } : { file };
    });
}

/** What stands beside every signature. */
export const signed = 'Файл подписи приложен; подпись не проверена';
