/** One question: what is asked and where, the answer that is proposed, one click to take it; answered, it folds to a line. */
import { useState } from 'preact/hooks';
import type { Answer, Question, Reading } from '../../functions/contract/reading/reading.ts';
import { AnswerField } from './answer.tsx';
import { answerWords, measureAt, placeWords, same } from './words.ts';
import type { Work } from './work.ts';

type Props = {
  question: Question;
  reading: Reading;
  work: Work;
  /** Leads to a row of the table; without it the card stands at its row. */
  onGo?: (measure: string) => void;
  onAnswered?: () => void;
};

/** The id of the field of a question: among all, or at its row. */
export const fieldOf = (question: string, at: 'all' | 'row'): string =>
  `${at === 'all' ? 'q' : 'row-q'}-${question.replace(/\s+/gu, '_')}`;

export function QuestionCard({ question, reading, work, onGo, onAnswered }: Props) {
  const id = fieldOf(question.id, onGo ? 'all' : 'row');
  const [value, setValue] = useState<Answer>(question.answer ?? question.default);
  const [opened, open] = useState(false);
  const answered = question.answer !== undefined;
  if (answered && !opened)
    return (
      <li class="answered">
        <span aria-hidden="true">✓</span>
        <p>
          <span class="hint">{placeWords(question, reading)}.</span> {question.words}{' '}
          <b>{answerWords(question, question.answer ?? value, work.known)}</b>{' '}
          <button
            type="button"
            class="ds-link"
            aria-label={`Изменить ответ: ${question.words}`}
            onClick={() => {
              setValue(question.answer ?? question.default);
              open(true);
              setTimeout(() => document.getElementById(id)?.focus());
            }}
          >
            Изменить
          </button>
        </p>
      </li>
    );
  const proposed = same(value, question.default);
  const lacks = value === '' || (Array.isArray(value) && value.includes(''));
  const row = measureAt(question.at[0] ?? '', reading);
  return (
    <li class="ask">
      <fieldset>
        <legend>{question.words}</legend>
        <p class="hint">
          {onGo && row ? (
            <a
              class="ds-link"
              href={`#row-${row.id}`}
              onClick={(event) => {
                event.preventDefault();
                onGo(row.id);
              }}
            >
              {placeWords(question, reading)}
            </a>
          ) : (
            placeWords(question, reading)
          )}
        </p>
        <AnswerField
          id={id}
          question={question}
          known={work.known}
          value={value}
          onChange={setValue}
        />
      </fieldset>
      <p class="line">
        <button
          type="button"
          class="ds-button"
          data-variant={proposed ? 'secondary' : undefined}
          aria-label={`${proposed ? 'Верно' : 'Ответить'}: ${question.words}`}
          aria-disabled={lacks}
          onClick={() => {
            if (lacks) return;
            work.answer({ [question.id]: value });
            open(false);
            onAnswered?.();
          }}
        >
          {proposed ? 'Верно' : 'Ответить'}
        </button>
        {opened && (
          <button type="button" class="ds-link" onClick={() => open(false)}>
            Не менять
          </button>
        )}
      </p>
    </li>
  );
}
