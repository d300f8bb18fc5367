/**
 * What became of the documents of a draft since it was left: on the way yet, refused, or ready. Files whose bytes lack
 * are shown at their place with how much has come, and wait to be chosen once more.
 */
import type { Document } from '../../../functions/contract/documents/document.ts';
import { api, Failure, read } from '../../door/client.ts';
import { known, nameOf, type Paper, type Upload } from '../uploads.ts';
import { add, change, drop, findOf, learn } from './list.ts';
import { settled } from './queue.ts';
import { wordsOf } from './refusals.ts';
import { confirmed, patiently, unstopped } from './transfer.ts';

const quiet = () => undefined;

/** Looks after documents that are in a draft, and of which nothing is known here. */
export async function restore(field: string, papers: Paper[]): Promise<void> {
  const strange = papers.filter((paper) => !findOf(paper) && !known.peek()[nameOf(paper)]);
  await Promise.all(strange.map((paper) => look(field, paper)));
}

async function look(field: string, paper: Paper): Promise<void> {
  const { document: id, owner, name, size } = paper;
  const route = api.documents[':owner'][':id'].confirmation;
  const one = { key: crypto.randomUUID(), field, owner, name, size, id, arrived: size };
  const put = (rest: Pick<Upload, 'step'> & Partial<Upload>) =>
    findOf(paper) || add({ ...one, ...rest });
  const fail = (failure: unknown, final: boolean) =>
    put({ step: 'failed', sentence: wordsOf(failure), final });
  try {
    const ask = () => read(route.$post({ param: { owner, id } }));
    const document = await patiently(ask, unstopped, quiet);
    learn(document);
    if (document.state === 'withdrawn') fail(new Failure('state', { reason: 'withdrawn' }), true);
    else if (document.state === 'removed') fail(new Failure('state', { reason: 'removed' }), false);
    else if (document.state === 'checking') {
      put({ step: 'checking' });
      const done = await patiently(() => confirmed(owner, id, unstopped.stop), unstopped, quiet);
      settled(one.key, done);
    }
  } catch (failure) {
    // Another side's document may be kept, though not asked about.
    if (!(failure instanceof Failure) || failure.code === 'forbidden') return;
    drop(one.key);
    if (failure.code === 'file-refused') return void fail(failure, true);
    const waits = (await underWay()).find((other) => other.id === id && other.owner === owner);
    put({ step: 'lacking', arrived: waits?.arrived ?? 0 });
  }
}

/** Brings a document back into the list of its owner. */
export async function bringBack(key: string, { owner, document }: Paper): Promise<void> {
  try {
    const route = api.documents[':owner'][':id'].restoration;
    learn(await read(route.$post({ param: { owner, id: document } })));
    drop(key);
  } catch (failure) {
    change(key, { sentence: wordsOf(failure) });
  }
}

let asked: Promise<(Document & { arrived: number })[]> | undefined;

/** Files under way; one question answers for all fields of a page. */
function underWay(): Promise<(Document & { arrived: number })[]> {
  asked ??= read(api.documents.unfinished.$get()).then(
    ({ documents }) => documents,
    () => [],
  );
  setTimeout(() => {
    asked = undefined;
  }, 5000);
  return asked;
}
