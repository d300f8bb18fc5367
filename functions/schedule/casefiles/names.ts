/**
 * Where each file of a case file lies: `1.4/Лицей_4/2021-05-20_Протокол_12.pdf`, with the period before it when several are
 * asked for. No two paths are the same on a computer that knows no case, and Windows opens them all.
 */

import { longestName, safeName, shortName } from '../../contract/casefiles/names.ts';
import type { Chosen } from '../../contract/casefiles/selection.ts';
import { extensionOf } from '../../contract/documents/files.ts';
import { isOffice, type Office } from '../../contract/offices.ts';
import { kindName } from '../../contract/summaries/figures.ts';
import type { Attached } from '../../contract/tasks/acts.ts';
import type { ItemState } from '../../contract/tasks/transitions.ts';

const officeFolders: Record<Office, string> = { uo: 'УО', imo: 'ИМО', tutors: 'Тьюторы' };

/** What is not the last word stands apart. */
const stateFolders: Partial<Record<ItemState, string>> = {
  replaced: 'Прежние версии',
  returned: 'Возвращено',
  withdrawn: 'Отозвано',
};

/** Whether a newer version of a document is in the case file too. */
export function mendedOf(chosen: Chosen[]): (file: Attached) => boolean {
  const files = chosen.flatMap(({ item }) => item.documents);
  const older = new Set(
    files.flatMap(({ owner, about }) => (about?.replaces ? [`${owner}/${about.replaces}`] : [])),
  );
  return ({ owner, document }) => older.has(`${owner}/${document}`);
}

/**
 * Gives names for one case file. `schools`: full names by id. `periods`: whether each period has a folder. `mended`: whether a
 * document stands for itself no more.
 */
export function namesOf(
  schools: Map<string, string>,
  periods: boolean,
  mended: (file: Attached) => boolean = () => false,
) {
  const taken = new Set<string>();
  const sides = new Map<string, string>();

  /** A path that was not given yet: «name_2.pdf» after «name.pdf». */
  function free(folder: string, name: string, extension: string): string {
    for (let count = 1; ; count++) {
      const path = `${folder}${name}${count === 1 ? '' : `_${count}`}${extension}`;
      const key = path.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return path;
    }
  }

  function sideFolder(side: string): string {
    const known = sides.get(side);
    if (known !== undefined) return known;
    const name = isOffice(side) ? officeFolders[side] : shortName(schools.get(side) ?? side);
    const folder = free('', name || safeName(side), '');
    sides.set(side, folder);
    return folder;
  }

  /** The folder of a measure and of whose evidence it is, with «/» at its end. */
  const folderOf = ({ within, label, side }: Chosen): string =>
    [...(periods ? [within] : []), safeName(label) || '_', sideFolder(side), ''].join('/');

  return {
    folderOf,
    /** Paths of the files of an item, in their order; a signature lies beside its file, under that file's own name. */
    pathsOf(one: Chosen): string[] {
      const folder = (file: Attached) => {
        const apart = stateFolders[mended(file) ? 'replaced' : one.item.state];
        return folderOf(one) + (apart ? `${apart}/` : '');
      };
      const files = one.item.documents;
      const given = new Map<Attached, string>();
      const signed = (file: Attached) =>
        files.find((other) => `${other.name}.sig`.toLowerCase() === file.name.toLowerCase());
      for (const file of files.filter((file) => !signed(file)))
        given.set(file, free(folder(file), ...nameOf(one, file)));
      for (const file of files) {
        if (given.has(file)) continue;
        const beside = given.get(signed(file) as Attached);
        given.set(
          file,
          beside ? free('', beside, '.sig') : free(folder(file), ...nameOf(one, file)),
        );
      }
      return files.map((file) => given.get(file) ?? '');
    },
  };
}
/** «2021-05-20_Протокол_12», and «.pdf»; without a number what the file was called stands in its place. */
function nameOf({ item }: Chosen, { name, about }: Attached): [name: string, extension: string] {
  const kind = kindName(about?.kind ?? item.kind);
  const known = extensionOf(name);
  const bare = known ? name.slice(0, name.lastIndexOf('.')) : name;
  const number = safeName(about?.number ?? '');
  const own = number || saidOnce(kind, safeName(bare));
  const head = `${about?.date ?? item.fulfilled}_${kind}`;
  const whole = safeName(own ? `${head}_${own}` : head, longestName - 16);
  return [whole, known ? `.${known}` : ''];
}

/** A name without the kind that it begins with: «Протокол № 1» is «1» after «Протокол». */
const saidOnce = (kind: string, name: string): string =>
  name.toLowerCase().startsWith(kind.toLowerCase())
    ? name.slice(kind.length).replace(/^_/, '')
    : name;
