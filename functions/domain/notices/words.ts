/** What all letters say alike: whose report it is, where it is read; plain spaces, for a letter is plain text. */
import { at } from '../../contract/addresses.ts';
import type { Task } from '../../contract/tasks/task.ts';
import { taskWords } from '../../contract/words.ts';

/** What a letter says. */
export type Said = { subject: string; text: string };

/** The longest subject of a letter, in signs: what lists of letters show. */
const longest = 70;

/** No letter needs spaces that do not part. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');

/** A subject, cut where a list of letters would cut it. */
export function subject(words: string): string {
  const whole = plain(words);
  return whole.length <= longest ? whole : `${whole.slice(0, longest - 1).trimEnd()}…`;
}

/** A letter's text: lines, without those that are not there. */
export const lines = (...all: (string | false | undefined)[]): string =>
  plain(all.filter((line) => line !== false && line !== undefined).join('\n')).trim();

type Where = Pick<Task, 'roadmap' | 'id'>;

/** The address of a report, of one of its items. */
export const pageOf = (site: string, { roadmap, id }: Where, item?: string): string =>
  `${site}${at(roadmap).task(id, item)}`;
export const reviewOf = (site: string, { roadmap, id }: Where): string =>
  `${site}${at(roadmap).review(id)}`;

/** «отчёт по п. 1.3 за 2021 год». */
export const reportWords = (task: Pick<Task, 'label' | 'words'>): string =>
  `отчёт по ${taskWords(task)}`;

/** «МБОУ Лицей № 4, отчёт по п. 1.3 за 2021 год». */
export const whose = (task: Pick<Task, 'owner' | 'label' | 'words'>): string =>
  `${task.owner}, ${reportWords(task)}`;
