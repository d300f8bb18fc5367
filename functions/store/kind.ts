/**
 * Kinds of stored records. What is stored outlives the code that wrote it: every record carries the number of its shape,
 * and pure steps lift an older one when it is read. A job rewrites what is old (`domain/rewriting.ts`), so a step may be
 * taken out once no environment can hold its shape any more.
 */
import type * as z from 'zod/mini';
import type { Index } from './keys.ts';

export type Attributes = Record<string, unknown>;

/** What a record keeps beside its data: its places in the indexes, what lists show, the second of its expiry. */
export type Beside = Partial<Record<Index | 'brief', unknown>> & { expires?: number };

export type Kind<T> = {
  name: string;
  /** The number of today's shape. A record without a number is of shape 1, that of the releases up to 0.2. */
  shape: number;
  schema: z.ZodMiniType<T>;
  /** `lifts[n]` makes shape n + 1 of shape n; pure. */
  lifts?: Record<number, (data: Attributes) => Attributes>;
  /** What stands beside a record, reckoned anew at every write: an index never lags behind its record. */
  beside?: (data: T) => Beside;
};

/** A record that no shape fits: harmful to nobody but itself, so lists pass it over and say so. */
export class Unreadable extends Error {
  constructor(kind: string, cause: unknown) {
    super(`A record of the kind «${kind}» cannot be read`, { cause });
    this.name = 'Unreadable';
  }
}

/** The number of a record's shape. */
const shapeOf = (found: Attributes): number => (typeof found.shape === 'number' ? found.shape : 1);

/** A record as today's shape has it. Throws `Unreadable`; what is of a later release is unreadable too. */
export function readAs<T>(kind: Kind<T>, found: Attributes): T {
  try {
    let data = found;
    for (let shape = shapeOf(found); shape !== kind.shape; shape++) {
      const lift = kind.lifts?.[shape];
      if (!lift) throw new Error(`There is no step from shape ${shape}`);
      data = lift(data);
    }
    return kind.schema.parse(data);
  } catch (cause) {
    throw new Unreadable(kind.name, cause);
  }
}

/** A record as it is written: its data, its shape, what stands beside it. What an index carries has its shape too. */
export function written<T extends object>(kind: Kind<T>, data: T): Attributes {
  const { shape } = kind;
  const { brief, ...beside } = kind.beside?.(data) ?? {};
  return {
    ...data,
    shape,
    ...beside,
    ...(brief !== undefined && { brief: { ...(brief as object), shape } }),
  };
}
