/** Wordings of what comes again, of what goes on all the time, and of terms that stand elsewhere or follow an event. */
import type { Every, Token } from './token.ts';

type Rule = [RegExp, (found: string[]) => Token | null];
const rule = (pattern: string, token: Rule[1]): Rule => [new RegExp(pattern, 'yu'), token];

const counts: Record<string, number> = {
  один: 1,
  одного: 1,
  одному: 1,
  два: 2,
  двух: 2,
  дважды: 2,
  три: 3,
  трех: 3,
  трижды: 3,
  четыре: 4,
  четырех: 4,
};
const units: [string, Every][] = [
  ['ден', 'day'],
  ['недел', 'week'],
  ['месяц', 'month'],
  ['квартал', 'quarter'],
  ['пол', 'half'],
  ['четверт', 'school-quarter'],
  ['год', 'year'],
];
const unitOf = (word: string): Every =>
  units.find(([stem]) => word.startsWith(stem))?.[1] ?? 'year';

const least = '(?:(не реже(?: чем)?|не менее|минимум)\\s+)?';
const unit =
  '(ден\\p{L}+|недел\\p{L}+|месяц\\p{L}*|квартал\\p{L}*|полугод\\p{L}+|полгода|четверт\\p{L}+|год\\p{L}*)';
const of = '(?:(?:учебн\\p{L}*|уч\\.?|календарн\\p{L}*|школьн\\p{L}*)\\s+)?';

const every = (unitIs: Every) => () =>
  ({ is: 'every', unit: unitIs, times: 1, least: false }) satisfies Token;

/** All of them, the longer first. */
export const recurring: Rule[] = [
  rule(
    `${least}(?:(\\d{1,2}|один|одного|одному|два|двух|три|трех|четыре|четырех)(?:-?\\p{L}{1,3})?\\s+)?раз(?:а|у)?\\s+(?:в|за)\\s+${of}${unit}`,
    ([, atLeast, times, what = '']) => ({
      is: 'every',
      unit: unitOf(what),
      times: times ? (counts[times] ?? Number(times)) : 1,
      least: atLeast !== undefined,
    }),
  ),
  rule(`(дважды|трижды)\\s+в\\s+${of}${unit}`, ([, times = '', what = '']) => ({
    is: 'every',
    unit: unitOf(what),
    times: counts[times] ?? 1,
    least: false,
  })),
  rule('ежедневн\\p{L}*', every('day')),
  rule('еженедельн\\p{L}*', every('week')),
  rule('ежемесячн\\p{L}*|помесячно', every('month')),
  rule('ежеквартальн\\p{L}*|поквартальн\\p{L}*', every('quarter')),
  rule('ежегодн\\p{L}*', every('year')),
  rule(
    `(?:кажд\\p{L}+|по итогам(?: кажд\\p{L}+)?|по окончании кажд\\p{L}+|в конце(?: кажд\\p{L}+)?)\\s+(ден\\p{L}+|недел\\p{L}+|месяц\\p{L}*|квартал\\p{L}*|полугод\\p{L}+|четверт\\p{L}+|год\\p{L}*)`,
    ([, what = '']) => ({ is: 'every', unit: unitOf(what), times: 1, least: false }),
  ),
  rule('по полугодиям', every('half')),
  rule('по кварталам', every('quarter')),
  rule('по четвертям', every('school-quarter')),
  rule(
    '(?:в течение|на протяжении|весь|в продолжение)\\s+(?:всего\\s+)?(?:учебн\\p{L}+|уч\\.)\\s+(?:год\\p{L}*|г\\.)(?!\\s*20)',
    () => ({ is: 'standing', school: true }),
  ),
  rule(
    'постоянно|на постоянной основе|систематически|регулярно|круглогодично|(?:в течение|в течении|на протяжении|весь|за весь|в)\\s+(?:всего\\s+)?(?:периода?|срока?)(?:\\s+(?:реализации|действия|исполнения))?(?:\\s+(?:дорожной\\s+карты|плана(?: мероприятий)?|программы|комплекса мер|мероприятий))?|(?:в течение|в течении|на протяжении|весь)\\s+(?:всего\\s+|календарного\\s+|текущего\\s+)?год[а]?(?!\\p{L})',
    () => ({ is: 'standing', school: false }),
  ),
  rule(
    '(?:(?:в течение|в течении|не позднее|за|через|спустя)\\s+(?:чем через\\s+)?[\\p{L}\\d-]+\\s+(?:\\([^)]*\\)\\s+)?(?:рабочих |календарных |учебных )?(?:дн\\p{L}*|день|недел\\p{L}+|месяц\\p{L}*)\\s+(?:после|со|с|до|от|по)|по мере|при необходимости|по необходимости|по запрос|по требовани|при поступлении|по факту|со дня|с момента|по завершении|после(?!\\p{L})(?!\\s+отчетн)(?!\\s+окончания\\s+(?:отчетн|квартал|месяц|период)))[^;]*',
    () => ({ is: 'relative' }),
  ),
  rule(
    '(?:по|согласно|в соответствии со?|в рамках)\\s+(?:(?!итогам)[\\p{L}.-]+\\s+){0,3}(?:график|план|приказ|расписани|положени|календар|регламент|согласовани|циклограмм|распоряжени)[^;)]*|в установленн[^;]*|сроки? (?:уточня|определя|устанавлива)[^;]*|по отдельн[^;]*',
    () => ({ is: 'elsewhere' }),
  ),
];
