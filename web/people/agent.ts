/** What a browser says of itself, in words by which a person recognises it. */

const browsers: [string, RegExp][] = [
  ['Яндекс Браузер', /YaBrowser\//],
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
];
const systems: [string, RegExp][] = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
];

const firstOf = (list: [string, RegExp][], agent: string) =>
  list.find(([, pattern]) => pattern.test(agent))?.[0];

/** «Chrome, Windows»; «Неизвестный браузер» where it says nothing that is known. */
export function agentWords(agent = ''): string {
  const found = [firstOf(browsers, agent), firstOf(systems, agent)].filter(Boolean);
  return found.length > 0 ? found.join(', ') : 'Неизвестный браузер';
}
