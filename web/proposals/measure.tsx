/** A row: what was read of it beside how it was brought, its open questions, and the way to change what was read. */
import { useState } from 'preact/hooks';
import type { Question, Reading } from '../../functions/contract/reading/reading.ts';
import type { Indicator, Measure } from '../../functions/contract/roadmaps/roadmap.ts';
import { termsOf } from '../../functions/contract/roadmaps/terms.ts';
import { planWords } from '../../functions/contract/summaries/figures.ts';
import { counted, dueWords, measureWords, termWords } from '../../functions/contract/words.ts';
import { later } from '../kit/later.tsx';
import { QuestionCard } from './question.tsx';
import { Source } from './source.tsx';
import { aggregationWords, askWords, paperWords, sideWords } from './words.ts';
import type { Work } from './work.ts';

const Changing = later(() => import('./changing.tsx').then((part) => part.Changing));

type Props = { measure: Measure; reading: Reading; work: Work };

const few = 4;

export function MeasureRow({ measure, reading, work }: Props) {
  const [changing, change] = useState(false);
  const of = new Set([measure.id, ...measure.indicators.map(({ id }) => id)]);
  const questions = reading.questions.filter(
    ({ at, answer }) => answer === undefined && at.some((id) => of.has(id)),
  );
  const rows = reading.rows.filter((row) => row.measure === measure.id).map(({ place }) => place);
  const label = measureWords(measure.label);
  const executors = measure.executorsRaw.replace(/\s+/gu, ' ');
  return (
    <li class={questions.length > 0 ? 'read asked' : 'read'} id={`row-${measure.id}`} tabIndex={-1}>
      <div class="found">
        <h4 class="ds-heading" data-size="2xs">
          {measure.labelRaw || measure.label} {measure.title}
        </h4>
        <dl>
          <div>
            <dt>Сдаёт</dt>
            <dd>
              {sideWords(measure.owes, work.known, reading.bodies)}
              {executors && <span class="hint"> · в таблице: {executors}</span>}
              {measure.signOff && <span class="hint"> · подписывает директор</span>}
            </dd>
          </div>
          {measure.indicators.map((indicator) => (
            <IndicatorLines key={indicator.id} {...{ measure, indicator, reading, work }} />
          ))}
          <Terms measure={measure} reading={reading} />
        </dl>
        <Asks questions={questions} reading={reading} work={work} label={label} />
        <p>
          <button
            type="button"
            class="ds-link"
            aria-expanded={changing}
            aria-label={`${changing ? 'Готово' : 'Изменить прочитанное'}: ${label}`}
            onClick={() => change(!changing)}
          >
            {changing ? 'Готово' : 'Изменить прочитанное'}
          </button>
        </p>
        {changing && <Changing measure={measure} reading={reading} work={work} />}
      </div>
      <Source rows={rows} columns={reading.columns} work={work} label={label} />
    </li>
  );
}

function IndicatorLines({ measure, indicator, reading, work }: Props & { indicator: Indicator }) {
  const { asks, aggregation, evidenceKinds, unit, cells, planned } = indicator;
  const papers = evidenceKinds.map((kind) => paperWords(kind, work.known)).join('; ');
  const several = measure.indicators.length > 1;
  const whole = Object.values(cells).filter(({ value }) => value !== null).length > 1;
  const figures = termsOf(reading, measure).flatMap((term) => {
    const cell = cells[term.id];
    if (!cell) return [];
    const nothing = cell.value === null || ['zero', 'dash', 'empty'].includes(cell.is);
    const said = nothing
      ? 'не запланировано'
      : cell.values
        ? cell.values.map(({ unit, value }) => `${value}\u00a0${unit}`).join(' и ')
        : planWords(cell.value, cell.sense, indicator);
    return [{ id: term.id, words: term.words, said, nothing }];
  });
  return (
    <>
      <div>
        <dt>{several ? indicator.name : 'Спросим'}</dt>
        <dd>
          {askWords[asks]}
          {unit && asks === 'number' && `, ${unit}`}: {papers}
        </dd>
      </div>
      {!measure.terms && figures.length > 0 && (
        <div>
          <dt>План</dt>
          <dd>
            <ul class="figures">
              {figures.map(({ id, words, said, nothing }) => (
                <li key={id} class={nothing ? 'hint' : undefined}>
                  {termWords(words)}: {nothing ? said : <b>{said}</b>}
                </li>
              ))}
            </ul>
            {planned && <span class="hint">Всего: {planned.raw} · </span>}
            {whole && <span class="hint">{aggregationWords[aggregation]}</span>}
          </dd>
        </div>
      )}
    </>
  );
}

function Terms({ measure, reading }: Pick<Props, 'measure' | 'reading'>) {
  const [all, showAll] = useState(false);
  if (!measure.terms) return null;
  const terms = termsOf(reading, measure);
  const shown = all ? terms : terms.slice(0, few);
  return (
    <div>
      <dt>Сроки</dt>
      <dd>
        {shown.map(({ id, words, due }, place) => (
          <span class="term" key={id}>
            {termWords(words)}
            {!words.startsWith('до ') && (
              <span class="hint"> ({due ? `до ${dueWords(due)}` : dueWords(due)})</span>
            )}
            {place < shown.length - 1 || terms.length > few ? '; ' : ''}
          </span>
        ))}
        {terms.length > few && (
          <button type="button" class="ds-link" onClick={() => showAll(!all)}>
            {all ? 'свернуть' : `ещё ${counted(terms.length - few, 'срок', 'срока', 'сроков')}`}
          </button>
        )}
      </dd>
    </div>
  );
}

function Asks({
  questions,
  reading,
  work,
  label,
}: Pick<Props, 'reading' | 'work'> & { questions: Question[]; label: string }) {
  const [opened, open] = useState(false);
  if (questions.length === 0) return null;
  if (!opened)
    return (
      <p class="reason">
        {questions.map(({ id, words }) => (
          <span key={id}>{words} </span>
        ))}
        <button
          type="button"
          class="ds-link"
          aria-label={`Ответить здесь: ${label}`}
          onClick={() => open(true)}
        >
          Ответить здесь
        </button>
      </p>
    );
  return (
    <ul class="asks reason">
      {questions.map((question) => (
        <QuestionCard key={question.id} {...{ question, reading, work }} />
      ))}
    </ul>
  );
}
