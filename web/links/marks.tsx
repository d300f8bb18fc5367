/** What became known after a hand-in, loaded after the page stands: pages that live or vanished, documents as they stand now. */
import { useEffect, useState } from 'preact/hooks';
import { dayOf } from '../../functions/contract/days.ts';
import type { ItemLink } from '../../functions/contract/links.ts';
import { shortDay } from '../../functions/contract/words.ts';
import { known, nameOf } from '../documents/uploads.ts';
import { api, read } from '../door/client.ts';
import { once } from '../kit/once.ts';

/** The day of an instant as people read it. */
export const day = (instant: string | undefined) => (instant ? shortDay(dayOf(instant)) : '');

/** Why a page was not seen. */
function whyWords({ status, reason }: Pick<ItemLink, 'status' | 'reason'>): string {
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

/** Asks what became of the documents of a task since they were handed in; `known` holds the answer. */
export function useTold(roadmap: string, task: string): void {
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
}
