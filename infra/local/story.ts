/**
 * What was done in the demonstration before its day, so that each state of a report and of a cell of the plan is there to be seen.
 * What is not told was not done: п. 1.2 of ИМО, and п. 3.1 of the centre, which only says why, are overdue. People are their
 * posts, pages have names that nobody can own (RFC 2606), papers say that they are made up.
 */
import type { Day } from '../../functions/contract/days.ts';
import type { Reason } from '../../functions/contract/tasks/acts.ts';
import type { DemoPerson } from './demo.ts';
import type { Deed, Done, Evidence, Paper } from './work.ts';

/** When the plan was approved, by the clocks of Moscow. */
export const begins = '2020-10-12T10:15';
/** What comes last: where it stands, all the rest does. */
export const ends = { at: '2021-05-14T16:30', who: 'imo', sums: '2021-05-13' } as const;

const paper = (file: string, kind: string, date: Day, title: string): Paper => ({
  ...{ file, name: `${title}.${file.split('.')[1]}` },
  about: { kind, date },
});

const list2020 = paper('schools-2020.pdf', 'school-list', '2020-10-16', 'Перечень школ, 2020 год');

type More = Partial<Evidence>;

/** A paper is of its kind and day. */
const by = (indicator: string, one: Paper, more: More = {}): Evidence => ({
  ...{ indicator, kind: one.about.kind, fulfilled: one.about.date, paper: one },
  ...more,
});
/** What lies on a page. */
const page = (indicator: string, kind: string, fulfilled: Day, link: string, more: More = {}) => ({
  ...{ indicator, kind, fulfilled, link },
  ...more,
});
const published = (fulfilled: Day, link: string, more: More = {}): Evidence =>
  page('1.3/1', 'publication', fulfilled, link, more);

type On = [at: string, who: DemoPerson, task: string];
type Own<One = Deed> = One extends { task: string } ? Omit<One, 'task'> : never;

const on = ([at, who, task]: On, deed: Own) => ({ at, who, task, ...deed }) as Done;
const hands = (at: On, one: Evidence, more: { side?: string; comment?: string } = {}) =>
  on(at, { hands: [one], ...more });
const accepts = (...at: On) => on(at, { judges: {} });
const returns = (at: On, reason: Reason, comment: string) =>
  on(at, { judges: { reason, comment } });
const says = (at: On, comment: string) => on(at, { does: { act: 'say', comment } });

const unsigned = 'На первой странице нет грифа утверждения и подписи директора.';
const orderAlone = 'Опубликован только приказ. Добавьте сами результаты самооценки и выводы.';

const year2020: Done[] = [
  on(['2020-10-19T11:20', 'uo', 'uo.2020.2.1'], {
    hands: [
      by('2.1/1', paper('order-group.pdf', 'order', '2020-10-16', 'Приказ о рабочей группе')),
      by('2.1/1', list2020),
    ],
  }),
  hands(['2020-10-19T11:32', 'uo', 'uo.2020.1.1'], by('1.1/1', list2020, { counts: 2 })),
  accepts('2020-10-21T10:05', 'imo', 'uo.2020.2.1'),
  accepts('2020-10-21T10:11', 'imo', 'uo.2020.1.1'),
  hands(
    ['2020-11-26T15:40', 'lyceum', 'lyceum-4.2020.3.1'],
    by('3.1/1', paper('map-draft.pdf', 'school-roadmap', '2020-11-25', 'Дорожная карта лицея')),
  ),
  returns(['2020-11-30T09:50', 'imo', 'lyceum-4.2020.3.1'], 'unsigned', unsigned),
  { at: '2020-11-30T09:51', who: 'imo', keeps: { reason: 'unsigned', text: unsigned } },
  hands(
    ['2020-12-02T11:25', 'lyceum', 'lyceum-4.2020.3.1'],
    by(
      '3.1/1',
      paper('map.pdf', 'school-roadmap', '2020-11-25', 'Дорожная карта лицея, утверждённая'),
      { mends: true },
    ),
  ),
  accepts('2020-12-03T10:30', 'imo', 'lyceum-4.2020.3.1'),
  hands(
    ['2020-12-14T14:05', 'lyceum', 'lyceum-4.2020.1.3'],
    published('2020-12-11', 'https://licey-4.example/samoocenka-2020'),
  ),
  accepts('2020-12-16T11:15', 'imo', 'lyceum-4.2020.1.3'),
];

const winter2021: Done[] = [
  hands(
    ['2021-02-01T12:10', 'imo', 'imo.2021.4.5'],
    page('4.5/1', 'coordination-plan', '2021-01-29', 'https://imo.example/plan-tyutorov-2021'),
  ),
  accepts('2021-02-03T16:20', 'uo', 'imo.2021.4.5'),
  hands(
    ['2021-02-08T10:30', 'uo', 'uo.2021.1.1'],
    page('1.1/1', 'school-list', '2021-02-05', 'https://uo.example/perechen-2021', { counts: 2 }),
  ),
  accepts('2021-02-10T09:45', 'imo', 'uo.2021.1.1'),
  hands(
    ['2021-03-17T14:40', 'uo', 'uo.2021.1.4'],
    by('1.4/1', paper('minutes-1.pdf', 'minutes', '2021-03-16', 'Протокол совещания № 1')),
  ),
  accepts('2021-03-19T10:25', 'imo', 'uo.2021.1.4'),
  hands(
    ['2021-03-29T13:15', 'imo', 'imo.2021.4.1'],
    page('4.1/1', 'toolkit', '2021-03-26', 'https://imo.example/metodicheskij-audit'),
  ),
  accepts('2021-03-31T09:30', 'uo', 'imo.2021.4.1'),
  { at: '2021-04-01T10:00', who: 'imo2', sums: '2021-03-31' },
];

