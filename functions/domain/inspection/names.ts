/**
 * What the name of a file inside another one gives away. Names are what a person will click on after unpacking, so they
 * decide here; the bytes behind them are packed and stay so.
 */
import { shownName } from '../../contract/documents/files.ts';
import type { Refusal } from './bytes.ts';

const set = (words: string) => new Set(words.split(' '));

/** What a double click runs: programs, installers, scripts, shortcuts, settings. */
const programs = set(
  'exe com scr pif cpl dll sys drv ocx msi msp mst msix appx msc jar class apk app dex elf so dylib ' +
    'bat cmd ps1 psm1 psd1 vbs vbe vb js jse mjs ws wsf wsh wsc sct hta sh bash command py pyw php asp aspx ' +
    'lnk url website scf reg inf desktop application appref-ms settingcontent-ms gadget chm swf xll wll slk iqy ' +
    'rdp library-ms search-ms searchconnector-ms vsto xbap jnlp appinstaller appxbundle msixbundle msu hlp wsb',
);
/** What a browser runs. */
const pages = set('html htm xhtml xht shtml mht mhtml svg svgz');
/** Office files made to carry macros. */
const macros = set('docm dotm xlsm xltm xlam xlsb xla pptm potm ppam ppsm ppa sldm');
/** What would have to be unpacked to be looked into. */
const archives = set(
  'zip zipx rar 7z tar gz tgz bz2 tbz tbz2 xz txz zst lz lzma lzh lha z cab arj ace arc iso img dmg vhd vhdx wim udf',
);

/**
 * The last extension, as Windows takes it: dots and spaces at the end do not count, nor marks of direction; behind a
 * colon is a stream of the file before it («a.exe::$DATA» is a.exe), so each side has its own. Parts of a path that are
 * only dots are no names.
 */
function extensions(name: string): string[] {
  const last = shownName(name)
    .split(/[/\\]/)
    .findLast((part) => /[^. ]/.test(part));
  return (last ?? '')
    .split(':')
    .map((piece) => /\.([a-z0-9-]+)[. ]*$/i.exec(piece)?.[1]?.toLowerCase() ?? '');
}

/** Whether a name would be unpacked outside of the folder that it is unpacked to, or is two names in one. */
export const outside = (name: string): boolean =>
  /^([a-z]:|[/\\])/i.test(name) || /(^|[/\\])\.\.([/\\]|$)/.test(name) || name.includes('\0');

/** Why a file inside another one is refused for its name. */
export function refusalOf(name: string): Refusal | undefined {
  const last = extensions(name);
  const among = (kind: Set<string>) => last.some((extension) => kind.has(extension));
  if (among(programs) || among(pages)) return 'active';
  if (among(macros)) return 'macros';
  return among(archives) ? 'nested' : undefined;
}
