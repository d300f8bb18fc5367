/** «Что спросит план»: how many reports of each school and office, by measure, and how often; drawn and listed. */
import { schoolsPage } from '../../functions/contract/addresses.ts';
import type { Reading } from '../../functions/contract/reading/reading.ts';
import type { Measure } from '../../functions/contract/roadmaps/roadmap.ts';
import { counted, measureWords, nameWords } from '../../functions/contract/words.ts';
import { Bar } from '../kit/bar.tsx';
import { frequencies, frequencyId, frequencyOf, type Sum } from './reckon.ts';
import { sideWords, yearsWords } from './words.ts';
import type { Work } from './work.ts';

const reports = (count: number) => counted(count, 'отчёт', 'отчёта', 'отчётов');

type Props = { reading: Reading; sum: Sum; work: Work };

export function WillAsk({ reading, sum, work }: Props) {
  const most = Math.max(1, ...sum.measures.map(({ count }) => count));
  const side = sum.offices.reduce((all, { count }) => Math.max(all, count), 1);
  return (
    <section class="question" aria-labelledby="asked">
      <h2 class="ds-heading" data-size="sm" id="asked" tabIndex={-1}>
        Что спросит план
      </h2>
      {sum.supposed && (
        <p class="ds-alert" data-color="warning">
          На {yearsWords(reading.span)} в списке нет поддерживаемых школ: школьных задач не будет,
          пока их не добавят. Здесь посчитано на одну школу.{' '}
          <a class="ds-link" href={schoolsPage}>
            Открыть «Школы»
          </a>
        </p>
      )}
      <p class="lead" role="status">
        {headline(reading, sum, work)}
      </p>
      <Unequal sum={sum} />
      {sum.measures.length > 0 && (
        <>
          <h3 class="ds-heading" data-size="xs">
            С каждой школы
          </h3>
          <ul class="sums">
            {sum.measures.map(({ measure, count }) => (
              <li key={measure.id}>
                <span class="sum-what">
                  {measureWords(measure.label)} {measure.title}
                </span>
                <Often measure={measure} work={work} />
                <b>{count}</b>
                <Bar target={most} accepted={0} waiting={count} />
              </li>
            ))}
          </ul>
        </>
      )}
      {sum.offices.length > 0 && (
        <>
          <h3 class="ds-heading" data-size="xs">
            С остальных
          </h3>
          <ul class="sums">
            {sum.offices.map(({ id, count, measures }) => (
              <li key={id} class="office">
                <details>
                  <summary>
                    {sideWords(id, work.known, reading.bodies)}
                    <span class="ds-sr-only">: {reports(count)}</span>
                  </summary>
                  <ul class="plain">
                    {measures.map((one) => (
                      <li key={one.measure.id} class="line">
                        <span>
                          {measureWords(one.measure.label)} {one.measure.title}: {one.count}
                        </span>
                        <Often measure={one.measure} work={work} />
                      </li>
                    ))}
                  </ul>
                </details>
                <b aria-hidden="true">{count}</b>
                <Bar target={side} accepted={0} waiting={count} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** How many of each school, in words: the same of all, or from the least to the most. */
export function perSchool({ schools }: Sum): string {
  const counts = schools.map(({ count }) => count);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? reports(most) : `от ${least} до ${reports(most)}`;
}

/** «Каждой школе: 20 отчётов за 3 года, 12 из них — п. 3.2 «ежеквартально»». */
function headline(reading: Reading, sum: Sum, work: Work): string {
  const [first = 0, last = 0] = reading.span.map((day) => Number(day.slice(0, 4)));
  const over = counted(last - first + 1, 'год', 'года', 'лет');
  if (sum.schools.length === 0)
    return sum.all === 0
      ? 'План пока никого ни о чём не спросит.'
      : `Школы отчётов не сдают; остальные сдадут ${reports(sum.all)} за ${over}.`;
  const [top] = [...sum.measures].sort((a, b) => b.count - a.count);
  const often = top && frequencyOf(top.measure, work.typed.answers);
  const said =
    often &&
    (work.typed.answers[frequencyId(top.measure.id)]
      ? undefined
      : top.measure.termRaw?.split(/[,;(]/u)[0]?.trim());
  const of =
    top && top.count > 1 && sum.measures.length > 1
      ? `, ${top.count} из них — ${measureWords(top.measure.label)}${often ? ` «${said ?? frequencies[often]}»` : ''}`
      : '';
  return `Каждой школе: ${perSchool(sum)} за ${over}${of}. Всего задач: ${sum.all}.`;
}

/** Where schools are asked for unlike much, how much of each. */
function Unequal({ sum: { schools } }: { sum: Sum }) {
  if (schools.every(({ count }) => count === schools[0]?.count)) return null;
  return (
    <details>
      <summary>Сколько с какой школы</summary>
      <ul>
        {schools.map(({ id, name, count }) => (
          <li key={id}>
            {nameWords(name)}: {reports(count)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** How often a measure is asked for, where it recurs; the sum follows at once. */
function Often({ measure, work }: { measure: Measure; work: Work }) {
  const often = frequencyOf(measure, work.typed.answers);
  if (!often) return <span class="often" />;
  return (
    <select
      class="ds-input often"
      aria-label={`Как часто: ${measureWords(measure.label)}`}
      value={often}
      onChange={(event) => work.answer({ [frequencyId(measure.id)]: event.currentTarget.value })}
    >
      {Object.entries(frequencies).map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}
