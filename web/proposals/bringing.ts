/** A table on its way: from the clipboard or a file to a proposal. Nothing is kept of what cannot be read. */
import { read as readGrid } from '../../functions/contract/reading/read.ts';
import type { Known } from '../../functions/contract/reading/reading.ts';
import { api, read } from '../door/client.ts';
import { gridOf, type Source } from '../reading/readers.ts';
import { planSentence } from '../roadmaps/refusals.ts';

/** Why a table is none, in a sentence that says what to do. */
class Unread extends Error {}

/** Of known words a grid needs none to be a table at all: they only settle questions. */
const nothing: Known = { executors: [], schools: [], kinds: [], supported: 0 };

const bytesOf = async (file: File): Promise<Uint8Array> => {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Unread(
      'Файл не читается: он изменён, перемещён или удалён с диска. Выберите его снова.',
    );
  }
};

export type Brought = { html?: string; text?: string; picture?: boolean } | File;

/** Reads what was brought and begins a proposal of it; gives its id. `idOf`: the same table comes again under its id. */
export async function bring(
  brought: Brought,
  idOf: (body: unknown) => string,
  onSending: () => void,
): Promise<string> {
  const source: Source =
    brought instanceof File ? { name: brought.name, bytes: await bytesOf(brought) } : brought;
  const grid = await gridOf(source);
  if ('unread' in grid) throw new Unread(grid.unread.words);
  const found = readGrid(grid, nothing, {});
  if ('unread' in found) throw new Unread(found.unread.words);
  onSending();
  const asked = { grid, answers: {}, edits: [] };
  const { proposal } = await read(api.proposals.$post({ json: { id: idOf(asked), ...asked } }));
  return proposal.id;
}

/** The sentence for what a table came to. */
export function wordsOf(thrown: unknown): string {
  if (thrown instanceof Unread) return thrown.message;
  return planSentence(thrown);
}
