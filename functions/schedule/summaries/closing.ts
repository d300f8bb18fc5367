/** What stands around the table of the printed report: approval, figures, debts and returns, signatures. */
import { HeadingLevel, LeaderType, Paragraph, TabStopType } from 'docx';
import { cellStates } from '../../contract/roadmaps/states.ts';
import { areYears } from '../../contract/roadmaps/terms.ts';
import { debtWords, stateWords } from '../../contract/summaries/figures.ts';
import type { Content, Debt } from '../../contract/summaries/summary.ts';
import { reasonWords } from '../../contract/tasks/reasons.ts';
import { counted, periodHead, shortDay } from '../../contract/words.ts';
import { type Block, cell, headCell, line, millimetres, paragraph, runs, table } from './blocks.ts';
import { missingOf } from './debts.ts';

/** Who signs: a post, and a name where it is known («И.О. Фамилия»). */
type Signer = { post: string; name?: string };
export type Signatures = { approves?: Signer; head?: Signer; executor?: Signer };

/** Debts on paper; the sheet «Долги и возвраты» of the workbook has them all. */
const mostDebts = 200;

/** The block «УТВЕРЖДАЮ» in the upper right corner, with its date left blank. */
export function approval(signer: Signer = { post: 'Начальник управления образования' }): Block[] {
  const left = millimetres(177);
  const one = (text: string, after = 60, bold = false) =>
    new Paragraph({
      indent: { left },
      spacing: { after },
      keepNext: true,
      children: runs(text, { bold }),
    });
  return [
    one('УТВЕРЖДАЮ', 60, true),
    one(signer.post),
    new Paragraph({
      indent: { left },
      spacing: { before: 120, after: 60 },
      tabStops: [
        {
          type: TabStopType.LEFT,
          position: left + millimetres(38),
          leader: LeaderType.UNDERSCORE,
        },
        ...(signer.name
          ? []
          : [
              {
                type: TabStopType.RIGHT,
                position: millimetres(267),
                leader: LeaderType.UNDERSCORE,
              },
            ]),
      ],
      children: runs(`\t ${signer.name ?? '\t'}`),
    }),
    one('«____» ______________ 20____ г.', 200),
  ];
}

/** A heading of a part. */
const heading = (text: string): Paragraph =>
  new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(text) });

/** How many cells of each period stand where. */
export function figures(content: Content): Block[] {
  const { periods } = content.roadmap;
  const byYears = areYears(periods);
  const cells = content.rows.flatMap((row) => row.cells);
  const count = (period: string, ...states: string[]) =>
    String(cells.filter((one) => one.period === period && states.includes(one.state)).length);
  // What is rare stands there where it is.
  const has = (state: string) => cells.some((one) => one.state === state);
  const planned = cellStates.filter(
    (state) => state !== 'not-planned' && (!['not-held', 'dropped'].includes(state) || has(state)),
  );
  const rows = planned.map((state) => ({ name: stateWords[state], states: [state] as string[] }));
  return [
    heading(byYears ? 'Итоги по годам' : 'Итоги по периодам'),
    table(
      [70, ...periods.map(() => Math.min(22, 197 / periods.length))],
      [
        line(
          [headCell('Показателей'), ...periods.map(({ words }) => headCell(periodHead(words)))],
          true,
        ),
        ...[{ name: 'Запланировано', states: planned as string[] }, ...rows].map(
          ({ name, states }, at, all) =>
            line([
              cell(name, { bold: at === 0, keep: at < all.length - 1 }),
              ...periods.map(({ id }) =>
                cell(count(id, ...states), { align: 'center', bold: at === 0 }),
              ),
            ]),
        ),
      ],
    ),
  ];
}

/** Debts and returns as a table, or a sentence that there are none. */
export function debts(content: Content): Block[] {
  const all = content.debts;
  if (all.length === 0) return [heading('Долги и возвраты'), paragraph('Долгов и возвратов нет.')];
  const rest = all.length - mostDebts;
  return [
    heading('Долги и возвраты'),
    table(
      [46, 12, 57, 24, 22, 22, 84],
      [
        line(
          [
            'Кто отвечает',
            '№ п/п',
            'Мероприятие',
            'Период',
            'Срок',
            'Дней просрочки',
            'Чего не хватает, причина возврата',
          ].map((name) => headCell(name)),
          true,
        ),
        ...all
          .slice(0, mostDebts)
          .map((debt) =>
            line([
              cell(debt.owner),
              cell(debt.label, { align: 'center' }),
              cell(debt.title),
              cell(debt.words, { align: 'center' }),
              cell(debt.due ? shortDay(debt.due) : '—', { align: 'center' }),
              cell(debt.days > 0 ? String(debt.days) : '—', { align: 'center' }),
              cell(saidOf(debt)),
            ]),
          ),
      ],
    ),
    ...(rest > 0
      ? [
          paragraph(
            `И ещё ${counted(rest, 'запись', 'записи', 'записей')} — в файле XLSX, лист «Долги и возвраты».`,
          ),
        ]
      : []),
  ];
}

function saidOf(debt: Debt): string {
  const lines = [`${debtWords[debt.kind]}: ${missingOf(debt).join('; ') || 'документ возвращён'}`];
  if (debt.reason) lines.push(`Причина: ${reasonWords[debt.reason].toLowerCase()}`);
  if (debt.comment) lines.push(debt.comment);
  if (debt.cause) lines.push(`Причина отклонения: ${debt.cause}`);
  if (debt.until) lines.push(`Ожидается ${shortDay(debt.until)}`);
  return lines.join('\n');
}

/** The lines for the signatures, kept together on one page. */
export function signing(signatures: Signatures): Block[] {
  const signers = [
    signatures.head ?? { post: 'Начальник информационно-методического отдела' },
    signatures.executor ?? { post: 'Исполнитель' },
  ];
  const [start, end, right] = [105, 155, 215].map((at) => millimetres(at)) as [
    number,
    number,
    number,
  ];
  return signers.map(
    ({ post, name }, at) =>
      new Paragraph({
        spacing: { before: at === 0 ? 480 : 240 },
        keepNext: at < signers.length - 1,
        keepLines: true,
        tabStops: [
          { type: TabStopType.LEFT, position: start },
          { type: TabStopType.LEFT, position: end, leader: LeaderType.UNDERSCORE },
          { type: TabStopType.LEFT, position: end + millimetres(5) },
          { type: TabStopType.LEFT, position: right, leader: LeaderType.UNDERSCORE },
        ],
        children: runs(`${post}\t\t\t${name ?? '\t'}`),
      }),
  );
}
