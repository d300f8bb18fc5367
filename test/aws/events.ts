/**
 * Reads rules as EventBridge does, as far as ours go: whether an event fits a pattern, and what its target gets. A part of
 * a pattern that this reader does not know fails the test rather than being guessed.
 */
import type { Json } from './assembly.ts';

type Event = { [name: string]: unknown };

/** Whether one value is what a part of a pattern asks for. */
function fits(wanted: unknown, value: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return wanted === value;
  const [[word, operand] = []] = Object.entries(wanted);
  if (word === 'exists') return (value !== undefined) === operand;
  if (word === 'anything-but') return value !== undefined && ![operand].flat().includes(value);
  throw new Error(`A pattern unknown here: ${JSON.stringify(wanted)}`);
}

/** Whether an event fits a pattern: all of its fields, any of the values of each. */
export function matches(pattern: Json, event: unknown): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === '$or') return (wanted as unknown as Json[]).some((one) => matches(one, event));
    const value = (event as Event | undefined)?.[field];
    if (!Array.isArray(wanted)) return matches(wanted, value);
    const values = Array.isArray(value) ? value : [value];
    return values.some((one) => wanted.some((part) => fits(part, one)));
  });
}

/** What the target of a rule gets of an event, by its input transformer. */
export function told(target: Json, event: unknown): unknown {
  const { InputPathsMap: paths = {}, InputTemplate: template } = target.InputTransformer ?? {};
  const at = (path: string) =>
    (path.match(/[^.[\]]+/g) ?? [])
      .slice(1)
      .reduce<unknown>((inside, name) => (inside as Event | undefined)?.[name], event);
  return JSON.parse(
    String(template).replace(/<([\w-]+)>/g, (_, name) => JSON.stringify(at(String(paths[name])))),
  );
}
