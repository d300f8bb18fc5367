/** Names of files and folders that every computer takes, and schools as people call them for short. */

/** The longest name of a file or folder, in characters: a path of five stays within what Windows opens. */
export const longestName = 100;

// What Windows forbids in names, and marks that cannot be seen or turn the direction of what follows.
const forbidden = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Surrogate}\p{Zl}\p{Zp}]/gu;

/** Names of devices in Windows, whatever stands after their dot. */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/** Cut to a length, never through a sign of two halves. */
const cut = (text: string, longest: number): string => {
  let kept = '';
  for (const sign of text) {
    if (kept.length + sign.length > longest) break;
    kept += sign;
  }
  return kept;
};

/** A text as a name of a file or folder: «Протокол № 12» is «Протокол_12». Empty when nothing of it can be kept. */
export function safeName(text: string, longest = longestName): string {
  const signs = text
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/[№\s«»„“”]+/gu, '_');
  const joined = cut(signs.replace(/_{2,}/g, '_').replace(/^[._]+/, ''), longest - 1);
  return joined.replace(/[._]+$/, '').replace(devices, '$1_');
}

/** Words of a municipality's name that every other has too. */
const ordinary =
  /^(муниципальн|городск|округ|район|город|г\.|г\.-к\.|г\.о\.|пос[её]л|област|края?$|республик)/iu;

/** A municipality by the words that are its own: «город-курорт Кисловодск» is «Кисловодск». */
export const placeName = (name: string): string => {
  const own = name.split(/\s+/).filter((word) => !ordinary.test(word));
  return safeName(own.join(' ') || name);
};

/** Legal forms before the name of a school: МБОУ, МКОУ, МАОУ, ГБОУ, ЧОУ and their like. */
const legalForm = /^\s*(?:[МГФЧН][АБК]?О?УДО|[МГФЧН][АБК]?ОУ|ОУ)\s+/u;

/** A school as people call it, for names of folders: «МБОУ Лицей № 4» is «Лицей_4». */
export const shortName = (name: string, longest = 40): string =>
  safeName(name.replace(legalForm, ''), longest);
