/** The page of letters: on one machine nothing is posted, so here is what would have come, and whom one can be. */
import { html, raw } from 'hono/html';
import type { Beginning } from './begin.ts';
import type { KeptLetter } from './ses.ts';

const time = new Intl.DateTimeFormat('ru', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Moscow',
});

const style = `
body{font:1rem/1.5 "Golos Text Variable",system-ui,sans-serif;margin:0;background:#f3f5f8;color:#1c2733}
main{max-width:52rem;margin:0 auto;padding:1.5rem 1rem 4rem}
article,table{background:#fff;border:1px solid #d5dce5;border-radius:8px}
article{padding:1rem 1.25rem;margin:0 0 1rem}article h2{margin:0 0 .25rem;font-size:1.1rem}
p{margin:.25rem 0}pre{white-space:pre-wrap;font:inherit;margin:.75rem 0 0}
table{border-collapse:separate;border-spacing:0;width:100%}td,th{padding:.5rem .9rem;text-align:left;border-bottom:1px solid #e6ebf1}
tr:last-child td{border-bottom:0}td,th{overflow-wrap:anywhere}small{color:#4d5c6d}a{color:#0b4f8a}
`;

/** Shows the latest letters, the newest first, and with whom this machine began. */
export const lettersPage = (
  letters: KeptLetter[],
  people: Beginning['people'],
) => html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Письма — Опора</title><style>${raw(style)}</style></head><body><main>
<p><a href="/">Опора</a> · <a href="/sign-in">Вход</a></p>
<h1>Письма</h1>
<p>Эта машина писем не отправляет: всё, что ушло бы по почте, лежит здесь. Запросите код на <a href="/sign-in">странице входа</a> и обновите эту.</p>
${
  letters.length === 0
    ? html`<article><p>Писем пока нет.</p></article>`
    : letters.map(
        (letter) => html`<article><h2>${letter.subject}</h2>
<p><small>Кому: ${letter.to} · ${time.format(new Date(letter.at))}</small></p><pre>${letter.text}</pre></article>`,
      )
}
<h2>Кем можно войти</h2>
<table><thead><tr><th scope="col">Должность</th><th scope="col">Почта</th></tr></thead><tbody>
${people.map((one) => html`<tr><td>${one.name}</td><td>${one.email}</td></tr>`)}
</tbody></table></main></body></html>`;
