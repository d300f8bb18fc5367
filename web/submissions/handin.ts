/** A hand-in before it is sent: what the form holds as the server takes it, and faults at their fields. */
import type { DraftItem } from '../../functions/contract/submissions/submission.ts';
import { nameOf, type Upload, unsaved, unsettled } from '../documents/uploads.ts';
import { fieldSentence } from '../door/sentences.ts';
import type { Fault } from '../kit/faults.tsx';

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

const unsettledWords = ({ step, name }: Upload): string => {
  if (step === 'failed') return `«${name}» не загружен: замените его или уберите.`;
  if (step === 'lacking') return `«${name}» не дослан: выберите его ещё раз или уберите.`;
  return 'Файлы ещё загружаются: дождитесь конца или отмените загрузку.';
};

/** What keeps a form from being sent at all: files under way or failed, реквизиты not saved, nothing typed. */
export function faultsBefore(all: DraftItem[], sent: DraftItem[]): Fault[] {
  const faults = all.flatMap((item) => {
    const id = `${item.id}-documents`;
    const sentences = new Set([
      ...unsettled(id, item.documents).map(unsettledWords),
      ...item.documents
        .filter((paper) => unsaved.value[nameOf(paper)])
        .map(({ name }) => `Реквизиты «${name}» не сохранены: сохраните их или отмените.`),
    ]);
    return [...sentences].map((sentence) => ({
      id,
      name: 'Файлы',
      sentence,
      passing: true as const,
    }));
  });
  if (faults.length > 0 || sent.length > 0) return faults;
  return [{ id: `${all[0]?.id}-link`, sentence: 'Приложите хотя бы один документ.' }];
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
