/**
 * Reads an expression word by word («Expressions», developer guide), and keeps count of the names and values that it
 * stands for: one that is used but not given, or given but not used, is refused as Amazon does.
 */
import { absent, invalid, unreadable } from './refusals.ts';
import { type Item, itemOf, type Value } from './value.ts';

const LONGEST = 4096;
/** «Up to 255 characters» for what stands for a name or a value; a name itself up to 64 KB (quotas, developer guide). */
const LONGEST_WORD = 255;
const LONGEST_NAME = 65_535;
const words = /[ \t\r\n]*(?:([#:]\w+|[A-Za-z]\w*|\d+|<>|<=|>=|[=<>()[\].,+-])|([^ \t\r\n]))/g;

/** What stands for names and values in all expressions of one request. */
export class Placeholders {
  readonly #names: Record<string, string>;
  readonly #values: Item;
  readonly #used = new Set<string>();

  constructor(asked: { ExpressionAttributeNames?: unknown; ExpressionAttributeValues?: unknown }) {
    this.#names = namesOf(asked.ExpressionAttributeNames);
    this.#values = asked.ExpressionAttributeValues ? itemOf(asked.ExpressionAttributeValues) : {};
    checkGiven('ExpressionAttributeNames', asked.ExpressionAttributeNames, /^#\w+$/);
    checkGiven('ExpressionAttributeValues', asked.ExpressionAttributeValues, /^:\w+$/);
  }

  name(word: string): string | undefined {
    this.#used.add(word);
    return Object.hasOwn(this.#names, word) ? this.#names[word] : undefined;
  }

  value(word: string): Value | undefined {
    this.#used.add(word);
    return Object.hasOwn(this.#values, word) ? this.#values[word] : undefined;
  }

  /** Refuses what was given and not used; `expressions`: whether there was any. */
  finish(expressions: boolean): void {
    for (const [kind, given] of [
      ['ExpressionAttributeNames', this.#names],
      ['ExpressionAttributeValues', this.#values],
    ] as const) {
      const idle = Object.keys(given).filter((word) => !this.#used.has(word));
      if (idle.length === 0) continue;
      if (!expressions) throw invalid(`${kind} can only be specified when using expressions`);
      throw invalid(`Value provided in ${kind} unused in expressions: keys: {${idle.join(', ')}}`);
    }
  }
}

function namesOf(given: unknown): Record<string, string> {
  const names = (given ?? {}) as Record<string, unknown>;
  for (const [word, name] of Object.entries(names)) {
    if (typeof name !== 'string') throw unreadable('A name cannot be converted to String');
    const fault =
      name === '' ? 'Empty' : Buffer.byteLength(name) > LONGEST_NAME ? 'Too large' : undefined;
    if (fault)
      throw invalid(
        `ExpressionAttributeNames contains invalid value: ${fault} attribute name; key: ${word}`,
      );
  }
  return names as Record<string, string>;
}

function checkGiven(kind: string, given: unknown, form: RegExp): void {
  if (given === undefined || given === null) return;
  const words = Object.keys(given);
  if (words.length === 0) throw invalid(`${kind} must not be empty`);
  const wrong = words.find((word) => !form.test(word) || word.length > LONGEST_WORD);
  if (wrong !== undefined)
    throw invalid(`${kind} contains invalid key: Syntax error; key: "${wrong}"`);
}

/** One expression: `kind` is the parameter it came in, by which refusals name it. */
export class Reader {
  readonly kind: string;
  readonly placeholders: Placeholders;
  /** Attributes of keys: texts, so that no path leads into them. */
  readonly keys: readonly string[];
  readonly #text: string;
  readonly #words: Word[];
  #at = 0;

  constructor(
    kind: string,
    text: unknown,
    placeholders: Placeholders,
    keys: readonly string[] = [],
  ) {
    if (typeof text !== 'string') throw unreadable('An expression cannot be converted to String');
    this.kind = kind;
    this.placeholders = placeholders;
    this.keys = keys;
    if (text.trim() === '') throw this.fault('The expression can not be empty;');
    if (Buffer.byteLength(text) > LONGEST)
      throw this.fault(
        `Expression size has exceeded the maximum allowed size; expression size: ${Buffer.byteLength(text)}`,
      );
    this.#text = text;
    this.#words = split(text);
    this.#at = this.#words.findIndex(({ known }) => !known);
    if (this.#at >= 0) throw this.syntax();
    this.#at = 0;
  }

  /** The word that comes, or '' at the end. */
  get next(): string {
    return this.#words[this.#at]?.word ?? '';
  }

  get second(): string {
    return this.#words[this.#at + 1]?.word ?? '';
  }

  is(word: string): boolean {
    return this.next === word;
  }

  take(): string {
    const word = this.next;
    this.#at++;
    return word;
  }

  /** Whether the next word is this one, in any letters, and is taken. */
  accept(word: string): boolean {
    if (this.next.toUpperCase() !== word) return false;
    this.#at++;
    return true;
  }

  expect(word: string): void {
    if (!this.accept(word)) throw this.syntax();
  }

  end(): void {
    if (this.next !== '') throw this.syntax();
  }

  /** How many words of the whole are of a form. */
  count(form: RegExp): number {
    return this.#words.filter(({ word }) => form.test(word)).length;
  }

  /** A value that the request gives for a word. */
  value(): Value {
    const word = this.take();
    const value = this.placeholders.value(word);
    if (value) return value;
    throw this.fault(
      `An expression attribute value used in expression is not defined; attribute value: ${word}`,
    );
  }

  fault(message: string) {
    return invalid(`Invalid ${this.kind}: ${message}`);
  }

  /** For what Amazon's engine would do and this one does not. */
  absent(what: string) {
    return absent(`${what} in ${this.kind}`);
  }

  syntax() {
    const near = this.#words.slice(Math.max(0, this.#at - 1), this.#at + 2);
    const text = this.#text.slice(near[0]?.from, near.at(-1)?.to);
    return this.fault(`Syntax error; token: "${this.next || '<EOF>'}", near: "${text}"`);
  }
}

/** A word, where it stands in the text, and whether it is a word at all. */
type Word = { word: string; from: number; to: number; known: boolean };

const split = (text: string): Word[] =>
  [...text.matchAll(words)].map(({ 0: whole, 1: known, 2: bad, index }) => {
    const [word, to] = [known ?? bad ?? '', index + whole.length];
    return { word, from: to - word.length, to, known: known !== undefined };
  });
