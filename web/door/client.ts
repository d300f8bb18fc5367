/** The one door to the server: typed by the API itself, with failures as words a page can show. */
import type { Details, Field, ProblemCode } from '../../functions/contract/problem.ts';
import { routesOf } from './routes.ts';
import { acted, expired } from './state.ts';

/** Why a request came to nothing: what the server's problem tells. `offline`: it never got an answer. */
export class Failure extends Error {
  declare readonly code: ProblemCode | 'offline';
  declare readonly fields: Field[];
  declare readonly reason: string | undefined;
  declare readonly retryAfter: number | undefined;
  /** The state in which it cannot be done, and the id of what is there already. */
  declare readonly state: string | undefined;
  declare readonly id: string | undefined;
  /** Of what was too much: how much there is room for. */
  declare readonly left: number | undefined;

  constructor(code: Failure['code'], details: Details = {}) {
    super(code);
    Object.assign(this, { fields: [] }, details, { code });
  }
}

/** The sentence for a line that is gone: it is here before it is needed, for then nothing can come. */
export const offline =
  'Нет связи с сервером. Проверьте интернет и повторите: набранное сохранено в этом окне.';

async function ask(address: string, init: RequestInit, again = true): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch {
    throw new Failure('offline');
  }
  if (response.ok) {
    if (init.method === 'POST' && address.startsWith('/api/roadmaps/')) acted.value++;
    return response;
  }
  const problem = await response.json().catch(() => ({}));
  const failure = new Failure(problem.code ?? 'busy', problem);
  if (failure.code === 'signed-out') expired();
  // A page that asked too fast waits for its turn, once; what a person sends they send again themselves.
  if (again && failure.reason === 'requests' && init.method === 'GET') {
    await new Promise((done) => setTimeout(done, 1000 * (failure.retryAfter ?? 1)));
    return ask(address, init, false);
  }
  throw failure;
}

/** Routes of the server as functions: `api.session.$get()`. */
export const { api } = routesOf(ask);

type Answer<T> = { json(): Promise<T> };

/** The body of an answer; throws a `Failure` when there is none. */
export const read = async <T>(answer: Promise<Answer<T>>): Promise<T> => (await answer).json();

/** The header by which a write says which version it was based on. */
export const based = (version: number) => ({ headers: { 'if-match': `"${version}"` } });

/** A task whole, with one's own draft. */
export const openTask = (param: { roadmap: string; task: string }) =>
  read(api.roadmaps[':roadmap'].tasks[':task'].$get({ param }));
export type OpenedTask = Awaited<ReturnType<typeof openTask>>;
