/** A realistic content of a summary on the real road map, for tests: done, partly, late, owed, sent back, hostile. */
import { createHash } from 'node:crypto';
import { marksOf } from '../../../functions/contract/roadmaps/plan.ts';
import { stateOf } from '../../../functions/contract/roadmaps/states.ts';
import type { Content, Debt, Proof } from '../../../functions/contract/summaries/summary.ts';
import type { Stamp } from '../../../functions/schedule/summaries/stamp.ts';
import { roadmap } from '../../../infra/data/reference.ts';

export const hostile = '=HYPERLINK("http://evil.example";"Нажмите")\u0000\u000B_x0041_';
export { roadmap };
export const owners: Record<string, string> = {
  'education-centre': 'МБОУ «Центр образования»',
  'lyceum-4': 'МБОУ Лицей № 4',
  uo: 'Управление образования администрации г.-к. Кисловодска',
  imo: 'Информационно-методический отдел МБУ «ЦООУ» г.-к. Кисловодска',
};
const schools = ['education-centre', 'lyceum-4'];
export const stamp: Stamp = {
  known: '2021-05-15T09:30:00.000Z',
  sha256: createHash('sha256').update('content').digest('hex'),
  by: 'методист ИМО',
  site: 'https://opora.example',
};

function proof(owner: string, measure: string, year: number, at: number): Proof {
  const link = measure === '1.3';
  return {
    item: `${measure}-${year}-${at}`,
    kind: link ? 'publication' : 'minutes',
    owner: owners[owner] ?? owner,
    name: link
      ? 'http://центр-образования-кисловодск.рф/500-.html#a500'
      : `Протокол_${at + 1}_от_20_05_${year}_Совещание руководителей ШНОР и ШНСУ по координации деятельности.pdf`,
    url: link ? 'http://xn-----7kcadhcqbxnbzdmvgmdib1ad8afe9h1m.xn--p1ai/500-.html#a500' : null,
    path: `/tasks/${owner}.${year}.${measure}#${at}`,
    sha256: link ? null : createHash('sha256').update(`${measure}${year}${at}`).digest('hex'),
    fulfilled: `${year}-0${1 + (at % 5)}-20`,
    counts: measure === '1.1' ? 2 : 1,
    acceptedBy: 'Заместитель начальника УО',
    enteredLater: year === 2020,
    late: year === 2021 && at === 1,
  };
}

/** What was accepted: all, more, a part, nothing of what was due, and something that was not planned. */
const facts: Record<string, number> = {
  '1.1/2020': 2,
  '1.2/2021': 1,
  '1.3/2020': 1,
  '1.4/2021': 1,
  '2.1/2020': 5,
  '2.1/2021': 1,
  '2.2/2021': 1,
  '4.3/2021': 1,
};

/** What the years make together, said here by itself: a sum, or how many of them were reached. */
function totalOf(
  aggregation: string,
  planned: number | null,
  cells: { plan: number | null; fact: number }[],
): Content['rows'][number]['total'] {
  if (aggregation === 'sum')
    return { fact: cells.reduce((all, { fact }) => all + fact, 0), of: planned, unit: 'items' };
  const demanded = cells.filter(({ plan }) => plan);
  const reached = demanded.filter(({ plan, fact }) => fact >= (plan ?? 0));
  return { fact: reached.length, of: demanded.length, unit: 'years' };
}

/** The content on a day. */
export function contentOf(asOf: string): Content {
  const rows = roadmap.measures.flatMap((measure) =>
    measure.indicators.map((indicator, place) => {
      const cells = roadmap.periods.map(({ id: period, to }) => {
        const year = Number(period);
        const cell = indicator.cells[period] ?? { raw: '', is: 'empty', value: null };
        const { value: plan } = cell;
        const all = plan ?? 0;
        const fact = facts[`${measure.id}/${year}`] ?? 0;
        const waiting = measure.id === '1.3' && year === 2021 ? 1 : 0;
        const due = cell.due ?? to;
        const owner = measure.owes === 'each-school' ? 'lyceum-4' : measure.owes;
        const items = measure.id === '1.1' ? Math.min(1, fact) : fact;
        return {
          period,
          raw: cell.raw,
          plan,
          due,
          fact,
          waiting,
          deviation: plan === null ? null : fact - plan,
          state: stateOf({ plan, fact, waiting, inTime: 0, due, asOf }),
          issued: measure.id === '2.3' ? all && all + 1 : all,
          wanted: all,
          proofs: Array.from({ length: items }, (_, at) => proof(owner, measure.id, year, at)),
        };
      });
      return {
        section: measure.section,
        measure: measure.id,
        label: measure.label,
        labelRaw: measure.labelRaw,
        title: measure.title,
        indicator: indicator.id,
        name: measure.indicators.length > 1 ? indicator.name : measure.result,
        unit: null,
        asks: 'papers' as const,
        plannedRaw: indicator.planned?.raw ?? '',
        planned: indicator.planned?.value ?? null,
        atLeast: indicator.planned?.sense === 'at-least',
        aggregation: indicator.aggregation,
        marks: marksOf(indicator),
        executorsRaw: measure.executorsRaw,
        cells,
        total: totalOf(indicator.aggregation, indicator.planned?.value ?? null, cells),
        place,
      };
    }),
  );
  const matrix = Object.entries(owners).map(([owes, owner]) => ({
    owes,
    owner,
    tasks: rows
      .filter(({ measure, place }) => {
        const owed = roadmap.measures.find(({ id }) => id === measure)?.owes;
        return place === 0 && (owed === 'each-school' ? schools.includes(owes) : owed === owes);
      })
      .flatMap(({ measure, cells }) =>
        cells
          .filter(({ plan }) => plan)
          .map(({ period, plan, fact, waiting, state }) => {
            const share = schools.includes(owes) ? 2 : 1;
            const [target, accepted] = [(plan ?? 0) / share, Math.floor(fact / share)];
            const task = `${owes}.${period}.${measure}`;
            const head = { measure, label: measure, period, words: `${period} год` };
            return { task, ...head, target, accepted, waiting, returned: 0, state };
          }),
      ),
  }));
  const debts = [
    debt('uo', '1.4', { kind: 'overdue', due: '2021-05-01', days: 14 }),
    debt('lyceum-4', '1.3', {
      kind: 'returned',
      due: '2021-12-31',
      reason: 'incomplete',
      comment: `${hostile} ${'Приложите лист согласования и укажите дату публикации. '.repeat(6)}`,
    }),
    debt('imo', '1.2', { kind: 'overdue', due: '2021-02-28', days: 76 }),
  ];
  return {
    municipality: 'город-курорт Кисловодск',
    roadmap: {
      id: roadmap.id,
      title: roadmap.title,
      periods: roadmap.periods,
      columns: roadmap.columns,
    },
    asOf,
    sections: roadmap.sections.map(({ label, title }) => ({ label, title })),
    rows: rows.map(({ place: _, ...row }) => row),
    matrix,
    debts,
  };
}

function debt(owes: string, number: string, of: Partial<Debt> & Pick<Debt, 'kind' | 'due'>): Debt {
  const measure = roadmap.measures.find((one) => one.id === number);
  return {
    owes,
    owner: owners[owes] ?? owes,
    task: `${owes}.2021.${number}`,
    measure: number,
    label: measure?.label ?? number,
    title: measure?.title ?? '',
    words: '2021 год',
    days: 0,
    missing: [{ name: measure?.result ?? '', count: 1 }],
    reason: null,
    comment: null,
    ...of,
  };
}
