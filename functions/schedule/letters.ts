/** What letters say. A letter holds what is needed and a link, never answers. */
import { at, signInPage } from '../contract/addresses.ts';
import type { LostLink } from '../contract/links.ts';
import { counted, moment } from '../contract/words.ts';
import type { Letter } from '../store/post.ts';

/** The letter with a sign-in code. The code stands in the subject too: a phone shows it without opening. */
export const codeLetter = (to: string, code: string, site: string): Letter => {
  const shown = `${code.slice(0, 3)} ${code.slice(3)}`;
  return {
    to,
    subject: `${shown} — код для входа в «Опору»`,
    text: [
      `Код для входа: ${shown}`,
      '',
      `Введите его на странице ${site}${signInPage}. Код действует 10 минут и подходит один раз.`,
      '',
      'Если вы не входили в «Опору», ничего делать не нужно: без кода войти нельзя.',
    ].join('\n'),
  };
};

/** The letter about pages that vanished: which reports stand on them, since when, and what to do. */
export const vanishedLetter = (
  to: string,
  vanished: LostLink[],
  where: { site: string; roadmap: string },
): Letter => ({
  to,
  subject: `Пропали страницы, на которые ссылаются отчёты: ${vanished.length}`,
  text: [
    `«Опора» проверила ссылки в отчётах. ${counted(vanished.length, 'страница не нашлась', 'страницы не нашлись', 'страниц не нашлись')} дважды подряд, с перерывом не меньше 20 часов.`,
    '',
    ...vanished.flatMap((page, place) => [...pageLines(page, place + 1, where), '']),
    'Что делать. Откройте ссылку сами. Если страницы нет, попросите вернуть её на сайт или сдать другую ссылку либо копию страницы файлом.',
    '',
    'Принятое остаётся принятым. «Опора» проверяет эти ссылки каждый день: если страница вернётся, пометка снимется сама.',
  ].join('\n'),
});

function pageLines(
  page: LostLink,
  number: number,
  where: { site: string; roadmap: string },
): string[] {
  const met = page.status ? `сайт ответил кодом ${page.status}` : 'такого сайта больше нет';
  return [
    `${number}. ${page.typed.trim()}`,
    `Не открывается с ${moment(page.goneSince ?? page.at)}: ${met}.`,
    page.lastAlive
      ? `Последний раз открылась ${moment(page.lastAlive)}.`
      : 'При проверках не открылась ни разу.',
    ...page.tasks.flatMap((one) => [
      `${one.owner}, мероприятие ${one.label}, ${one.words}:`,
      `${where.site}${at(where.roadmap).task(one.task)}`,
    ]),
  ];
}
