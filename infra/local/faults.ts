/** Faults of a start, said so that the person at the machine knows what to do. */
import { Day } from '../../functions/contract/dates.ts';
import { beginningOf } from './begin.ts';

/** What is wrong with the settings of a start, in a sentence; undefined when they fit. */
export function settingFault(settings: {
  port: string;
  demo: string;
  today: string | undefined;
}): string | undefined {
  const port = Number(settings.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    return `PORT=${settings.port} — не номер порта. Укажите число от 1 до 65535: PORT=3100 npm start`;
  if (!beginningOf(settings.demo))
    return `OPORA_DEMO=${settings.demo} — такого начала нет. Уберите эту настройку (вся демонстрация) или укажите OPORA_DEMO=empty (люди и утверждённый план, без отчётов) либо OPORA_DEMO=none (только администратор).`;
  if (settings.today !== undefined && !Day.safeParse(settings.today).success)
    return `OPORA_TODAY=${settings.today} — не день. Укажите его так: OPORA_TODAY=2021-05-15 npm start`;
  return undefined;
}

/** A sentence instead of a stack for what a machine can lack; the stack for what only we can mend. */
export function explain(error: unknown, at: { port: number; root: string }): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Порт ${at.port} занят: возможно, «Опора» уже запущена. Остановите ту программу или укажите другой порт: PORT=3100 npm start`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Нет права писать в папку ${at.root}. Дайте право или укажите другую папку: OPORA_DATA=/путь npm start`;
    case 'ENOENT':
      return `Папку ${at.root} здесь создать нельзя. Укажите другую: OPORA_DATA=/путь npm start`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `На месте папки ${at.root} лежит файл. Уберите его или укажите другую папку: OPORA_DATA=/путь npm start`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `На диске нет места для папки ${at.root}. Освободите место и запустите снова: принятое не потеряно.`;
    case 'EIO':
      return `Диск, на котором лежит папка ${at.root}, отвечает с ошибкой. Проверьте его и запустите снова.`;
    case 'DAMAGED':
      return `Данные в папке ${at.root} повреждены. Не удаляйте её: верните папку из копии или обратитесь к тем, кто сопровождает «Опору».`;
    case 'OLDER':
      return `Данные прежнего выпуска в папке ${at.root} не открываются: возможно, он ещё работает. Остановите его и запустите снова; в папке ничего не изменено.`;
    case 'TWICE':
      return `В папке ${at.root} снова лежит папка table прежнего выпуска: в ней то, что введено после перехода. Не удаляйте её: переложите в другое место и запустите снова.`;
    case 'TAKEN':
      return `Папка ${at.root} занята: «Опора» уже запущена с этими данными. Остановите её или укажите другую папку: OPORA_DATA=/путь npm start`;
    default:
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** What the machine lacks while it runs, in a sentence; undefined for what is no lack of the machine. */
export function troubleOf(error: unknown): string | undefined {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'На диске нет места: новое пока не принимается, принятое не потеряно. Освободите место — останавливать «Опору» не нужно.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'Папка с данными закрыта для записи: новое пока не принимается, принятое не потеряно. Верните право писать в неё — останавливать «Опору» не нужно.';
    case 'DAMAGED':
      return 'Данные на диске повреждены: остановите «Опору», не удаляйте папку с данными и верните её из копии.';
    case 'EIO':
      return 'Диск отвечает с ошибкой: новое пока не принимается. Проверьте диск и сделайте копию папки с данными.';
    default:
      return undefined;
  }
}

/** What SQLite says of a disk, in the words of the system (https://sqlite.org/rescode.html). */
const sqlite: Record<number, string> = {
  5: 'TAKEN',
  8: 'EROFS',
  10: 'EIO',
  11: 'DAMAGED',
  13: 'ENOSPC',
  14: 'EACCES',
  26: 'DAMAGED',
};

function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    // All that the engine of earlier releases says when it cannot open its folder.
    const { code, errcode } = at as NodeJS.ErrnoException & { errcode?: number };
    if (/^(Database|Iterator) is (closed|not open)/.test(at.message) || code?.startsWith('LEVEL_'))
      return 'OLDER';
    const known = errcode === undefined ? code : sqlite[errcode & 255];
    if (known) return known;
  }
  return undefined;
}
