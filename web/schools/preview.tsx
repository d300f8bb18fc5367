/** What was read of a list: row by row what is new, what changes, what is asked, what could not be read and why. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import {
  type Answers,
  another,
  type Compared,
  type Entry,
} from '../../functions/contract/schools/compared.ts';
import { foldName } from '../../functions/contract/schools/names.ts';
import type { Pasted } from '../../functions/contract/schools/pasted.ts';
import { spansOf } from '../../functions/contract/schools/words.ts';
import { counted, nameWords } from '../../functions/contract/words.ts';
import { Spans } from './spans.tsx';
import { lackWords, linesWords, toldWords } from './words.ts';

/** More rows than this are counted, not shown, until they are asked for. */
const most = 50;

const tags: Record<Entry['says'], [string, string]> = {
  new: ['Новая', 'success'],
  changed: ['Изменится', 'info'],
  asked: ['Нужен ответ', 'warning'],
  same: ['Уже записана', 'neutral'],
};
const order: Entry['says'][] = ['asked', 'new', 'changed', 'same'];

type Props = {
  pasted: Pasted;
  compared: Compared;
  answers: Answers;
  onAnswer: (name: string, answer: string) => void;
  /** Takes all answers back. */
  onAnew: () => void;
};

export function Preview({ pasted, compared, answers, onAnswer, onAnew }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // What was asked is gone from its place once it is answered.
  const answered = (name: string, answer: string) => {
    onAnswer(name, answer);
    setTimeout(() => heading.current?.focus());
  };
  const troubles = [...pasted.told.map(toldWords), ...compared.lacks.map(lackWords)];
  const entries = [...compared.entries].sort(
    (one, other) => order.indexOf(one.says) - order.indexOf(other.says),
  );
  const row = (entry: Entry) => (
    <Read key={entry.input.id} entry={entry} answers={answers} onAnswer={answered} />
  );
  return (
    <section class="read">
      <h3 class="ds-heading" data-size="2xs" aria-live="polite" tabIndex={-1} ref={heading}>
        Прочитано: {counted(entries.length, 'школа', 'школы', 'школ')}
        {troubles.length > 0 && `; поправьте ${counted(troubles.length, 'место', 'места', 'мест')}`}
      </h3>
      {troubles.length > 0 && (
        <div class="ds-alert" data-color="warning">
          <ul>
            {troubles.slice(0, most).map((one) => (
              <li key={one}>{one}</li>
            ))}
            {troubles.length > most && <li>И ещё: {troubles.length - most}.</li>}
          </ul>
        </div>
      )}
      {Object.keys(answers).length > 0 && (
        <p>
          <button type="button" class="ds-link" onClick={onAnew}>
            Ответить о похожих названиях заново
          </button>
        </p>
      )}
      {entries.length > 0 && <ul class="people">{entries.slice(0, most).map(row)}</ul>}
      {entries.length > most && (
        <details>
          <summary>Показать остальные: {entries.length - most}</summary>
          <ul class="people">{entries.slice(most).map(row)}</ul>
        </details>
      )}
    </section>
  );
}

function Read({
  entry,
  answers,
  onAnswer,
}: { entry: Entry } & Pick<Props, 'answers' | 'onAnswer'>) {
  const { says, name, lines, like, input, stands } = entry;
  const [word, color] = tags[says];
  const answer = answers[foldName(name)];
  return (
    <li>
      <div>
        <p>
          <b>{nameWords(input.name)}</b>{' '}
          <span class="ds-tag" data-color={color}>
            {word}
          </span>
        </p>
        <p class="hint">
          {linesWords(lines)}
          {input.name !== name && `: «${name}»`}
        </p>
      </div>
      {says === 'asked' ? (
        <fieldset class="schools">
          <legend>Это та же школа?</legend>
          {like.map((one) => (
            <Choice
              key={one.id}
              of={input.id}
              chosen={answer === one.id}
              onChoose={() => onAnswer(name, one.id)}
            >
              Да, это {nameWords(one.name)}
            </Choice>
          ))}
          <Choice of={input.id} chosen={false} onChoose={() => onAnswer(name, another)}>
            Нет, это другая школа
          </Choice>
        </fieldset>
      ) : (
        <div>
          <Spans support={input.support} />
          {says === 'changed' && stands && (
            <p class="hint">
              Сейчас:{' '}
              {spansOf(stands.support)
                .map(({ years }) => years)
                .join(', ') || 'без поддержки'}
            </p>
          )}
        </div>
      )}
    </li>
  );
}

type ChoiceProps = {
  of: string;
  chosen: boolean;
  onChoose: () => void;
  children: ComponentChildren;
};

const Choice = ({ of, chosen, onChoose, children }: ChoiceProps) => (
  <label class="choice">
    <input class="ds-input" type="radio" name={`like-${of}`} checked={chosen} onChange={onChoose} />
    <span>{children}</span>
  </label>
);
