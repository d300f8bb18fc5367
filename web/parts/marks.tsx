/** What became known after a hand-in, loaded after the page stands: pages that live or vanished, documents taken from view. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { dayOf } from '../../functions/contract/days.ts';
import type { WithdrawalReason } from '../../functions/contract/documents.ts';
import type { ItemLink } from '../../functions/contract/links.ts';
import { shortDay } from '../../functions/contract/words.ts';
import { api, read } from '../client.ts';
import { later } from '../later.tsx';
import { may } from '../state.ts';
import { known, nameOf } from '../uploads.ts';

const Withdrawing = later(() => import('./withdrawal.tsx').then((part) => part.Withdrawing));

/** Answers that several items of a page ask for at once. */
const asked = new Map<string, Promise<unknown>>();
function once<T>(name: string, ask: () => Promise<T>): Promise<T> {
  const found = asked.get(name) as Promise<T> | undefined;
  if (found) return found;
  const fresh = ask();
  asked.set(name, fresh);
  setTimeout(() => asked.delete(name), 10_000);
  return fresh;
}

const day = (instant: string | undefined) => (instant ? shortDay(dayOf(instant)) : '');

/** Why a page was not seen. */
export function whyWords({ status, reason }: Pick<ItemLink, 'status' | 'reason'>): string {
  if (status !== undefined) return `код ${status}`;
  if (reason === 'ENOTFOUND') return 'нет такого сайта';
  if (reason === 'timeout') return 'сайт не ответил вовремя';
  if (reason === 'redirects') return 'слишком много переадресаций';
  return 'сайт не отвечает';
}

/** What was seen behind a link, in a sentence. */
export function sightWords(look: Omit<ItemLink, 'item' | 'typed'>): string {
  switch (look.state) {
    case 'alive':
      return `Страница открывалась ${day(look.lastAlive)}`;
    case 'vanished':
      return `Страница пропала: ${whyWords(look)}, с ${day(look.goneSince)}`;
    case 'refused':
      return 'Адрес не для всех: снаружи страница не открывается';
    default:
      return `Страница не открылась ${day(look.at)}: ${whyWords(look)}`;
  }
}

type OfLink = { roadmap: string; task: string; item: string };

/** Stands at a link: whether the page was there. */
export function LinkMark({ roadmap, task, item }: OfLink) {
  const [look, setLook] = useState<ItemLink>();
  useEffect(() => {
    const ask = () =>
      read(api.roadmaps[':roadmap'].tasks[':task'].links.$get({ param: { roadmap, task } }));
    once(`links ${roadmap} ${task}`, ask).then(
      ({ links }) => setLook(links.find((one) => one.item === item)),
      () => undefined,
    );
  }, [roadmap, task, item]);
  if (!look) return null;
  return <small class={look.state === 'vanished' ? 'late' : 'mark'}>{sightWords(look)}</small>;
}

const withdrawnWords: Record<WithdrawalReason, string> = {
  'personal-data': 'персональные данные',
  'by-mistake': 'приложен по ошибке',
  other: 'другая причина',
};

type OfDocument = {
  roadmap: string;
  task: string;
  owner: string;
  document: string;
  name: string;
  judging: boolean;
};

/** Stands at a document: that it was taken from view; for those who may, the way to do so and to undo it. */
export function DocumentMark({ roadmap, task, owner, document, name, judging }: OfDocument) {
  useEffect(() => {
    const ask = () =>
      read(api.roadmaps[':roadmap'].tasks[':task'].documents.$get({ param: { roadmap, task } }));
    once(`documents ${roadmap} ${task}`, ask).then(
      ({ documents }) => {
        const told = documents.map((one) => [nameOf({ owner: one.owner, document: one.id }), one]);
        known.value = { ...known.peek(), ...Object.fromEntries(told) };
      },
      () => undefined,
    );
  }, [roadmap, task]);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { withdrawn } = known.value[nameOf({ owner, document })] ?? {};
  const allowed = judging && may('document.withdraw');
  if (!withdrawn && !allowed) return null;
  return (
    <div class={`withdrawing${withdrawn || open ? ' whole' : ''}`} ref={box} tabIndex={-1}>
      {withdrawn && (
        <p class="mark">
          Изъят из просмотра {day(withdrawn.at)}: {withdrawnWords[withdrawn.reason]}.{' '}
          {withdrawn.comment && <span class="typed">{withdrawn.comment}</span>}{' '}
          <span class="hint">{withdrawn.by.name}. Запись о документе сохранена.</span>
        </p>
      )}
      {allowed && !open && (
        <button
          type="button"
          class="ds-link"
          aria-label={`${withdrawn ? 'Вернуть в просмотр' : 'Изъять из просмотра'}: ${name}`}
          onClick={() => setOpen(true)}
        >
          {withdrawn ? 'Вернуть в просмотр' : 'Изъять из просмотра'}
        </button>
      )}
      {allowed && open && (
        <Withdrawing
          owner={owner}
          id={document}
          name={name}
          withdrawn={!!withdrawn}
          onDone={() => {
            setOpen(false);
            box.current?.focus();
          }}
        />
      )}
    </div>
  );
}
