/** «Напомнить должникам»: a letter about what is overdue, now; the answer stands beside the button. */
import { useState } from 'preact/hooks';
import { counted } from '../../functions/contract/words.ts';
import { api, Failure, read } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';

const states: Record<string, string> = {
  'nothing-owed': 'Напоминать не о чем: просроченного нет.',
  reminded: 'Сегодня уже напоминали: следующее напоминание можно отправить завтра.',
};

/** `side`: only whoever owes this; else all. */
export function Remind({ roadmap, side }: { roadmap: string; side?: string }) {
  const [said, say] = useState('');
  const [busy, setBusy] = useState(false);
  const go = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const route = api.roadmaps[':roadmap'].reminders;
      const { reports } = await read(
        route.$post({ param: { roadmap }, json: side ? { side } : {} }),
      );
      say(`Напоминаем письмом: ${counted(reports, 'отчёт', 'отчёта', 'отчётов')}.`);
    } catch (failure) {
      const state = failure instanceof Failure ? failure.state : undefined;
      say(states[state ?? ''] ?? sentenceOf(failure));
    }
    setBusy(false);
  };
  return (
    <p class="line">
      <button
        type="button"
        class="ds-button"
        data-variant="secondary"
        aria-disabled={busy}
        onClick={go}
      >
        {side ? 'Напомнить письмом' : 'Напомнить должникам'}
      </button>{' '}
      <span role="status">{said}</span>
    </p>
  );
}
