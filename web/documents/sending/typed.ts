/** Реквизиты as they are typed, and as the server takes them; what can be foreseen is filled in. */
import type { About, Document } from '../../../functions/contract/documents/document.ts';
import { extensionOf } from '../../../functions/contract/documents/files.ts';
import type { EvidenceKind } from '../../../functions/contract/roadmaps/kinds.ts';
import { known, nameOf, type Paper } from '../uploads.ts';

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
  const [only, ...others] = out.filter(
    (paper) => paper.owner === document.owner && hasVersions(paper.name),
  );
  return known || !only || others.length > 0 ? '' : only.document;
};

/** Signatures and photographs have no versions. */
export const hasVersions = (name: string): boolean =>
  !['sig', 'jpg', 'jpeg', 'png', 'heic'].includes(extensionOf(name) ?? '');

/** A new version begins with what its earlier one said of itself; `preset`: the kind that nobody chose. */
export const followed = (typed: Typed, earlier: About | undefined, preset: string): Typed => ({
  ...typed,
  kind: (typed.kind === preset && earlier?.kind) || typed.kind || earlier?.kind || '',
  number: typed.number || (earlier?.number ?? ''),
  date: typed.date || (earlier?.date ?? ''),
  title: typed.title || (earlier?.title ?? ''),
});

/** What stands in the fields at first. */
export const typedOf = (props: Described): Typed => {
  const { about, owner } = props.document;
  const first = {
    kind: about ? (about.kind ?? '') : props.kind,
    number: about?.number ?? '',
    date: about?.date ?? '',
    title: about?.title ?? '',
    public: about?.public ?? false,
    replaces: about ? (about.replaces ?? '') : replacedOf(props),
  };
  if (about) return first;
  const earlier = known.peek()[nameOf({ owner, document: first.replaces })];
  return followed(first, earlier?.about, props.kind);
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
