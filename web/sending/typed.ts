/** Реквизиты as they are typed, and as the server takes them; what can be foreseen is filled in. */
import type { About, Document } from '../../functions/contract/documents.ts';
import type { EvidenceKind } from '../../functions/contract/kinds.ts';
import { nameOf, type Paper } from '../uploads.ts';

export type Typed = {
  kind: string;
  number: string;
  date: string;
  title: string;
  public: boolean;
  replaces: string;
};

export type Described = {
  document: Document;
  /** Of the item that the file is put to. */
  kind: EvidenceKind;
  documents: Paper[];
  /** Documents of the returned item that is mended. */
  before: Paper[];
};

/** The file that this one stands for, when a returned item is mended: what was taken out of it. */
const replacedOf = ({ document, documents, before }: Described): string => {
  const known = before.some((paper) => paper.document === document.id);
  const out = before.filter((one) => !documents.some((paper) => nameOf(paper) === nameOf(one)));
  const [only, ...others] = out.filter((paper) => paper.owner === document.owner);
  return known || !only || others.length > 0 ? '' : only.document;
};

/** What stands in the fields at first. */
export const typedOf = (props: Described): Typed => {
  const { about } = props.document;
  return {
    kind: about ? (about.kind ?? '') : props.kind,
    number: about?.number ?? '',
    date: about?.date ?? '',
    title: about?.title ?? '',
    public: about?.public ?? false,
    replaces: about ? (about.replaces ?? '') : replacedOf(props),
  };
};

/** What was typed, as the server takes it. */
export const saidOf = (typed: Typed): About => ({
  public: typed.public,
  ...(typed.kind && { kind: typed.kind as EvidenceKind }),
  ...(typed.number.trim() && { number: typed.number.trim() }),
  ...(typed.date && { date: typed.date }),
  ...(typed.title.trim() && { title: typed.title.trim() }),
  ...(typed.replaces && { replaces: typed.replaces }),
});
