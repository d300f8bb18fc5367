/** Everything that the table does not settle, asked once for all like cells: one by one, or what is proposed at once. */
import { useState } from 'preact/hooks';
import type { Reading } from '../../functions/contract/reading/reading.ts';
import { counted } from '../../functions/contract/words.ts';
import { fieldOf, QuestionCard } from './question.tsx';
import type { Work } from './work.ts';

type Props = { reading: Reading; work: Work; onGo: (measure: string) => void };

export function Questions({ reading, work, onGo }: Props) {
  const [taken, setTaken] = useState<string[]>([]);
  const { questions } = reading;
  const open = questions.filter(({ answer }) => answer === undefined);
  const settled = questions.filter(({ answer }) => answer !== undefined);
  /** Whoever answers by keyboard goes on with the next one. */
  const next = (after: string) => {
    const place = open.findIndex(({ id }) => id === after);
    const following = open[place + 1] ?? open.find(({ id }) => id !== after);
    setTimeout(() =>
      document
        .getElementById(following ? fieldOf(following.id, 'all') : 'preview')
        ?.focus({ preventScroll: following === undefined }),
    );
  };
  return (
    <section class="question" aria-labelledby="questions">
      <h2 class="ds-heading" data-size="sm" id="questions" tabIndex={-1}>
        Вопросы
      </h2>
      {open.length > 0 ? (
        <p>
          Таблица этого не говорит, а «Опора» не угадывает. Ответ запоминается и служит всем таким
          же ячейкам. Предложенное отмечено: если оно верно, нажмите «Верно».
        </p>
      ) : (
        <p>
          {questions.length > 0
            ? 'На все вопросы есть ответы. Любой можно изменить до утверждения.'
            : 'Вопросов нет: таблица прочитана вся.'}
        </p>
      )}
      {open.length > 1 && (
        <p class="actions">
          <button
            type="button"
            class="ds-button"
            onClick={() => {
              setTaken(open.map(({ id }) => id));
              work.answer(Object.fromEntries(open.map((one) => [one.id, one.default])));
              setTimeout(() => document.getElementById('taken')?.focus());
            }}
          >
            Принять все предложенные ответы ({open.length})
          </button>
        </p>
      )}
      {taken.length > 0 && (
        <p class="ds-alert" data-color="success" role="status" id="taken" tabIndex={-1}>
          {`Приняты предложенные ответы: ${taken.length}. Проверьте их ниже. `}
          <button
            type="button"
            class="ds-link"
            onClick={() => {
              work.reopen(taken);
              setTaken([]);
              setTimeout(() => document.getElementById('questions')?.focus());
            }}
          >
            Вернуть вопросы
          </button>
        </p>
      )}
      <ul class="asks">
        {open.map((question) => (
          <QuestionCard
            key={question.id}
            {...{ question, reading, work, onGo }}
            onAnswered={() => next(question.id)}
          />
        ))}
      </ul>
      {settled.length > 0 && (
        <details open={open.length === 0 || settled.length < 4 || undefined}>
          <summary>Отвечено: {counted(settled.length, 'вопрос', 'вопроса', 'вопросов')}</summary>
          <ul class="asks">
            {settled.map((question) => (
              <QuestionCard key={question.id} {...{ question, reading, work, onGo }} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
