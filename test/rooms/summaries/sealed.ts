/** What suites of summaries do: read a record, its files and what it says, the list to its end; leave work undone. */
import type {
  Content,
  ReadySummary,
  Summary,
} from '../../../functions/contract/summaries/summary.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { keyOf, kind } from '../../../functions/domain/summaries/kind.ts';
import { map, uuid } from '../../acts.ts';
import type { Client, stand } from '../../ground.ts';

type Named = Pick<Summary, 'day' | 'id'>;

/** The acts, of one who reads summaries. */
export function sealedBy(who: Client) {
  const at = ({ day, id }: Named) => `${map}/summaries/${day}/${id}`;

  const read = async (one: Named) => (await who.get<Summary>(at(one))).body;

  /** A file, straight from storage, as a browser takes it. */
  async function take(one: Named, format: string): Promise<Response> {
    const { body } = await who.get<{ url: string }>(`${at(one)}/files/${format}`);
    return fetch(body.url);
  }
  const bytesOf = async (one: Named, format: string) =>
    new Uint8Array(await (await take(one, format)).arrayBuffer());

  /** The record of one that is made. */
  async function ready(one: Named): Promise<ReadySummary> {
    const summary = await read(one);
    if (summary.state !== 'ready') throw new Error(`The summary is ${summary.state}`);
    return summary;
  }

  const contentOf = async (one: Named): Promise<Content> => (await take(one, 'json')).json();

  /** The pages of the list, from the first to the last. */
  async function pages(): Promise<Summary[][]> {
    const found: Summary[][] = [];
    let after: string | undefined;
    do {
      const { body } = await who.get<{ summaries: Summary[]; next?: string }>(
        `${map}/summaries${after === undefined ? '' : `?after=${after}`}`,
      );
      found.push(body.summaries);
      after = body.next;
    } while (after);
    return found;
  }

  return { at, read, ready, take, bytesOf, contentOf, pages };
}

/** Leaves the record of a summary as a run would have left it, whichever day it was asked for. */
export const leaverOn =
  ({ house }: Pick<Awaited<ReturnType<typeof stand>>, 'house'>) =>
  async (rest: Partial<Summary> = {}, asOf = '2021-04-01'): Promise<Summary> => {
    const ctx = contextOf(house);
    const record = {
      id: uuid(),
      roadmap: '2020-2022',
      day: ctx.today,
      asOf,
      known: ctx.now,
      state: 'asked',
      due: 0,
      tries: 0,
      nightly: false,
      by: 'Методист ИМО',
      version: 1,
      ...rest,
    } as Summary;
    await house.table.create(kind, keyOf(ctx, record), record);
    return record;
  };
