/** Phrases of the department beside the words of a return: one is taken, what was typed is kept for the next time. */
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Phrase } from '../../functions/contract/phrases.ts';
import type { Reason } from '../../functions/contract/tasks/acts.ts';
import { api, Failure, read } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';
import { Refusal, useDoing } from '../kit/doing.tsx';

/** One library for the page, however many items are returned. */
const phrases = signal<Phrase[]>();

async function load(): Promise<void> {
  phrases.value = (await read(api.phrases.$get())).phrases;
}

const sentence = (thrown: unknown): string =>
  thrown instanceof Failure && thrown.state === 'full'
    ? 'Готовых фраз уже 200: уберите те, которыми не пользуетесь.'
    : sentenceOf(thrown);

type Props = { item: string; reason: Reason; comment: string; onTake: (text: string) => void };

export function Phrases({ item, reason, comment, onTake }: Props) {
  const { fault, doing } = useDoing(sentence);
  const [said, say] = useState('');
  useEffect(() => {
    if (!phrases.peek()) void doing(load);
  }, []);
  const all = phrases.value ?? [];
  const own = all.filter((one) => one.reason === reason);
  const typed = comment.trim();
  const others = own.filter(({ text }) => text !== typed);
  const kept = own.find(({ text }) => text === typed);
  const keep = () =>
    doing(async () => {
      const json = { id: crypto.randomUUID(), reason, text: typed };
      const phrase = await read(api.phrases.$post({ json }));
      phrases.value = [...all.filter(({ id }) => id !== phrase.id), phrase];
      say('Фраза сохранена: в следующий раз её можно выбрать.');
    });
  const forget = (id: string) =>
    doing(async () => {
      await read(api.phrases[':phrase'].$delete({ param: { phrase: id } }));
      phrases.value = all.filter((one) => one.id !== id);
      say('Фраза убрана из готовых.');
    });
  return (
    <div class="phrases">
      {others.length > 0 && (
        <ul class="plain" aria-label="Готовые фразы">
          <li class="hint">Готовые фразы, нажмите нужную:</li>
          {others.map(({ id, text }) => (
            <li key={id}>
              <button type="button" class="ds-link" onClick={() => onTake(text)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
      {typed && phrases.value && (
        <p>
          {kept ? (
            <button type="button" class="ds-link" onClick={() => forget(kept.id)}>
              Убрать из готовых фраз
            </button>
          ) : (
            <button type="button" class="ds-link" id={`${item}-keep`} onClick={keep}>
              Запомнить фразу для всего отдела
            </button>
          )}
        </p>
      )}
      <p class="hint" role="status">
        {said}
      </p>
      <Refusal fault={fault} />
    </div>
  );
}
