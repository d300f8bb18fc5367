/**
 * Files on their way, as every page knows them. What sends them (`sending/`) is loaded only when there is something to
 * send; it goes on while a person walks from page to page.
 */
import { signal } from '@preact/signals';
import type { Document, Taken } from '../../functions/contract/documents/document.ts';
import type { DraftItem } from '../../functions/contract/submissions/submission.ts';

/**
 * `pausing`: tried again by itself, `sentence` says why not now; `lacking`: the file has to be chosen once more;
 * `failed`: `sentence` says why, `final` if trying again would not help.
 */
type Step =
  | 'queued'
  | 'reading'
  | 'sending'
  | 'pausing'
  | 'checking'
  | 'stored'
  | 'lacking'
  | 'failed';

export type Upload = {
  key: string;
  /** The files field in which it was chosen. */
  field: string;
  owner: string;
  name: string;
  size: number;
  /** SHA-256 of its bytes, as soon as it is reckoned. */
  id?: string;
  step: Step;
  /** Bytes that have arrived, or have been read while they are summed. */
  arrived: number;
  /** «Осталось около 3 минут». */
  left?: string | undefined;
  sentence?: string | undefined;
  final?: boolean;
  /** What is worth knowing of a file that is there: «уже загружен 12.05.2021». */
  note?: string | undefined;
  /** The unfinished document that it was chosen for, though it is another file. */
  insteadOf?: string;
};

/** A document as a draft holds it. */
export type Paper = DraftItem['documents'][number];

/** Where files go: the field (none when dropped beside all), for whom, how a file becomes a part of the draft. */
export type Place = {
  field: string;
  owner: string;
  onChange: (change: (documents: Paper[]) => Paper[]) => void;
  /** How many documents the field holds already. */
  held?: number;
  /** The file was dropped beside all fields, and is none that is waited for. */
  onStray?: (name: string) => void;
};

/** A field of files, as the form gives it. */
export type FilesField = {
  id: string;
  label: string;
  owner: string;
  kind: DraftItem['kind'];
  documents: Paper[];
  /** Documents of the returned item that this one mends. */
  before: Paper[];
  fault?: string | undefined;
  onChange: Place['onChange'];
};

export const uploads = signal<Upload[]>([]);

/** Documents as the server last told of them, by `nameOf`. */
export const known = signal<Record<string, Document>>({});

/** When and why a document was taken from view; nothing when it may be seen. */
export const takenOf = (document: Document | undefined): Taken | undefined =>
  document?.state === 'withdrawn' ? document.withdrawn : undefined;

/** Files whose реквизиты were typed and not saved, by `nameOf`. */
export const unsaved = signal<Record<string, true>>({});

/** The whole name of a document. */
export const nameOf = ({ owner, document }: Pick<Paper, 'owner' | 'document'>) =>
  `${owner}/${document}`;

/** Whether an upload is that of a document. */
export const isOf = (one: Upload, paper: Paper): boolean =>
  one.id === paper.document && one.owner === paper.owner;

/** Whether bytes of a document lack, and its file has to be chosen once more. */
export const isWaitedFor = (owner: string, document: string): boolean =>
  uploads.value.some((one) => one.owner === owner && one.id === document && one.step === 'lacking');

/** What is not settled yet in a field that holds these documents. */
export const unsettled = (field: string, documents: Paper[]): Upload[] =>
  uploads.value.filter(
    (one) =>
      one.step !== 'stored' && (one.field === field || documents.some((paper) => isOf(one, paper))),
  );
