/**
 * What lies on the disk: one SQLite file. A change of an item and of its places in indexes is one transaction, and is
 * acknowledged when the disk has it (`synchronous = FULL`, a write-ahead log). The connection owns the file: a second one
 * is told that it is taken.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Range } from './range.ts';

/** An item as it lies there: its JSON, its bytes as DynamoDB counts them, when it is over (seconds since 1970). */
export type Row = { item: string; size: number; expires: number | null };
/** A place in an index and what the index carries of the item. */
export type Place = { index: number; hash: Buffer; range: Buffer; item: string; size: number };
export type Key = { pk: Buffer; sk: Buffer };
/** What a query reads: an item of the table, or what an index carries. */
export type Found = { item: string; size: number };
/** Where a query goes on: behind this place, in its direction. */
export type Start = Key & { range: Buffer };

const chart = `
  CREATE TABLE IF NOT EXISTS tables (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, description TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS items (
    id INTEGER PRIMARY KEY, tbl INTEGER NOT NULL, pk BLOB NOT NULL, sk BLOB NOT NULL,
    size INTEGER NOT NULL, expires INTEGER, item TEXT NOT NULL, UNIQUE (tbl, pk, sk)
  );
  CREATE INDEX IF NOT EXISTS items_by_expiry ON items (tbl, expires) WHERE expires IS NOT NULL;
  CREATE TABLE IF NOT EXISTS indexes (id INTEGER PRIMARY KEY, tbl INTEGER NOT NULL, name TEXT NOT NULL, UNIQUE (tbl, name));
  CREATE TABLE IF NOT EXISTS places (
    idx INTEGER NOT NULL, hash BLOB NOT NULL, range BLOB NOT NULL, pk BLOB NOT NULL, sk BLOB NOT NULL,
    size INTEGER NOT NULL, item TEXT NOT NULL, PRIMARY KEY (idx, hash, range, pk, sk)
  ) WITHOUT ROWID;
`;

