/** The list of uploads that pages look at, and how it is changed. */
import type { Document } from '../../../functions/contract/documents/document.ts';
import { isOf, known, nameOf, type Paper, type Upload, uploads } from '../uploads.ts';

export const add = (one: Upload): void => {
  uploads.value = [...uploads.value, one];
};

export const change = (key: string, part: Partial<Upload>): void => {
  uploads.value = uploads.value.map((one) => (one.key === key ? { ...one, ...part } : one));
};

export const drop = (key: string): void => {
  uploads.value = uploads.value.filter((one) => one.key !== key);
};

export const find = (key: string): Upload | undefined =>
  uploads.peek().find((one) => one.key === key);

/** The upload of a document, if there is one. */
export const findOf = (paper: Paper): Upload | undefined =>
  uploads.peek().find((one) => isOf(one, paper));

/** Keeps what the server told of a document. */
export const learn = (document: Document): void => {
  const name = nameOf({ owner: document.owner, document: document.id });
  known.value = { ...known.peek(), [name]: document };
};

/** A document as a draft holds it. */
export const paperOf = ({ id, owner, name, size }: Document): Paper => ({
  document: id,
  owner,
  name,
  size,
});

/** A list of documents with one more, once. */
export const withPaper = (all: Paper[], paper: Paper): Paper[] =>
  all.some((one) => one.document === paper.document && one.owner === paper.owner)
    ? all
    : [...all, paper];
