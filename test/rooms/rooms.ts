/**
 * What a room says of its own routes, in `test/rooms/<room>/rows.ts`: who may do what there, for the suite of access, and
 * bodies, for that of the description. Found by name, so a new room touches no list.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '../ground.ts';

export type Row = {
  path: string;
  /** The same of something that does not exist. */
  none?: string;
  body?: (none: boolean) => unknown;
  ifMatch?: string;
  /** Who may, by name; `public` is everybody. */
  may: string;
  /** From whom it is hidden (404); the rest are refused (403). */
  hidden?: string;
};

/** With what rows are made: people, a paper of the school and one of an office. */
export type Given = { lyceum: Client; imo: Client; paper: string; officePaper: string };

/** A body for a route: the route, who asks, where, one that fits its schema, some that do not. */
export type Sample = [string, 'lyceum' | 'imo' | 'admin', string, unknown, unknown[]];

type Room = { rows: (given: Given) => Promise<Record<string, Row[]>>; samples: Sample[] };

const names = readdirSync(import.meta.dirname).filter((name) =>
  existsSync(join(import.meta.dirname, name, 'rows.ts')),
);
export const rooms = (await Promise.all(
  names.map((name) => import(`./${name}/rows.ts`)),
)) as Room[];
