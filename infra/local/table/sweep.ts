/** Forgets what is over, a little at a time, so that nobody waits for it; and settles the log when that is done. */
import { refusalOf } from '../gate/refusal.ts';
import type { Rows } from './rows.ts';
import { placesOf, type Table } from './schema.ts';
import type { Tables } from './tables.ts';
import type { Item } from './value.ts';

const AT_ONCE = 200;
/** What is over for more than five years is none of it («Time to Live», developer guide), in seconds. */
const LONG_AGO = 5 * 365.25 * 86_400;

/** Sweeps every so often (milliseconds) by the real time; a disk that refuses is told of, and the next time comes. */
export function openSweep(rows: Rows, tables: Tables, every: number) {
  const sweep = () => {
    try {
      const more = tables.all().some((table) => forget(rows, table));
      if (more) setImmediate(sweep);
      else rows.settle();
    } catch (error) {
      refusalOf(error);
    }
  };
  const timer = setInterval(sweep, every);
  return { stop: () => clearInterval(timer) };
}

/** Forgets some of what is over in a table; whether there may be more. */
function forget(rows: Rows, table: Table): boolean {
  const now = Math.floor(Date.now() / 1000);
  const over = rows.over(table.number, now - LONG_AGO, now, AT_ONCE);
  if (over.length === 0) return false;
  rows.whole(() => {
    for (const key of over) {
      const found = rows.read(table.number, key);
      if (found) rows.place(key, placesOf(table, JSON.parse(found.item) as Item), []);
      rows.remove(table.number, key);
    }
  });
  return over.length === AT_ONCE;
}
