/** A dossier as a ZIP: files under readable names, what was said in each folder, and the list of all at the end. */

import { Readable } from 'node:stream';
import type { Chosen } from '../../contract/casefiles/selection.ts';
import { type Extension, extensionOf } from '../../contract/documents/files.ts';
import { withdrawalWords } from '../../contract/documents/words.ts';
import { grouped } from '../../contract/groups.ts';
import { byLabel } from '../../contract/tasks/urgency.ts';
import type { Dossier, Open, Opened } from '../../domain/casefiles/making.ts';
import { type Part, zipOf } from '../zip.ts';
import { csvList, jsonList, type Row, rowOf, sideWords } from './manifest.ts';
import { messagesOf, type Placed } from './messages.ts';
import { mendedOf, namesOf } from './names.ts';

/** Kinds of files that deflating makes smaller; the rest are packed already. */
const loose = new Set<Extension | undefined>(['doc', 'xls', 'ppt', 'rtf', 'sig']);

/** The ZIP of a dossier, as it is read. The same dossier and files give the same bytes. */
export const packZip = (dossier: Dossier, open: Open): Readable => zipOf(partsOf(dossier, open));

async function* partsOf(dossier: Dossier, open: Open): AsyncGenerator<Part> {
  const { casefile, schools } = dossier;
  const periods = casefile.selection.period === undefined;
  const names = namesOf(schools, periods, mendedOf(dossier.chosen));
  const folders = grouped(dossier.chosen.toSorted(inOrder), names.folderOf);
  const rows: Row[] = [];
  for (const [folder, all] of folders) {
    const whose = sideWords(schools, all[0]?.side ?? '');
    const placed: Placed[] = [];
    for (const one of all) {
      const paths = names.pathsOf(one);
      const files: string[] = [];
      for (const [place, file] of one.item.documents.entries()) {
        const path = paths[place] ?? '';
        const opened = await open(file);
        if ('lacks' in opened) {
          const note = lackOf(opened);
          rows.push(rowOf(one, whose, file, '', note));
          files.push(`${file.name} (${note})`);
          continue;
        }
        const packed = loose.has(extensionOf(file.name));
        yield { path, body: opened.body, at: clockOf(one.item.at), packed };
        const note = opened.whole() ? '' : 'повреждён: это не те байты, что были переданы';
        rows.push(rowOf(one, whose, file, path, note));
        files.push(path.slice(folder.length) + (note && ` (${note})`));
      }
      if (files.length === 0) rows.push(rowOf(one, whose));
      placed.push({ one, files });
    }
    const last = all.reduce((found, { item }) => (item.at > found ? item.at : found), '');
    yield textPart(
      `${folder}Переписка.txt`,
      messagesOf(whose, placed, dossier.acts.get(all[0]?.task ?? '') ?? []),
      last,
    );
  }
  yield textPart('Опись.csv', csvList(rows), casefile.at);
  yield textPart('Опись.json', jsonList(dossier, rows), casefile.at);
}

const textPart = (path: string, bytes: Uint8Array, at: string): Part => ({
  path,
  body: Readable.from([bytes]),
  at: clockOf(at),
  packed: true,
});

/** What the clock in Moscow showed, as a zip keeps it: a date without a zone. */
const clockOf = (instant: string): Date =>
  new Date(new Date(Date.parse(instant) + 3 * 3600_000).toISOString().slice(0, 19));

/** By period, measure, whose it is and day; ids settle the rest, so the order is always the same. */
const inOrder = (a: Chosen, b: Chosen): number =>
  order(a.within, b.within) ||
  byLabel(a.label, b.label) ||
  order(a.task, b.task) ||
  order(a.side, b.side) ||
  order(a.item.fulfilled, b.item.fulfilled) ||
  order(a.item.at, b.item.at) ||
  order(a.item.id, b.item.id);

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Why a file is not in the ZIP. */
function lackOf(opened: Exclude<Opened, { body: Readable }>): string {
  if (opened.lacks === 'lost') return 'нет в хранилище';
  const { reason, comment } = opened.why;
  return `изъят из просмотра: ${comment?.trim() || withdrawalWords[reason]}`;
}
