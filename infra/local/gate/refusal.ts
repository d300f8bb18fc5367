/** Refusals of the engines of this machine: thrown anywhere, worded by each engine as its service words them. */
import { troubleOf } from '../faults.ts';

/** A refusal that the service itself would give: status, error code, sentence and extra elements. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: Record<string, unknown>;

  constructor(status: number, code: string, message: string, detail: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}

/** When a trouble of the machine was last told: a full disk refuses every write, and is told once a minute. */
const told = new Map<string, number>();
const AGAIN = 60_000;

/**
 * Turns anything thrown into a refusal. What the machine lacks (room, the right to write, a sound disk) is 503 and a
 * sentence on the console, and passes when the lack does; the unforeseen is 500 and logged.
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  // Whoever broke off hears nothing, and nothing is wrong here.
  if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') return brokenOff();
  const trouble = troubleOf(error);
  if (trouble === undefined) {
    console.error(error);
    return new Refusal(500, 'InternalError', 'We encountered an internal error. Please try again.');
  }
  if (Date.now() - (told.get(trouble) ?? 0) >= AGAIN) {
    told.set(trouble, Date.now());
    console.error(trouble);
  }
  return new Refusal(503, 'ServiceUnavailable', 'Service is unable to handle request.');
}

const brokenOff = () => new Refusal(400, 'IncompleteBody', 'The connection broke off.');
