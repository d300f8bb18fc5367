/** What to say of a file that does not get in, and what to do next. */
import { extensionOf, largestFile, lightest } from '../../../functions/contract/documents/files.ts';
import { Failure } from '../../door/client.ts';
import { sentenceOf } from '../../door/sentences.ts';
import { bytes } from '../papers.tsx';

const refusals: Record<string, string> = {
  mismatch: 'Это не тот вид файла, что в имени. Откройте его в программе и сохраните заново.',
  broken: 'Файл повреждён, пуст внутри или дошёл не целиком. Сохраните его заново и отправьте.',
  macros: 'Файлы с макросами не принимаются: сохраните как DOCX, XLSX или PPTX.',
  active:
    'В файле есть программа, сценарий или веб-страница. Отправьте документ без них, например в PDF.',
  nested:
    'Внутри файла лежит архив. Если это архив, распакуйте вложенный и соберите все файлы в один; если документ, удалите из него вложенный архив.',
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

/** What is told of a file before anything of it is sent; the server says the same. */
const beforehand: Record<string, string> = {
  'file-kind':
    'Такие файлы не принимаются. Принимаются PDF, документы Office и ODT/ODS, RTF, снимки JPG, PNG, HEIC, архивы ZIP и RAR, подписи .sig.',
  'file-empty': 'Файл пустой: в нём нет ни одного байта.',
  'file-large': 'Файл больше 100 МБ: разделите его, уменьшите качество скана или дайте ссылку.',
};

const pictured = 'Такие файлы не принимаются: сохраните как PDF или PNG.';

/** Kinds that are not taken and have a neighbour that is. */
const instead: Record<string, string | undefined> = {
  docm: refusals.macros,
  xlsm: refusals.macros,
  pptm: refusals.macros,
  svg: pictured,
  html: pictured,
  htm: pictured,
};

/** What a day has no room for: how much there is room for yet, and when there will be more. */
const dayWords: Record<string, (left: number) => string> = {
  files: (left) =>
    left < lightest
      ? 'На сегодня места для новых файлов нет. Отправьте этот файл завтра: нажмите «Повторить» или выберите его снова.'
      : `Сегодня можно отправить ещё ${bytes(left)}, а этот файл больше. Отправьте его завтра: нажмите «Повторить» или выберите его снова.`,
  links: () =>
    'Сегодня отправку начинали слишком много раз. Продолжите завтра: то, что уже дошло, сохранено.',
};

/** The sentence for what became of a file. */
export function wordsOf(failure: unknown): string {
  if (failure instanceof DOMException) return refusals.unreadable as string;
  const { reason = '', fields = [], left = 0 } = failure instanceof Failure ? failure : {};
  const ofDay = dayWords[reason]?.(left);
  if (ofDay) return ofDay;
  return refusals[reason] ?? beforehand[fields[0]?.code ?? ''] ?? sentenceOf(failure);
}

/** Why a file is not even begun with. */
export function refusalOf(file: File): string | undefined {
  if (!extensionOf(file.name)) {
    const extension = file.name.split('.').at(-1)?.trim().toLowerCase() ?? '';
    return instead[extension] ?? beforehand['file-kind'];
  }
  if (file.size === 0) return beforehand['file-empty'];
  return file.size > largestFile ? beforehand['file-large'] : undefined;
}
