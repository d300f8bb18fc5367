/** Rules of terms and values, each taken away: what is joined, when a target is met, what is never added up, who owes. */
import type { Mutant } from './mutant.ts';

const plan = 'functions/contract/roadmaps/plan.ts';
const states = 'functions/contract/roadmaps/states.ts';
const terms = 'functions/contract/roadmaps/terms.ts';
const progress = 'functions/contract/tasks/progress.ts';
const obligations = 'functions/contract/tasks/obligations.ts';
const counting = 'functions/contract/tasks/counting.ts';
const tally = 'functions/contract/tasks/tally.ts';
const items = 'functions/domain/submissions/items.ts';
const older = 'functions/contract/summaries/older.ts';
const figures = ['test/contract/values.test.ts'];
const ofTerms = ['test/contract/terms.test.ts'];
const ofStates = ['test/contract/states.test.ts'];
const owing = ['test/contract/owing.test.ts'];
const door = ['test/rooms/values.test.ts'];

export const values: Mutant[] = [
  {
    name: 'a share of several is the mean of their percentages',
    file: plan,
    before: 'Math.round((count / whole) * 1000) / 10;',
    after: 'Math.round(sum((one) => one.count / (one.of || 1)) / values.length * 1000) / 10;',
    suites: figures,
  },
  {
    name: 'at most is met by more',
    file: plan,
    before: "sense === 'at-most' ? fact <= plan : fact >= plan;",
    after: 'sense ? fact >= plan : fact >= plan;',
    suites: figures,
  },
  {
    name: 'a yes of one is a yes of all',
    file: plan,
    before: "if (asks === 'yes') return values.every(",
    after: "if (asks === 'yes') return values.some(",
    suites: figures,
  },
  {
    name: 'a target of 0 asks for nothing',
    file: plan,
    before: 'cell !== undefined && cell.value !== null &&',
    after: 'cell !== undefined && cell.value !== null && cell.value !== 0 &&',
    suites: figures,
  },
  {
    name: 'a zero, a dash and an empty cell ask for something',
    file: plan,
    before: "!['zero', 'dash', 'empty'].includes(cell.is);",
    after: "cell.is !== 'empty';",
    suites: figures,
  },
  {
    name: 'the whole that each school owes is divided among them',
    file: plan,
    before: 'if (schools === null || isOfEach(cell)) return whole;',
    after: 'if (schools === null) return whole;',
    suites: owing,
  },
  {
    name: 'as many values are asked for as the target says',
    file: plan,
    before: "if (asks !== 'papers') return 1;",
    after: '',
    suites: owing,
  },
  {
    name: 'shares and yeses are added up over periods',
    file: plan,
    before: "aggregation === 'sum' && (asks === 'papers' || asks === 'number');",
    after: "aggregation === 'sum' && asks !== undefined;",
    suites: figures,
  },
  {
    name: 'levels are added up over the terms of one column',
    file: progress,
    before:
      'const reported = isAdded(indicator) ? own : (asked.filter(isKnown).at(-1) ?? lastAsked)?.own;',
    after: 'const reported = isAdded(indicator) || lastAsked ? own : undefined;',
    suites: ofTerms,
  },
  {
    name: 'what holds the years before is added up over them',
    file: plan,
    before: "aggregation === 'level' || aggregation === 'cumulative';",
    after: "aggregation === 'level';",
    suites: figures,
  },
  {
    name: 'what is owed whole by each is met by all together',
    file: progress,
    before: 'return cell.each ? values.length > 0',
    after: 'return cell.each && !asks ? values.length > 0',
    suites: figures,
  },
  {
    name: 'a pair is met by the first of its values',
    file: progress,
    before: "const wanted = cell.values ?? [{ unit: '', value: cell.value }];",
    after: "const wanted = cell.values?.slice(0, 1) ?? [{ unit: '', value: cell.value }];",
    suites: figures,
  },
  {
    name: 'a target that was missed is done because all have reported',
    file: states,
    before: "if (state !== 'done' || isMet) return state;",
    after: "if (state !== 'done' || isMet || !isMet) return state;",
    suites: figures,
  },
  {
    name: 'a term that nobody has set is over',
    file: states,
    before:
      "if (due === null || asOf <= due) return fact + waiting > 0 ? 'in-progress' : 'not-due';",
    after:
      "if (due !== null && asOf <= due) return fact + waiting > 0 ? 'in-progress' : 'not-due';",
    suites: ofTerms,
  },
  {
    name: 'a task without a day is overdue',
    file: counting,
    before: "if (brief.due !== null && today > brief.due) return 'overdue';",
    after: "if (brief.due === null || today > brief.due) return 'overdue';",
    suites: ofTerms,
  },
  {
    name: 'what is done in one quarter hides what lacks in another',
    file: states,
    before: "if (has('not-done', 'partial'))",
    after: "if (has('not-done', 'partial') && !has('done'))",
    suites: ofStates,
  },
  {
    name: 'a column ends with a term that asks for nothing',
    file: progress,
    before: 'due: lastAsked ? dueOf(lastAsked.term, lastAsked.cell) : (last?.due ?? null),',
    after: 'due: last?.due ?? null,',
    suites: ofTerms,
  },
  {
    name: 'a measure outlasts the end that the document gives it',
    file: terms,
    before: 'due: end < to ? end : to,',
    after: 'due: end < to ? to : to,',
    suites: ofTerms,
  },
  {
    name: 'a school’s own plan is owed by every school',
    file: obligations,
    before: 'if (plan.owner) return schools.filter(({ id }) => id === plan.owner);',
    after: '',
    suites: owing,
  },
  {
    name: 'a body outside owes what nobody can hand in for it',
    file: obligations,
    before: 'plan.bodies?.find(({ id }) => id === measure.owes)?.by ?? measure.owes;',
    after: 'measure.owes;',
    suites: owing,
  },
  {
    name: 'the value that was accepted first stands, whatever came later',
    file: counting,
    before: '.sort((a, b) => (a.fulfilled + a.at < b.fulfilled + b.at ? -1 : 1))',
    after: '',
    suites: door,
  },
  {
    name: 'a value that was not accepted is a fact',
    file: counting,
    before: 'const value = acceptedValue(demand, accepted);',
    after: 'const value = acceptedValue(demand, by);',
    suites: door,
  },
  {
    name: 'a row loses what a share is of',
    file: tally,
    before: 'of === undefined ? String(count) :',
    after: 'of === undefined || of >= 0 ? String(count) :',
    suites: ['test/contract/tally.test.ts'],
  },
  {
    name: 'a part is greater than its whole',
    file: items,
    before: "count > of ? 'share' : undefined;",
    after: 'undefined;',
    suites: door,
  },
  {
    name: 'a share is of nothing',
    file: items,
    before: 'of === undefined || of <= 0 || count < 0',
    after: 'of === undefined || count < 0',
    suites: door,
  },
  {
    name: 'a paper comes without the value that is asked for',
    file: items,
    before: "if (!value) return 'value';",
    after: 'if (!value) return undefined;',
    suites: door,
  },
  {
    name: 'a value comes where papers alone are asked for',
    file: items,
    before: "if (asks === 'papers') return value && 'unknown';",
    after: "if (asks === 'papers') return undefined;",
    suites: door,
  },
  {
    name: 'a summary of 0.5 has periods that nobody finds',
    file: older,
    before: 'period: String(year),\n        wanted',
    after: "period: 'year',\n        wanted",
    suites: ['test/rooms/years.test.ts'],
  },
  {
    name: 'a word that is no figure is read as one',
    file: 'functions/contract/submissions/rest.ts',
    before: '/^-?(\\d+\\.?\\d*|\\.\\d+)$/.test(plain)',
    after: "plain !== ''",
    suites: ['test/contract/rest.test.ts'],
  },
];
