/**
 * The chart of the table: every key, and the room that writes it. A key begins with the municipality; parts
 * are joined by «#», which no part may contain (ids are slugs, UUIDs or hashes): what an address names by
 * anything else is not there.
 */
import { Problem } from '../contract/problem.ts';

export type Key = { pk: string; sk: string };

/** Where a task lies within its road map. */
export type Place = { owes: string; period: string; measure: string };

const key = (pk: string, sk: string): Key => ({ pk, sk });
const joined = (...parts: string[]): string => {
  if (!parts.every((part) => /^[\p{L}\d_.:~-]{0,120}$/u.test(part))) throw new Problem('absent');
  return parts.join('#');
};

/** Partition of what a municipality has few of. */
const municipal = (municipality: string) => joined('M', municipality);
/** Partition of a road map: its tasks, drafts and summaries. */
const ofRoadmap = (municipality: string, roadmap: string) =>
  joined('M', municipality, 'R', roadmap);

/** Partition of documents: one, so that the clock finds those under way in one query. */
const ofDocuments = (municipality: string) => joined('M', municipality, 'D');

export const keys = {
  // people
  person: (m: string, id: string) => key(municipal(m), joined('PERSON', id)),
  people: (m: string) => key(municipal(m), 'PERSON#'),
  /** Administrators' rights that are being taken. */
  takings: (m: string) => key(municipal(m), 'TAKINGS'),
  session: (m: string, person: string, hash: string) =>
    key(joined('M', m, 'S', person), joined('SESSION', hash)),
  /** All sessions of somebody. */
  sessions: (m: string, person: string) => key(joined('M', m, 'S', person), 'SESSION#'),
  /** All sessions of somebody that began before a moment are over. */
  out: (m: string, person: string) => key(joined('M', m, 'S', person), 'OUT'),
  /** A code that was sent, for the browser that asked for it: by its name of letters and the hash of its cookie. */
  code: (m: string, person: string, browser: string, letter: string) =>
    key(joined('M', m, 'S', person), joined('CODE', browser, letter)),
  codes: (m: string, person: string, browser: string) =>
    key(joined('M', m, 'S', person), joined('CODE', browser, '')),
  /** A code that let somebody in, by its fingerprint. */
  spent: (m: string, person: string, print: string) =>
    key(joined('M', m, 'S', person), joined('SPENT', print)),
  /** A browser in which somebody has signed in before. */
  browser: (m: string, person: string, browser: string) =>
    key(joined('M', m, 'S', person), joined('BROWSER', browser)),
  /** How often letters were asked for, per address and per network, in a window of time. */
  limit: (m: string, what: string, window: number) =>
    key(joined('M', m, 'L', what), joined('LIMIT', String(window))),
  // journal
  journal: (m: string, at: string, id: string) => key(joined('M', m, 'J'), joined('ENTRY', at, id)),
  entries: (m: string) => key(joined('M', m, 'J'), 'ENTRY#'),
  // registry
  /** Rises with every change of what tasks are joined with: road maps, schools, names of offices. */
  registry: (m: string) => key(municipal(m), 'REGISTRY'),
  // rewriting
  /** Which shapes all records have been brought to. */
  shapes: (m: string) => key(municipal(m), 'SHAPES'),
  // letters
  letter: (m: string, id: string) => key(municipal(m), joined('LETTER', id)),
  letters: (m: string) => key(municipal(m), 'LETTER#'),
  /** How somebody reads their letters. */
  reader: (m: string, person: string) => key(municipal(m), joined('READER', person)),
  readers: (m: string) => key(municipal(m), 'READER#'),
  // schools
  municipality: (m: string) => key(municipal(m), 'MUNICIPALITY'),
  school: (m: string, id: string) => key(municipal(m), joined('SCHOOL', id)),
  schools: (m: string) => key(municipal(m), 'SCHOOL#'),
  // roadmap
  roadmap: (m: string, id: string) => key(municipal(m), joined('ROADMAP', id)),
  roadmaps: (m: string) => key(municipal(m), 'ROADMAP#'),
  /** What a version of a road map said, and its table; `from`: the proposal from which it came, so that none lies over another. */
  edition: (m: string, roadmap: string, number: number, from: string) =>
    key(joined('M', m, 'E', roadmap), joined('EDITION', String(number).padStart(4, '0'), from)),
  /** How far what follows from versions is done. */
  follow: (m: string, roadmap: string) => key(joined('M', m, 'E', roadmap), 'FOLLOW'),
  // documents
  document: (m: string, owner: string, id: string) =>
    key(ofDocuments(m), joined('DOCUMENT', owner, id)),
  documents: (m: string) => key(ofDocuments(m), 'DOCUMENT#'),
  /** A sending that came to nothing: its bytes are to be removed. */
  remains: (m: string, owner: string, id: string, sending: string) =>
    key(ofDocuments(m), joined('REMAINS', owner, id, sending)),
  // tasks
  /** A year is a period: `TASK#lyceum-4#2021#1.3`. */
  task: (m: string, roadmap: string, { owes, period, measure }: Place) =>
    key(ofRoadmap(m, roadmap), joined('TASK', owes, period, measure)),
  tasks: (m: string, roadmap: string, owes?: string) =>
    key(ofRoadmap(m, roadmap), owes === undefined ? 'TASK#' : joined('TASK', owes, '')),
  /** Acts that moved out of a task when it had this version. */
  acts: (m: string, roadmap: string, { owes, period, measure }: Place, version: number) =>
    key(ofRoadmap(m, roadmap), joined('ACTS', owes, period, measure, String(version))),
  /** What the tasks of one side count, a row a side. */
  tally: (m: string, roadmap: string, owes: string) =>
    key(ofRoadmap(m, roadmap), joined('TALLY', owes)),
  tallies: (m: string, roadmap: string) => key(ofRoadmap(m, roadmap), 'TALLY#'),
  // proposals
  proposal: (m: string, id: string) => key(municipal(m), joined('PROPOSAL', id)),
  proposals: (m: string) => key(municipal(m), 'PROPOSAL#'),
  // links
  /** What was seen behind a link, by the SHA-256 of its machine form. */
  link: (m: string, roadmap: string, hash: string) =>
    key(ofRoadmap(m, roadmap), joined('LINK', hash)),
  links: (m: string, roadmap: string) => key(ofRoadmap(m, roadmap), 'LINK#'),
  // submissions
  draft: (m: string, roadmap: string, task: string, person: string) =>
    key(ofRoadmap(m, roadmap), joined('DRAFT', person, task)),
  // phrases
  phrase: (m: string, id: string) => key(joined('M', m, 'P'), joined('PHRASE', id)),
  phrases: (m: string) => key(joined('M', m, 'P'), 'PHRASE#'),
  // summaries
  /** `day`: on which it was asked for, so the newest request stands last whatever day it is of. */
  summary: (m: string, roadmap: string, day: string, id: string) =>
    key(ofRoadmap(m, roadmap), joined('SUMMARY', day, id)),
  summaries: (m: string, roadmap: string) => key(ofRoadmap(m, roadmap), 'SUMMARY#'),
  // casefiles
  casefile: (m: string, roadmap: string, day: string, id: string) =>
    key(ofRoadmap(m, roadmap), joined('CASEFILE', day, id)),
  casefiles: (m: string, roadmap: string) => key(ofRoadmap(m, roadmap), 'CASEFILE#'),
};