const april2021: Done[] = [
  hands(
    ['2021-04-09T12:00', 'imo', 'imo.2021.3.3'],
    by(
      '3.3/1',
      paper('note-map.pdf', 'analytical-note', '2021-04-08', 'Справка об экспертизе карты лицея'),
    ),
  ),
  accepts('2021-04-13T17:05', 'uo', 'imo.2021.3.3'),
  on(['2021-04-14T15:30', 'centre', 'education-centre.2020.3.1'], {
    does: {
      act: 'explain',
      comment:
        'Карта переработана по замечаниям куратора, её утвердит педагогический совет 10 июня.',
      until: '2021-06-15',
    },
  }),
  hands(
    ['2021-04-15T11:00', 'imo', 'imo.2021.4.3'],
    page('4.3/1', 'training-request', '2021-04-14', 'https://imo.example/zapros-na-kursy'),
  ),
  accepts('2021-04-16T16:45', 'uo', 'imo.2021.4.3'),
  hands(['2021-04-22T10:10', 'imo', 'imo.2021.4.8'], {
    ...{ indicator: '4.8/1', kind: 'analytical-note', fulfilled: '2021-04-21' },
    ground: 'cancelled',
    note: 'Муниципальный этап 2021 года отменён из-за ограничительных мер.',
  }),
  accepts('2021-04-23T15:00', 'uo', 'imo.2021.4.8'),
  hands(
    ['2021-04-26T16:35', 'centre', 'education-centre.2021.1.3'],
    published('2021-04-26', 'https://centr-obrazovaniya.example/samoocenka'),
  ),
  hands(
    ['2021-04-27T14:20', 'lyceum', 'lyceum-4.2021.1.3'],
    published('2021-04-26', 'https://licey-4.example/samoocenka'),
    { comment: 'Материалы размещены в разделе «Качество образования».' },
  ),
  returns(['2021-04-28T11:40', 'imo', 'education-centre.2021.1.3'], 'incomplete', orderAlone),
  { at: '2021-04-28T11:41', who: 'imo', keeps: { reason: 'incomplete', text: orderAlone } },
  hands(
    ['2021-04-29T12:30', 'tutor', 'imo.2021.4.1'],
    by(
      '4.1/2',
      paper('note-audit.pdf', 'analytical-note', '2021-04-28', 'Справка по аудиту, русский язык'),
    ),
    { side: 'tutors' },
  ),
  accepts('2021-04-30T10:50', 'uo', 'imo.2021.4.1'),
];

const may2021: Done[] = [
  hands(
    ['2021-05-11T15:25', 'uo', 'uo.2021.2.2'],
    by('2.2/1', paper('order-tutors.pdf', 'order', '2021-04-30', 'Приказ о команде тьюторов')),
  ),
  returns(
    ['2021-05-12T10:15', 'imo', 'lyceum-4.2021.1.3'],
    'wrong-year',
    'По ссылке самооценка за 2020 год. Нужна страница с материалами 2021 года.',
  ),
  says(
    ['2021-05-12T11:05', 'lyceum', 'lyceum-4.2021.2.3'],
    'Подскажите: прикладывать листы самооценки каждого педагога или одну справку?',
  ),
  hands(
    ['2021-05-12T14:50', 'centre', 'education-centre.2021.1.3'],
    published('2021-05-12', 'https://centr-obrazovaniya.example/samoocenka/rezultaty', {
      mends: true,
    }),
    { comment: 'Добавили результаты самооценки и выводы рабочей группы.' },
  ),
  says(
    ['2021-05-12T15:30', 'uo', 'uo.2021.4.7'],
    'В конце мая руководители школ заняты на экзаменах. Можно ли провести семинар в июне?',
  ),
  on(['2021-05-13T09:20', 'imo2', 'uo.2021.4.7'], {
    does: {
      act: 'extend',
      due: '2021-06-18',
      comment: 'Май занят итоговой аттестацией: семинар проводится в июне.',
    },
  }),
  says(
    ['2021-05-13T09:45', 'imo', 'lyceum-4.2021.2.3'],
    'Одну сводную справку: сколько листов заполнено и каковы выводы. Фамилий в ней быть не должно.',
  ),
  hands(
    ['2021-05-13T12:40', 'centre', 'education-centre.2020.1.3'],
    published('2020-12-24', 'https://centr-obrazovaniya.example/samoocenka-2020'),
    { comment: 'Опубликовано в декабре, сюда вовремя не внесли.' },
  ),
  hands(
    ['2021-05-13T13:10', 'centre', 'education-centre.2021.2.3'],
    by(
      '2.3/1',
      paper('self-assessment.docx', 'summary-note', '2021-05-12', 'Сводная справка по листам'),
    ),
  ),
  hands(
    ['2021-05-13T16:00', 'imo', 'imo.2021.4.4'],
    by(
      '4.4/1',
      paper('topics.docx', 'training-topics', '2021-05-13', 'Тематика для администраций школ'),
    ),
  ),
  on(['2021-05-14T12:40', 'lyceum', 'lyceum-4.2021.2.3'], {
    drafts: [
      {
        ...{ indicator: '2.3/1', kind: 'summary-note', fulfilled: '2021-05-14' },
        note: 'Листы заполнил 31 педагог из 34.',
      },
    ],
    comment: 'Справку приложим, когда сдадут последние трое.',
  }),
];

export const story: Done[] = [...year2020, ...winter2021, ...april2021, ...may2021];
