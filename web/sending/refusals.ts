/** What to say of a file that does not get in, and what to do next. */
import { extensionOf, largestFile } from '../../functions/contract/files.ts';
import { Failure } from '../client.ts';
import { fieldSentence, sentenceOf } from '../sentences.ts';

const refusals: Record<string, string> = {
  mismatch:
    'Содержимое файла не то, что в его имени. Откройте файл в программе и сохраните заново.',
  broken: 'Файл повреждён, пуст внутри или дошёл не целиком. Сохраните его заново и отправьте.',
  macros: 'В файле есть макросы. Сохраните его без макросов (docx, xlsx, pptx) или в PDF.',
  active:
    'В файле есть программа, сценарий или веб-страница. Отправьте документ без них, например в PDF.',
  nested: 'В архиве лежит другой архив. Распакуйте его и соберите все файлы в один архив.',
  encrypted:
    'Файл под паролем, или в нём защищена структура книги. Снимите пароль и отправьте снова.',
  infected:
    'Обнаружен вирус. Файл удалён: проверьте компьютер антивирусом и отправьте чистый файл.',
  unscanned: 'Не удалось проверить на вирусы. Снимите пароль с файла или сохраните его заново.',
  bomb: 'В распакованном виде файл слишком велик, или в нём слишком много файлов.',
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
