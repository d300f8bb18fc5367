/** Faults of a start, said so that the person at the machine knows what to do. */
import { Day } from '../../functions/contract/dates.ts';

/** What is wrong with the settings of a start, in a sentence; undefined when they fit. */
export function settingFault(settings: { port: string; today: string }): string | undefined {
  const port = Number(settings.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    return `PORT=${settings.port} — не номер порта. Укажите число от 1 до 65535: PORT=3100 npm start`;
  if (!Day.safeParse(settings.today).success)
    return `OPORA_TODAY=${settings.today} — не день. Укажите его так: OPORA_TODAY=2021-05-15 npm start`;
  return undefined;
}

/** A sentence instead of a stack for what a machine can lack; the stack for what only we can mend. */
export function explain(error: unknown, at: { port: number; root: string }): string {
  // All that dynalite says when LevelDB could not be opened.
  const closed = error instanceof Error && error.message === 'Database is closed';
  const code = closed ? 'LEVEL_LOCKED' : codeOf(error);
  switch (code) {
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
      return `На диске нет места для папки ${at.root}. Освободите место и запустите снова: принятое не потеряно.`;
    case 'LEVEL_LOCKED':
    case 'LEVEL_DATABASE_NOT_OPEN':
      return `Папка ${at.root} занята: «Опора» уже запущена с этими данными. Остановите её или укажите другую папку: OPORA_DATA=/путь npm start`;
    default:
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = (at as NodeJS.ErrnoException).code;
    if (code) return code;
  }
  return undefined;
}
