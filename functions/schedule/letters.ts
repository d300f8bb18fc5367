/** What letters say. A letter holds what is needed and a link, never answers. */
import type { Letter } from '../store/mail.ts';

/** The letter with a sign-in code. The code stands in the subject too: a phone shows it without opening. */
export const codeLetter = (to: string, code: string, site: string): Letter => {
  const shown = `${code.slice(0, 3)} ${code.slice(3)}`;
  return {
    to,
    subject: `${shown} — код для входа в «Опору»`,
    text: [
      `Код для входа: ${shown}`,
      '',
      `Введите его на странице ${site}/sign-in. Код действует 10 минут и подходит один раз.`,
      '',
      'Если вы не входили в «Опору», ничего делать не нужно: без кода войти нельзя.',
    ].join('\n'),
  };
};
