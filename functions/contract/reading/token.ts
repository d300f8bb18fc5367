/** What a word of a term may mean. */

/** A unit of what recurs. */
export type Every = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'school-quarter' | 'year';

export type Token =
  | { is: 'day'; month: number; date: number; first?: number; year?: number }
  | { is: 'month'; month: number; date?: number; first?: number }
  | { is: 'quarter' | 'half' | 'school-quarter'; n: number }
  | { is: 'season'; n: 'зим' | 'весн' | 'лет' | 'осен' }
  | { is: 'year'; year: number }
  | { is: 'years'; year: number; to: number }
  | { is: 'school'; year: number }
  | { is: 'year-end' | 'school-end' | 'school-start' }
  | {
      is:
        | 'dash'
        | 'from'
        | 'till'
        | 'onward'
        | 'by'
        | 'next'
        | 'last-month'
        | 'relative'
        | 'elsewhere'
        | 'break';
    }
  | { is: 'monthday'; date: number }
  | { is: 'every'; unit: Every; times: number; least: boolean }
  | { is: 'standing'; school: boolean }
  | { is: 'word'; text: string };
