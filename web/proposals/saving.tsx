/** Whether what was answered and changed is saved, in one line; and which of two works to keep, where there are two. */
import { moment } from '../../functions/contract/words.ts';
import { Sentence } from '../kit/sentence.tsx';
import type { Work } from './work.ts';

export function SavingLine({ work: { saving, other } }: { work: Work }) {
  const words = () => {
    if (other) return 'Не сохраняется, пока не выбрано, какую работу оставить.';
    if (saving.state === 'saving') return 'Сохраняется…';
    if (saving.state === 'saved') return `Сохранено ${moment(saving.at)}.`;
    if (saving.state === 'failed')
      return (
        <>
          Пока не сохранено на сервере. <Sentence of={saving.failure} />
        </>
      );
    return '';
  };
  return <p class={saving.state === 'failed' ? 'saving failed' : 'saving'}>{words()}</p>;
}

export function Choice({ work: { other, choose } }: { work: Work }) {
  if (!other) return null;
  const elsewhere = other.where === 'there';
  return (
    <div class="ds-alert" data-color="warning" role="alert">
      <p>
        {elsewhere
          ? `Эту таблицу только что изменили в другом окне: ${other.name}. Ваши последние ответы ещё не сохранены.`
          : 'На этом компьютере осталась несохранённая работа, а на сервере уже другая.'}
      </p>
      <p class="actions">
        <button type="button" class="ds-button" onClick={() => choose('mine')}>
          {elsewhere ? 'Оставить моё' : 'Оставить то, что на сервере'}
        </button>
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          onClick={() => choose('other')}
        >
          {elsewhere ? 'Взять то, что сохранено' : 'Взять несохранённое'}
        </button>
      </p>
    </div>
  );
}
