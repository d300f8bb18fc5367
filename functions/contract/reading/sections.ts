/** Titles of sections: their number or letter, and what they say. */
import { plain } from './letters.ts';

export type Heading = { label: string | null; title: string };

const word =
  'раздел|задача|направление|цель|блок|этап|модуль|глава|часть|подраздел|мероприятия по направлению';
const named = new RegExp(
  `^((?:${word})\\s*№?\\s*(?:[IVXLХ]+|\\d+(?:\\.\\d+)*|[А-ЯA-Z](?![а-яё])))\\s*[.:)–—-]*\\s*(.*\\p{L}.*)$`,
  'isu',
);
const numbered = /^([IVXХ]+|\d+(?:\.\d+)*|[А-ЯЁA-Z])\s*[.)]\s*(.*\p{L}.*)$/su;
const bare = /^(\d+(?:\.\d+)+|[IVX]+)\s+(.*\p{L}.*)$/su;

/** «Раздел I. Выявление…», «А. Организация…», «2. Кадры». */
export function heading(text: string): Heading {
  const found = named.exec(text) ?? numbered.exec(text) ?? bare.exec(text);
  if (!found?.[2]?.trim()) return { label: null, title: text };
  return { label: plain(found[1] as string), title: found[2].trim() };
}

/** Whether a text begins as titles of sections do. */
export const startsSection = (text: string): boolean =>
  new RegExp(`^(?:${word})(?!\\p{L})`, 'iu').test(text) || /^([IVX]+|[А-Я])\s*[.)]\s/u.test(text);
