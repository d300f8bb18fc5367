/** The tables of one file: made, described, given indexes that they lack, told by which attribute items are over. */
import { Refusal } from '../gate/refusal.ts';
import { absent, badValue, invalid, notFound, unreadable } from './refusals.ts';
import type { Rows } from './rows.ts';
import { expiryOf, type Index, keyOf, placesOf, type Table } from './schema.ts';
import type { Item } from './value.ts';
import type { Asked } from './write.ts';

/** What a request says of an index, and what is kept of a table. */
type IndexSaid = {
  IndexName: string;
  KeySchema: { AttributeName: string; KeyType: string }[];
  Projection: { ProjectionType: string; NonKeyAttributes?: string[] };
};
type Kept = { keys: IndexSaid['KeySchema']; indexes: IndexSaid[]; expiry?: string; made: number };

const NAME = /^[\w.-]{3,255}$/;

/** Opens what the file knows of its tables. */
export function openTables(rows: Rows) {
  const known = new Map<string, { kept: Kept; table: Table }>();
  for (const { id, name, description } of rows.tables()) {
    const kept = JSON.parse(description) as Kept;
    known.set(name, { kept, table: tableOf(id, name, kept) });
  }

  function tableOf(number: number, name: string, kept: Kept): Table {
    return {
      number,
      name,
      schema: schemaOf(kept.keys),
      indexes: kept.indexes.map((said) => indexOf(number, said)),
      ...(kept.expiry !== undefined && { expiry: kept.expiry }),
    };
  }

  function indexOf(table: number, { IndexName, KeySchema, Projection }: IndexSaid): Index {
    return {
      number: rows.index(table, IndexName),
      name: IndexName,
      schema: schemaOf(KeySchema),
      ...(Projection.ProjectionType !== 'ALL' && { carries: Projection.NonKeyAttributes ?? [] }),
    };
  }

  /** Keeps what is new of a table, with the work on its items that goes with it. */
  function keep(name: string, kept: Kept, work: (table: Table) => void = () => {}): string {
    const table = rows.whole(() => {
      const made = tableOf(rows.describe(name, JSON.stringify(kept)), name, kept);
      work(made);
      return made;
    });
    known.set(name, { kept, table });
    return described(name, kept);
  }

  function find(asked: Asked) {
    const { TableName } = asked;
    if (typeof TableName !== 'string' || !NAME.test(TableName))
      throw invalid(
        `1 validation error detected: Value '${TableName}' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+`,
      );
    const found = known.get(TableName);
    if (!found) throw notFound();
    return found;
  }

  return {
    /** The table that a request names. */
    of: (asked: Asked): Table => find(asked).table,
    all: (): Table[] => [...known.values()].map(({ table }) => table),

    create(asked: Asked): string {
      const name = String(asked.TableName);
      if (!NAME.test(name)) find(asked);
      if (asked.BillingMode !== 'PAY_PER_REQUEST') throw absent('A provisioned throughput');
      if (known.has(name))
        throw new Refusal(400, 'ResourceInUseException', `Table already exists: ${name}`);
      const keys = keysSaid(asked.KeySchema);
      const indexes = ((asked.GlobalSecondaryIndexes ?? []) as unknown[]).map(indexSaid);
      checkDefinitions(asked, keys, indexes);
      return `{"TableDescription":${keep(name, { keys, indexes, made: Date.now() })}}`;
    },

    describe(asked: Asked): string {
      const { table, kept } = find(asked);
      return `{"Table":${described(table.name, kept)}}`;
    },

    /** Makes one index, with the places of all items in it, or forgets one. */
    update(asked: Asked): string {
      const { table, kept } = find(asked);
      const updates = asked.GlobalSecondaryIndexUpdates;
      if (!Array.isArray(updates) || updates.length !== 1)
        throw absent('An update of a table that is not one index');
      const { Create, Delete, ...others } = (updates[0] ?? {}) as Record<string, Asked>;
      if (Object.keys(others).length > 0 || Boolean(Create) === Boolean(Delete))
        throw absent('An update of a table that is not one index made or deleted');
      if (Delete) {
        const gone = table.indexes.find(({ name }) => name === Delete.IndexName);
        if (!gone) throw notFound();
        const indexes = kept.indexes.filter(({ IndexName }) => IndexName !== gone.name);
        const work = () => rows.unindex(gone.number);
        return `{"TableDescription":${keep(table.name, { ...kept, indexes }, work)}}`;
      }
      const said = indexSaid(Create);
      if (table.indexes.some(({ name }) => name === said.IndexName))
        throw badValue(`Attempting to create an index which already exists: ${said.IndexName}`);
      checkDefinitions(asked, [], [said]);
      const next = { ...kept, indexes: [...kept.indexes, said] };
      const work = (made: Table) => {
        const fresh = made.indexes.filter(({ name }) => name === said.IndexName);
        for (const { item } of rows.all(made.number)) {
          const whole = JSON.parse(item) as Item;
          rows.place(keyOf(made, whole), [], placesOf({ ...made, indexes: fresh }, whole));
        }
      };
      return `{"TableDescription":${keep(table.name, next, work)}}`;
    },

    /** By which attribute items are over. */
    expire(asked: Asked): string {
      const { table, kept } = find(asked);
      const { AttributeName, Enabled } = (asked.TimeToLiveSpecification ?? {}) as Asked;
      if (typeof AttributeName !== 'string' || Enabled !== true)
        throw absent('To stop forgetting what is over');
      if (kept.expiry !== undefined) throw invalid('TimeToLive is already enabled');
      keep(table.name, { ...kept, expiry: AttributeName }, (made) => {
        for (const { item } of rows.all(made.number)) {
          const whole = JSON.parse(item) as Item;
          const over = expiryOf(made, whole);
          if (over !== null) rows.expire(made.number, keyOf(made, whole), over);
        }
      });
      return `{"TimeToLiveSpecification":${JSON.stringify({ AttributeName, Enabled })}}`;
    },

    expiry(asked: Asked): string {
      const { expiry } = find(asked).kept;
      const TimeToLiveDescription =
        expiry === undefined
          ? { TimeToLiveStatus: 'DISABLED' }
          : { AttributeName: expiry, TimeToLiveStatus: 'ENABLED' };
      return JSON.stringify({ TimeToLiveDescription });
    },
  };
}
export type Tables = ReturnType<typeof openTables>;

