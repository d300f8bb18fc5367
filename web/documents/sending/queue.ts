/**
 * Files that were chosen, on their way one after the other. A file is put into the draft as soon as the server knows of
 * it, so what closes the tab takes nothing of it away.
 */

import { dayOf } from '../../../functions/contract/days.ts';
import type { Document } from '../../../functions/contract/documents/document.ts';
import { mostDocuments } from '../../../functions/contract/documents/files.ts';
import { shortDay } from '../../../functions/contract/words.ts';
import { forget, remember } from '../../door/backup.ts';
import { api, Failure, read } from '../../door/client.ts';
import { known, nameOf, type Place, type Upload, uploads } from '../uploads.ts';
import { hashFile } from './hash.ts';
import { add, change, drop, find, learn, paperOf, withPaper } from './list.ts';
import { arriving, reading } from './pace.ts';
import { named, withoutPlace } from './ready.ts';
import { refusalOf, wordsOf } from './refusals.ts';
import { patiently, transfer, unstopped } from './transfer.ts';

/** Files that are sent at once; the rest wait. */
const mostFiles = 2;

type Job = {
  key: string;
  file: File;
  /** Its sum, when it is reckoned already. */
  id?: string;
  place: Place;
  stop: AbortController;
  woken: EventTarget;
  /** The document that this file was chosen for. */
  expected: string | undefined;
};

const jobs = new Map<string, Job>();
const waiting: Job[] = [];
let busy = 0;

/** Takes files that were chosen, dropped or pasted. `expected`: the document that has to be gone on with. */
export function take(files: File[], place: Place, expected?: string): void {
  for (const file of files) {
    const refusal = refusalOf(file) ?? fullness(place, expected);
    if (refusal && place.onStray) {
      place.onStray(file.name);
      continue;
    }
    const key = crypto.randomUUID();
    const one = { key, field: place.field, owner: place.owner, name: named(file), arrived: 0 };
    const size = file.size;
    add({ ...one, size, step: refusal ? 'failed' : 'queued', sentence: refusal, final: !!refusal });
    if (!refusal) enqueue({ key, file, place, expected, ...control() });
  }
}

/** Why a field takes no more: what an item holds is counted with what is on its way there. */
function fullness({ field, held = 0 }: Place, expected: string | undefined): string | undefined {
  const coming = uploads.peek().filter((one) => one.field === field && !one.id && !one.final);
  if (field === '' || expected || held + coming.length < mostDocuments) return undefined;
  return `В одном месте не больше ${mostDocuments} файлов. Соберите снимки в один PDF или добавьте ещё один документ.`;
}

const control = () => ({ stop: new AbortController(), woken: new EventTarget() });

function enqueue(job: Job): void {
  jobs.set(job.key, job);
  waiting.push(job);
  next();
}

function next(): void {
  while (busy < mostFiles) {
    const job = waiting.shift();
    if (!job) return;
    busy++;
    // The place in the queue is free as soon as the bytes have gone: a scan takes no line.
    let held = true;
    const release = () => {
      if (held) busy--;
      held = false;
      next();
    };
    void run(job, release).finally(release);
  }
}

async function run(job: Job, release: () => void): Promise<void> {
  const { key, place, stop } = job;
  try {
    stop.signal.throwIfAborted();
    change(key, { step: 'reading', arrived: 0, sentence: undefined });
    const file = await withoutPlace(job.file);
    const id = job.id ?? (await hashFile(file, reading(key), stop.signal));
    if (joins(job, id)) return;
    change(key, { id, step: 'sending', arrived: 0 });
    let fresh = false;
    const document = await transfer(
      { file, owner: place.owner, id, stop: stop.signal, woken: job.woken },
      find(key)?.name ?? file.name,
      {
        onKnown(document) {
          if (document.state !== 'stored') fresh = true;
          keep(job, document);
        },
        onArrived: arriving(key, file.size),
        onSent() {
          change(key, { step: 'checking', arrived: file.size, left: undefined });
          release();
        },
        onPause: (why) =>
          change(key, { step: 'pausing', sentence: pauses[why.code] ?? wordsOf(why) }),
      },
    );
    settled(key, document, fresh ? undefined : before(document));
  } catch (failure) {
    if (stop.signal.aborted) return;
    const final = failure instanceof Failure && failure.code === 'file-refused';
    change(key, { step: 'failed', sentence: wordsOf(failure), final, left: undefined });
  } finally {
    if (find(key)?.step !== 'failed') jobs.delete(key);
  }
}

