/**
 * The preview: row by row what was read beside what was brought, section by section. A long table stays quick: a folded
 * section draws nothing, an open one some rows at a time.
 */
import { useEffect, useState } from 'preact/hooks';
import type { Reading } from '../../functions/contract/reading/reading.ts';
import { counted } from '../../functions/contract/words.ts';
import { Asides } from './asides.tsx';
import { MeasureRow } from './measure.tsx';
import type { Work } from './work.ts';

/** Rows drawn at a time; a table with more of them begins with its sections folded. */
const [batch, many] = [25, 60];

/** The row that was asked for, and how often: asked again, it is gone to again. */
export type Asked = { measure: string; round: number };

type Props = { reading: Reading; work: Work; asked: Asked | undefined };

export function Preview({ reading, work, asked }: Props) {
  const sections = reading.sections
    .map((section, place) => ({
      section,
      place,
      measures: reading.measures.filter((measure) => measure.section === place),
    }))
    .filter(({ measures }) => measures.length > 0);
  return (
    <section class="question" aria-labelledby="preview">
      <h2 class="ds-heading" data-size="sm" id="preview" tabIndex={-1}>
        Что прочитано
      </h2>
      <p>
        Рядом стоят прочитанное и строка вашей таблицы. Всё можно исправить на месте: и прочитанное,
        и сам текст.
      </p>
      {sections.map(({ section, place, measures }) => (
        <Part
          key={place}
          title={[section.label, section.title].filter(Boolean).join('. ')}
          {...{ measures, reading, work, asked }}
        />
      ))}
      <Asides reading={reading} work={work} />
    </section>
  );
}

type PartProps = Props & { title: string; measures: Reading['measures'] };

function Part({ title, measures, reading, work, asked }: PartProps) {
  const [open, setOpen] = useState(reading.measures.length <= many);
  const [drawn, draw] = useState(batch);
  const place = measures.findIndex(({ id }) => id === asked?.measure);
  useEffect(() => {
    if (place < 0) return;
    setOpen(true);
    draw((count) => Math.max(count, place + batch));
    // After it is drawn.
    const timer = setTimeout(() => {
      const row = document.getElementById(`row-${asked?.measure}`);
      row?.scrollIntoView({ block: 'center' });
      row?.focus({ preventScroll: true });
    }, 50);
    return () => clearTimeout(timer);
  }, [asked?.round]);
  const ids = new Set(measures.flatMap((one) => [one.id, ...one.indicators.map(({ id }) => id)]));
  const waiting = reading.questions.filter(
    ({ at, answer }) => answer === undefined && at.some((id) => ids.has(id)),
  ).length;
  return (
    <details class="part" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3 class="ds-heading" data-size="xs">
          {title || 'Без раздела'}
        </h3>
        <span class="hint">
          {counted(measures.length, 'мероприятие', 'мероприятия', 'мероприятий')}
          {waiting > 0 && `, вопросов: ${waiting}`}
        </span>
      </summary>
      {open && (
        <>
          <ul class="plain">
            {measures.slice(0, drawn).map((measure) => (
              <MeasureRow key={measure.id} measure={measure} reading={reading} work={work} />
            ))}
          </ul>
          {measures.length > drawn && (
            <button
              type="button"
              class="ds-button"
              data-variant="secondary"
              onClick={() => draw(drawn + batch)}
            >
              Показать ещё{' '}
              {counted(Math.min(batch, measures.length - drawn), 'строку', 'строки', 'строк')}
            </button>
          )}
        </>
      )}
    </details>
  );
}
