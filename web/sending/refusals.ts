/** What to say of a file that does not get in, and what to do next. */
import { extensionOf, largestFile } from '../../functions/contract/files.ts';
import { Failure } from '../client.ts';
import { fieldSentence, sentenceOf } from '../sentences.ts';

const refusals: Record<string, string> = {
  mismatch:
    'Содержимое файла не то, что в его имени. Откройте файл в программе и сохраните заново.',
  broken: 'Файл повреждён или дошёл не целиком. Отправьте его ещё раз.',
  macros: 'В файле есть макросы. Сохраните его без макросов (docx, xlsx) или в PDF.',
  active: 'Внутри файла есть программа или сценарий. Сохраните его как PDF и приложите снова.',
  nested: 'Внутри архива — ещё один архив. Приложите файлы без вложенных архивов.',
  encrypted: 'Файл под паролем. Снимите пароль и отправьте снова.',
  infected:
    'Обнаружен вирус. Файл удалён: проверьте компьютер антивирусом и отправьте чистый файл.',
  unscanned: 'Не удалось проверить на вирусы. Снимите пароль с файла или сохраните его заново.',
  bomb: 'Файл слишком велик в распакованном виде.',
  withdrawn: 'Этот документ изъят из просмотра. Приложите другой.',
  removed: 'Файл убран из загруженных. Верните его или уберите отсюда.',
  unreadable: 'Файл не читается: он изменён, перемещён или удалён с диска. Выберите его снова.',
};

/** The sentence for what became of a file. */
export const wordsOf = (failure: unknown): string =>
  (failure instanceof Failure && failure.reason && refusals[failure.reason]) ||
  (failure instanceof DOMException ? (refusals.unreadable as string) : sentenceOf(failure));

/** Why a file is not even begun with. */
export function refusalOf(file: File): string | undefined {
  if (!extensionOf(file.name)) return fieldSentence('file-kind');
  if (file.size === 0) return fieldSentence('file-empty');
  return file.size > largestFile ? fieldSentence('file-large') : undefined;
}