/**
 * The indexes, one source for every ground that makes the table. Both are sparse, keep their partition, and
 * carry only what lists show. `briefs`: tasks by who owes them (`OFFICE#imo#…`, `SCHOOL#lyceum-4#…`), so that a
 * school reads its own and the offices' in two queries, drafts and case files by the side for which they are, and
 * documents by their owner. `waiting`: whatever waits, until it is done: tasks with something to review and files under way, oldest first,
 * and work that is left.
 */
export const indexes = {
  briefs: { range: 'briefs', carries: ['brief'] },
  waiting: { range: 'waiting', carries: ['brief'] },
} as const;
export type Index = keyof typeof indexes;

/** Places in `briefs`. */
export const briefRange = {
  of: (owes: string, office: boolean, period?: string, measure?: string) =>
    joined(office ? 'OFFICE' : 'SCHOOL', owes, ...(period ? [period, measure ?? ''] : [''])),
  offices: 'OFFICE#',
  /** Of all tasks, and of nothing else. */
  tasks: ['OFFICE#', 'SCHOOL#~'],
  /** Drafts for a side. */
  drafts: (side: string, ...rest: string[]) =>
    joined('DRAFT', side, ...(rest.length ? rest : [''])),
  /** Case files of a side, by the instant of asking. */
  casefiles: (side: string, ...rest: string[]) =>
    joined('CASEFILE', side, ...(rest.length ? rest : [''])),
  /** Letters of a reader, by the moment of asking. */
  letters: (reader: string, ...rest: string[]) =>
    joined('LETTER', reader, ...(rest.length ? rest : [''])),
  /** Documents: by owner and instant, or by instant and owner. */
  by: (...parts: string[]) => joined(...parts),
} as const;

/** Places in `waiting`, beside those of files (`domain/documents.ts`). */
export const waitingRange = {
  /** A task with something to review, by the instant since when; instants begin with a digit. */
  review: (since: string, task: string) => joined(since, task),
  reviews: ['0', '9~'],
  /** Work that is left: by its kind and the instant from which it may be taken up. */
  left: (kind: string, ...rest: string[]) => joined('LEFT', kind, ...(rest.length ? rest : [''])),
} as const;

/** What the keys of each room's objects begin with. Their addresses on AWS are made from it. */
export const prefixes = {
  documents: 'documents/',
  roadmaps: 'roadmaps/',
  summaries: 'summaries/',
  casefiles: 'casefiles/',
} as const;

/** Keys of objects in the bucket; never made of names that people typed. */
export const objects = {
  /** No two sendings of a file share a key, so nothing that is removed of one is of another. */
  document: (m: string, owner: string, id: string, sending: string) =>
    `${prefixes.documents}${m}/${owner}/${id}${sending && `.${sending}`}`,
  /** What the probe puts and removes; scanned as documents are, and no owner's. */
  probe: (m: string, id: string) => `${prefixes.documents}${m}/.probe/${id}`,
  table: (m: string, roadmap: string, edition: number, format: string) =>
    `${prefixes.roadmaps}${m}/${roadmap}/${edition}/table.${format}`,
  summary: (m: string, roadmap: string, day: string, id: string, format: string) =>
    `${prefixes.summaries}${m}/${roadmap}/${day}/${id}/summary.${format}`,
  casefile: (m: string, roadmap: string, id: string) =>
    `${prefixes.casefiles}${m}/${roadmap}/${id}.zip`,
};

/** The attribute by which the engine forgets an item: seconds since 1970. Reads filter by it too. */
export const expiry = 'expires';
