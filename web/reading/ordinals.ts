/** Numbers that a list prints by itself: «1», «а», «iv». */

const russian = 'абвгдежзиклмнопрстуфхцчшщэюя';
const latin = 'abcdefghijklmnopqrstuvwxyz';
const most = 9999;

/** After the last letter they are doubled: «а», …, «я», «аа». */
function lettered(alphabet: string, number: number): string {
  const letter = alphabet[(number - 1) % alphabet.length] as string;
  return letter.repeat(Math.ceil(number / alphabet.length));
}

const signs: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let text = '';
  let rest = number;
  for (const [value, sign] of signs) for (; rest >= value; rest -= value) text += sign;
  return text;
}

/** A number in one of Word's formats; a format that is not known prints digits, a bullet nothing. */
export function ordinal(format: string, number: number): string {
  if (format === 'none' || format === 'bullet') return '';
  if (number < 1 || number > most) return String(number);
  if (format === 'russianLower') return lettered(russian, number);
  if (format === 'russianUpper') return lettered(russian, number).toUpperCase();
  if (format === 'lowerLetter') return lettered(latin, number);
  if (format === 'upperLetter') return lettered(latin, number).toUpperCase();
  if (format === 'lowerRoman') return roman(number);
  if (format === 'upperRoman') return roman(number).toUpperCase();
  return format === 'decimalZero' ? String(number).padStart(2, '0') : String(number);
}