const pauses: Record<string, string> = {
  offline: 'Нет связи. Продолжим сами, когда она появится.',
  busy: 'Сервер пока не отвечает. Продолжим сами.',
  internal: 'Сервер пока не отвечает. Продолжим сами.',
  often: 'Слишком много запросов подряд. Продолжим сами через несколько секунд.',
  'signed-out': 'Сеанс закончился. Войдите снова, и загрузка продолжится.',
};

/** The same bytes are here already: on their way, waited for, or ready. Then this is no file of its own. */
function joins({ key, file, place, expected, stop, woken }: Job, id: string): boolean {
  const { field, owner, onStray } = place;
  const other = uploads
    .peek()
    .find((one) => one.id === id && one.owner === owner && one.key !== key);
  if (!other) {
    if (expected) change(key, { insteadOf: expected });
    if (onStray) {
      onStray(find(key)?.name ?? file.name);
      drop(key);
    }
    return !!onStray;
  }
  drop(key);
  const paper = { document: id, owner, name: other.name, size: other.size };
  if (field !== '' && !expected) place.onChange((all) => withPaper(all, paper));
  const there = known.peek()[nameOf(paper)];
  if (other.step === 'stored' && there) change(other.key, { note: before(there) });
  if (other.step === 'lacking' || other.step === 'failed') {
    change(other.key, { step: 'queued', sentence: undefined });
    enqueue({ key: other.key, file, id, place, expected: undefined, stop, woken });
  }
  return true;
}

function keep({ key, place }: Job, document: Document): void {
  if (find(key)?.step === 'pausing') change(key, { step: 'sending', sentence: undefined });
  learn(document);
  remember(`file:${document.id}`, location.pathname);
  if (place.field !== '') place.onChange((all) => withPaper(all, paperOf(document)));
}

/** A document is there, checked and ready. */
export function settled(key: string, document: Document, note?: string): void {
  learn(document);
  forget(`file:${document.id}`);
  change(key, { step: 'stored', arrived: document.size, left: undefined, sentence: undefined });
  if (note) change(key, { note });
}

const before = ({ at, name }: Document): string =>
  `Этот файл уже загружен ${shortDay(dayOf(at))} («${name}»): заново отправлять не нужно.`;

/** Stops a file and takes it from the list; what has arrived of it is not waited for any more. */
export function cancel({ key, owner, id, step }: Upload): void {
  jobs.get(key)?.stop.abort(new DOMException('Cancelled', 'AbortError'));
  jobs.delete(key);
  const at = waiting.findIndex((job) => job.key === key);
  if (at >= 0) waiting.splice(at, 1);
  drop(key);
  if (!id || step === 'stored' || step === 'failed') return;
  forget(`file:${id}`);
  const forgotten = () => read(api.documents[':owner'][':id'].$delete({ param: { owner, id } }));
  patiently(forgotten, unstopped, () => undefined).catch(() => undefined);
}

/** Tries at once what waits, and anew what failed. */
export function again(key: string): void {
  const job = jobs.get(key);
  if (!job) return;
  if (find(key)?.step !== 'failed') return void job.woken.dispatchEvent(new Event('wake'));
  change(key, { step: 'queued', sentence: undefined });
  const { id: _, ...rest } = job;
  enqueue({ ...rest, ...control() });
}

/** Whether a file that failed is still at hand to be tried anew. */
export const atHand = (key: string): boolean => jobs.has(key);

// Leaving the page is asked about while bytes are on their way.
addEventListener('beforeunload', (event) => {
  if (uploads.peek().some((one) => one.step === 'sending')) event.preventDefault();
});