/** Opens the file, or makes it; without a path all is in memory. `pages`: the most pages it may have, for trials of a full disk. */
export function openRows(path?: string, pages?: number) {
  const db = new DatabaseSync(path ?? ':memory:', { timeout: 0 });
  try {
    // `fullfsync` is what macOS calls a sync that reaches the disk; elsewhere it says nothing.
    db.exec(`
      PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1; PRAGMA journal_size_limit = 67108864;
      PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;
    `);
    db.exec(chart);
    if (pages) db.exec(`PRAGMA max_page_count = ${pages}`);
  } catch (error) {
    db.close();
    throw error;
  }
  const prepared = new Map<string, StatementSync>();
  const sql = (text: string): StatementSync => {
    const known = prepared.get(text) ?? db.prepare(text);
    prepared.set(text, known);
    return known;
  };
  const undone = (error: unknown): never => {
    // What failed on the disk may have been rolled back already.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  };

  return {
    /** Does all of the work, or nothing of it; within other work it is part of that. */
    whole<T>(work: () => T): T {
      if (db.isTransaction) return work();
      db.exec('BEGIN IMMEDIATE');
      try {
        const done = work();
        db.exec('COMMIT');
        return done;
      } catch (error) {
        return undone(error);
      }
    },

    /** The same of work that waits for others; while it does, nobody else may be at the file. */
    async wholeOf<T>(work: () => Promise<T>): Promise<T> {
      db.exec('BEGIN IMMEDIATE');
      try {
        const done = await work();
        db.exec('COMMIT');
        return done;
      } catch (error) {
        return undone(error);
      }
    },

    /** A number that the file keeps for whoever opens it. */
    marked: () => Number(sql('PRAGMA user_version').get()?.user_version),
    mark: (number: number) => db.exec(`PRAGMA user_version = ${number}`),

    /** Brings what lies in the log into the file, so that the file alone holds nearly all of it. */
    settle: () => db.exec('PRAGMA wal_checkpoint(PASSIVE)'),

    read: (table: number, { pk, sk }: Key): Found | undefined =>
      sql('SELECT item, size FROM items WHERE tbl = ? AND pk = ? AND sk = ?').get(table, pk, sk) as
        | Found
        | undefined,

    write(table: number, { pk, sk }: Key, { item, size, expires }: Row): void {
      sql(`INSERT INTO items (tbl, pk, sk, size, expires, item) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (tbl, pk, sk) DO UPDATE SET size = excluded.size, expires = excluded.expires, item = excluded.item`).run(
        table,
        pk,
        sk,
        size,
        expires,
        item,
      );
    },

    remove(table: number, { pk, sk }: Key): void {
      sql('DELETE FROM items WHERE tbl = ? AND pk = ? AND sk = ?').run(table, pk, sk);
    },

    /** An item leaves its places in indexes and takes others; where nothing changed, nothing is written. */
    place({ pk, sk }: Key, before: readonly Place[], after: readonly Place[]): void {
      const stays = (one: Place, among: readonly Place[]) =>
        among.some((other) => alike(one, other));
      for (const one of before)
        if (!stays(one, after))
          sql(
            'DELETE FROM places WHERE idx = ? AND hash = ? AND range = ? AND pk = ? AND sk = ?',
          ).run(one.index, one.hash, one.range, pk, sk);
      for (const one of after)
        if (!stays(one, before))
          sql(
            'INSERT OR REPLACE INTO places (idx, hash, range, pk, sk, size, item) VALUES (?, ?, ?, ?, ?, ?, ?)',
          ).run(one.index, one.hash, one.range, pk, sk, one.size, one.item);
    },

    /** What lies in a range of a table or of an index, one after another. */
    *find(
      of: { table: number } | { index: number },
      { partition, from, to }: Range,
      backwards: boolean,
      start?: Start,
    ): Generator<Found> {
      const [source, hash, range] =
        'table' in of ? ['items WHERE tbl', 'pk', 'sk'] : ['places WHERE idx', 'hash', 'range'];
      const order = 'table' in of ? ['sk'] : ['range', 'pk', 'sk'];
      const way = backwards ? 'DESC' : 'ASC';
      const conditions = [`${source} = ?`, `${hash} = ?`];
      const given: (Buffer | number)[] = ['table' in of ? of.table : of.index, partition];
      if (from) {
        conditions.push(`${range} ${from.itself ? '>=' : '>'} ?`);
        given.push(from.at);
      }
      if (to) {
        conditions.push(`${range} ${to.itself ? '<=' : '<'} ?`);
        given.push(to.at);
      }
      if (start) {
        conditions.push(
          `(${order.join(', ')}) ${backwards ? '<' : '>'} (${order.map(() => '?').join(', ')})`,
        );
        given.push(...('table' in of ? [start.sk] : [start.range, start.pk, start.sk]));
      }
      const by = order.map((name) => `${name} ${way}`).join(', ');
      const text = `SELECT item, size FROM ${conditions.join(' AND ')} ORDER BY ${by}`;
      yield* sql(text).iterate(...given) as Iterable<Found>;
    },

    /** Items whose time was over between two instants, so many at most. */
    over: (table: number, from: number, to: number, most: number): Key[] =>
      sql('SELECT pk, sk FROM items WHERE tbl = ? AND expires BETWEEN ? AND ? LIMIT ?')
        .all(table, from, to, most)
        .map(({ pk, sk }) => ({
          pk: Buffer.from(pk as Uint8Array),
          sk: Buffer.from(sk as Uint8Array),
        })),

    /** All items of a table. */
    *all(table: number): Generator<Key & Found> {
      yield* sql('SELECT pk, sk, item, size FROM items WHERE tbl = ?').iterate(
        table,
      ) as unknown as Iterable<Key & Found>;
    },

    /** When an item is over, once a table has learned which attribute says so. */
    expire(table: number, { pk, sk }: Key, expires: number | null): void {
      sql('UPDATE items SET expires = ? WHERE tbl = ? AND pk = ? AND sk = ?').run(
        expires,
        table,
        pk,
        sk,
      );
    },

    tables: () =>
      sql('SELECT id, name, description FROM tables').all() as {
        id: number;
        name: string;
        description: string;
      }[],

    /** Keeps a description, and gives the number of the table. */
    describe(name: string, description: string): number {
      sql(`INSERT INTO tables (name, description) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET description = excluded.description`).run(
        name,
        description,
      );
      return Number(sql('SELECT id FROM tables WHERE name = ?').get(name)?.id);
    },

    /** The number of an index, made where there is none. */
    index(table: number, name: string): number {
      sql('INSERT OR IGNORE INTO indexes (tbl, name) VALUES (?, ?)').run(table, name);
      return Number(sql('SELECT id FROM indexes WHERE tbl = ? AND name = ?').get(table, name)?.id);
    },

    /** Forgets an index and all places in it. */
    unindex(index: number): void {
      sql('DELETE FROM places WHERE idx = ?').run(index);
      sql('DELETE FROM indexes WHERE id = ?').run(index);
    },

    close: () => db.close(),
  };
}
export type Rows = ReturnType<typeof openRows>;

const alike = (a: Place, b: Place): boolean =>
  a.index === b.index && a.hash.equals(b.hash) && a.range.equals(b.range) && a.item === b.item;
