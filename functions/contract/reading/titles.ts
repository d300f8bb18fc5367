/** The title of a plan among what stands above its table, and the school whose plan it is. */
import { slugOf, wordsOf } from './letters.ts';
import type { Known } from './reading.ts';

const begins =
  /^[«"]?\s*(?:муниципальн\p{L}+ |комплексн\p{L}+ |сводн\p{L}+ |единый |план|дорожн|«дорожн|комплекс|график|перечень меропр|мероприятия|программа|циклограмма|адресн)/iu;

/** From the line where a plan is named down to its table: titles are broken over lines. */
export function titleOf(lines: string[]): string {
  const said = lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean);
  const from = said.findIndex((line) => begins.test(line));
  if (from >= 0) return said.slice(from).join(' ').slice(0, 1000);
  return (said.at(-1) ?? '').slice(0, 1000);
}

const school =
  /((?:МБОУ|МКОУ|МАОУ|МОУ|ГБОУ|МБОО|ЧОУ)\s+(?:«[^»]+»|"[^"]+"|[^,«]*?№\s*\d+))|((?:СОШ|ООШ|НОШ|[Гг]имнази[яи]|[Лл]ице[йя]|[Шш]кол[аы])\s+№\s*\d+)/u;

/** The school that a title names: one of the registry, or by a slug of its name. */
export function ownerOf(title: string, known: Known): { id: string; name: string } | null {
  const words = ` ${wordsOf(title).join(' ')} `;
  const registered = known.schools.find((one) =>
    words.includes(` ${wordsOf(one.name).join(' ')} `),
  );
  if (registered) return registered;
  const found = school.exec(title)?.[0];
  return found ? { id: slugOf(found.replace(/["«»]/g, '')), name: found } : null;
}
