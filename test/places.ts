/** Where the bytes of a document lie: by its record, or by what that said last. */
import { contextOf, type House } from '../functions/domain/context.ts';
import { keyOf, kind, objectOf } from '../functions/domain/documents/kind.ts';

/** The place in storage of an owner's file, by its id. */
export function placesOf(house: House, owner: string) {
  const known = new Map<string, string>();
  return async (id: string): Promise<string> => {
    const ctx = contextOf(house);
    const found = await house.table.get(kind, keyOf(ctx, { owner, id }));
    if (found) known.set(id, objectOf(ctx, found));
    return known.get(id) ?? objectOf(ctx, { owner, id, sending: '' });
  };
}
