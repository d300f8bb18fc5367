/**
 * A form: its fields by the words of the schema, and what was refused of them — by the schema here or by the server — as
 * faults at these fields. One way for all forms: a form says its fields, and nothing else of it.
 */
import { fieldsOf } from '../../functions/contract/fields.ts';
import type { Field } from '../../functions/contract/problem.ts';
import { Failure } from '../door/client.ts';
import { fieldSentence, sentenceOf } from '../door/sentences.ts';
import type { Fault } from './faults.tsx';

export type Form = {
  /** From the top of the page: what the list of faults calls a field, and sentences of its own by code. */
  fields: Record<string, { name?: string; says?: Record<string, string> }>;
  /** The id of the main button: what is of no field stands there. */
  button: string;
  /** The id of a field's input; `row`: its place in the list that was sent. Without it the field is its own id. */
  idOf?: (field: string, row: number) => string;
  /** What refuses the whole, by its state, reason or code: a sentence of its own, at a field if it is of one. */
  refusals?: Record<string, { sentence?: string; field?: string }>;
};

/** A schema of `contract`, as far as a form asks it. */
export type Schema = {
  safeParse(value: unknown): {
    success: boolean;
    error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined;
  };
};

/** «items.1.link» is of `link` in row 1, «right.schools.0» of `schools` in no row. */
function placeOf({ fields }: Form, path: string): { field?: string; row?: number } {
  const words = path.split('.');
  const at = words.map((word) => Object.hasOwn(fields, word)).lastIndexOf(true);
  const [field, row] = [words[at], words[at - 1]];
  return {
    ...(field !== undefined && { field }),
    ...(row !== undefined && /^\d+$/.test(row) && { row: Number(row) }),
  };
}

/** What was told of paths, at the fields of the form and in its order: row by row, then what is of no row. */
function faultsAt(form: Form, told: Field[]): Fault[] {
  const names = Object.keys(form.fields);
  const found = told.map(({ path, code }) => {
    const { field, row } = placeOf(form, path);
    if (field === undefined)
      return { place: [Number.MAX_VALUE, names.length], fault: whole(form, fieldSentence(code)) };
    const { name, says } = form.fields[field] ?? {};
    const fault: Fault = {
      id: form.idOf?.(field, row ?? 0) ?? field,
      sentence: says?.[code] ?? fieldSentence(code),
      ...(name && { name }),
    };
    return { place: [row ?? Number.MAX_VALUE, names.indexOf(field)], fault };
  });
  found.sort(({ place: [a = 0, b = 0] }, { place: [c = 0, d = 0] }) => a - c || b - d);
  return [...new Map(found.map(({ fault }) => [fault.id + fault.sentence, fault])).values()];
}

const whole = ({ button }: Form, sentence: string): Fault => ({ id: button, sentence });

/** What was thrown, as faults: at the fields that it names, else at the main button. */
export function refused(form: Form, thrown: unknown): Fault[] {
  const failure = thrown instanceof Failure ? thrown : new Failure('internal');
  if (failure.fields.length > 0) return faultsAt(form, failure.fields);
  const { state = '', reason = '', code } = failure;
  const own = form.refusals?.[state] ?? form.refusals?.[reason] ?? form.refusals?.[code];
  const sentence = own?.sentence ?? sentenceOf(failure);
  if (own?.field) return [{ id: form.idOf?.(own.field, 0) ?? own.field, sentence }];
  return [whole(form, sentence)];
}

/** Refuses a value before it is sent, as the server would. */
export function checked(schema: Schema, value: unknown): void {
  const { error } = schema.safeParse(value);
  if (error) throw new Failure('invalid', { fields: fieldsOf(error.issues) });
}
