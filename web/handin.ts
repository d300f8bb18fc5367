/** A hand-in before it is sent: what the form holds as the server takes it, and faults at their fields. */
import type { DraftItem } from '../functions/contract/submissions.ts';
import type { Fault } from './parts/faults.tsx';
import type { Unsettled } from './parts/files.tsx';
import { fieldSentence } from './sentences.ts';

/** Fields of an item in the order of the form, as the list of faults calls them. */
const names: [string, string][] = [
  ['link', 'Ссылка'],
  ['documents', 'Файлы'],
  ['fulfilled', 'Дата'],
  ['counts', 'Сколько школ'],
  ['note', 'Примечание'],
];

/** What was typed, as the server takes it; empty parts are left out. */
export const asInput = (item: DraftItem) => ({
  id: item.id,
  indicator: item.indicator,
  kind: item.kind,
  fulfilled: item.fulfilled,
  counts: Number(item.counts),
  ...(item.link.trim() && { link: item.link }),
  documents: item.documents.map(({ document, owner }) => ({ document, owner })),
  ...(item.note.trim() && { note: item.note }),
  ...(item.replaces && { replaces: item.replaces }),
});

/** What keeps a form from being sent at all: files under way or failed, nothing typed. */
export function faultsBefore(
  all: DraftItem[],
  sent: DraftItem[],
  files: Record<string, Unsettled>,
): Fault[] {
  const faults = all.flatMap((item) => {
    const { sending = 0, failed = [] } = files[item.id] ?? {};
    const id = `${item.id}-documents`;
    const one = (sentence: string) => ({ id, name: 'Файлы', sentence });
    return [
      ...failed.map((name) => one(`«${name}» не загружен: замените его или уберите.`)),
      ...(sending > 0 ? [one('Ещё загружаются: дождитесь конца или отмените загрузку.')] : []),
    ];
  });
  if (faults.length > 0 || sent.length > 0) return faults;
  return [{ id: `${all[0]?.id}-link`, sentence: 'Приложите хотя бы одно подтверждение.' }];
}

/** Faults that the schema or the server names by path, at the fields of the form and in its order. */
export const faultsAt = (sent: DraftItem[], fields: { path: string; code: string }[]): Fault[] =>
  fields
    .map(({ path, code }) => {
      const [list, index, name = ''] = path.split('.');
      const item = list === 'items' ? sent[Number(index)] : undefined;
      const sentence = fieldSentence(code);
      if (!item) return { place: sent.length, fault: { id: 'comment', sentence } };
      const place = names.findIndex(([field]) => field === name);
      const shown = names[place]?.[1];
      const fault = { id: `${item.id}-${name}`, sentence, ...(shown && { name: shown }) };
      return { place: Number(index) + place / names.length, fault };
    })
    .sort((a, b) => a.place - b.place)
    .map(({ fault }) => fault);
