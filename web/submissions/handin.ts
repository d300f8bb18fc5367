/** A hand-in before it is sent: what the form holds as the server takes it, and faults at their fields. */
import { figureOf } from '../../functions/contract/submissions/rest.ts';
import type { DraftItem } from '../../functions/contract/submissions/submission.ts';
import { nameOf, type Upload, unsaved, unsettled } from '../documents/uploads.ts';
import type { Fault } from '../kit/faults.tsx';
import type { Form } from '../kit/form.ts';

/** The form of a report, of what is sent from it. */
export const formOf = (sent: DraftItem[]): Form => ({
  fields: {
    link: { name: 'Ссылка' },
    documents: { name: 'Файлы' },
    fulfilled: { name: 'Дата' },
    counts: { name: 'Сколько школ' },
    value: {
      name: 'Значение показателя',
      says: {
        value: 'Введите число, например 12 или 7,5.',
        share: 'Часть больше целого: проверьте оба числа.',
      },
    },
    note: { name: 'Примечание' },
    ground: { name: 'Почему не проводилось' },
    replaces: {},
    comment: {},
    side: {},
  },
  button: 'hand-in',
  idOf: (field, row) =>
    field === 'comment' || field === 'side' ? field : `${sent[row]?.id}-${field}`,
});

/** A value as the server takes it; what is no figure stays none, and is refused at its field. */
const reported = ({ count, of }: NonNullable<DraftItem['value']>) => ({
  count: figureOf(count),
  ...(of.trim() !== '' && { of: figureOf(of) }),
});

/** What was typed, as the server takes it; empty parts are left out. */
export const asInput = (item: DraftItem) => ({
  id: item.id,
  indicator: item.indicator,
  kind: item.kind,
  fulfilled: item.fulfilled,
  counts: Number(item.counts),
  ...(item.value && !item.ground && { value: reported(item.value) }),
  ...(item.ground && { ground: item.ground }),
  ...(item.link.trim() && !item.ground && { link: item.link }),
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