const schemaOf = (keys: IndexSaid['KeySchema']) => ({
  hash: keys[0]?.AttributeName ?? '',
  range: keys[1]?.AttributeName ?? '',
});

function keysSaid(raw: unknown): IndexSaid['KeySchema'] {
  const keys = raw as IndexSaid['KeySchema'];
  const fits =
    Array.isArray(keys) &&
    keys.length === 2 &&
    keys[0]?.KeyType === 'HASH' &&
    keys[1]?.KeyType === 'RANGE';
  if (!fits) throw absent('A key that is not a partition and a place in it');
  return keys.map(({ AttributeName, KeyType }) => ({ AttributeName, KeyType }));
}

function indexSaid(raw: unknown): IndexSaid {
  const { IndexName, KeySchema, Projection, ...others } = (raw ?? {}) as IndexSaid;
  const type = Projection?.ProjectionType;
  if (typeof IndexName !== 'string' || !NAME.test(IndexName) || type === undefined)
    throw unreadable('An index has a name and a projection');
  if (Object.keys(others).length > 0) throw absent(`${Object.keys(others)[0]} of an index`);
  const NonKeyAttributes = Projection.NonKeyAttributes;
  if (!['ALL', 'KEYS_ONLY', 'INCLUDE'].includes(type))
    throw badValue(`Unknown ProjectionType: ${type}`);
  if (NonKeyAttributes && !texts(NonKeyAttributes))
    throw unreadable('NonKeyAttributes cannot be converted to a list of texts');
  if ((type === 'INCLUDE') !== Boolean(NonKeyAttributes?.length))
    throw badValue(
      `ProjectionType is ${type}, ${NonKeyAttributes ? 'but NonKeyAttributes is specified' : 'but NonKeyAttributes is not specified'}`,
    );
  return {
    IndexName,
    KeySchema: keysSaid(KeySchema),
    Projection: { ProjectionType: type, ...(NonKeyAttributes && { NonKeyAttributes }) },
  };
}

const texts = (raw: unknown): raw is string[] =>
  Array.isArray(raw) && raw.every((one) => typeof one === 'string');

/** Every attribute of a key is defined, as a text. */
function checkDefinitions(asked: Asked, keys: IndexSaid['KeySchema'], indexes: IndexSaid[]): void {
  const given = (asked.AttributeDefinitions ?? []) as Record<string, string>[];
  if (given.some((one) => one.AttributeType !== 'S')) throw absent('A key that is not a text');
  const defined = new Set(given.map((one) => one.AttributeName));
  const used = [...keys, ...indexes.flatMap(({ KeySchema }) => KeySchema)];
  const lost = used.find(({ AttributeName }) => !defined.has(AttributeName));
  if (lost)
    throw badValue(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${lost.AttributeName}], AttributeDefinitions: [${[...defined].join(', ')}]`,
    );
}

function described(TableName: string, { keys, indexes, made }: Kept): string {
  const names = new Set(
    [...keys, ...indexes.flatMap(({ KeySchema }) => KeySchema)].map((one) => one.AttributeName),
  );
  return JSON.stringify({
    TableName,
    TableStatus: 'ACTIVE',
    CreationDateTime: made / 1000,
    KeySchema: keys,
    AttributeDefinitions: [...names].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map((one) => ({ ...one, IndexStatus: 'ACTIVE' })),
    }),
  });
}
