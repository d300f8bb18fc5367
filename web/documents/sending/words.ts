/** How an upload stands, in words. */
import { bytes } from '../papers.tsx';
import type { Upload } from '../uploads.ts';

/** How much of it has arrived, in whole per cent. */
export const percent = ({ arrived, size }: Upload): number => Math.floor((100 * arrived) / size);

/** What stands beside its name. */
export function wordsOf(one: Upload): string {
  if (one.step === 'queued') return 'Ждёт очереди';
  if (one.step === 'reading') return 'Читается';
  if (one.step === 'checking') return 'Дошёл. Проверяется';
  if (one.step === 'sending')
    return `Загружено ${percent(one)}\u00a0%${one.left ? `, ${one.left}` : ''}`;
  if (one.step === 'lacking')
    return `Не дослан: пришло ${bytes(one.arrived)} из ${bytes(one.size)}. Выберите этот файл ещё раз — загрузка продолжится.`;
  return one.sentence ?? '';
}
