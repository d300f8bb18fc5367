/**
 * The chart of the table: every key, and the room that writes it. A key begins with the municipality; parts
 * are joined by «#», which no part may contain (ids are slugs, UUIDs or hashes): what an address names by
 * anything else is not there.
 */
import { Problem } from '../contract/problem.ts';

export type Key = { pk: string; sk: string };

const key = (pk: string, sk: string): Key => ({ pk, sk });
const joined = (...parts: string[]): string => {
  if (!parts.every((part) => /^[\w.:-]{0,120}$/.test(part))) throw new Problem('absent');
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
  session: (m: string, person: string, hash: string) =>
    key(joined('M', m, 'S', person), joined('SESSION', hash)),
  code: (m: string, person: string) => key(joined('M', m, 'S', person), 'CODE'),
  /** How often letters were asked for, per address and per network, in a window of time. */
  limit: (m: string, what: string, window: number) =>
    key(joined('M', m, 'L', what), joined('LIMIT', String(window))),
  // schools
  municipality: (m: string) => key(municipal(m), 'MUNICIPALITY'),
  school: (m: string, id: string) => key(municipal(m), joined('SCHOOL', id)),
  schools: (m: string) => key(municipal(m), 'SCHOOL#'),
  // roadmap
  roadmap: (m: string, id: string) => key(municipal(m), joined('ROADMAP', id)),
  roadmaps: (m: string) => key(municipal(m), 'ROADMAP#'),
  // documents
  document: (m: string, owner: string, id: string) =>
    key(ofDocuments(m), joined('DOCUMENT', owner, id)),
  documents: (m: string) => key(ofDocuments(m), 'DOCUMENT#'),
  // tasks
  task: (m: string, roadmap: string, owes: string, year: number, measure: string) =>
    key(ofRoadmap(m, roadmap), joined('TASK', owes, String(year), measure)),
  tasks: (m: string, roadmap: string) => key(ofRoadmap(m, roadmap), 'TASK#'),
  // links
  /** What was seen behind a link, by the SHA-256 of its machine form. */
  link: (m: string, roadmap: string, hash: string) =>
    key(ofRoadmap(m, roadmap), joined('LINK', hash)),
  links: (m: string, roadmap: string) => key(ofRoadmap(m, roadmap), 'LINK#'),
  // submissions
  draft: (m: string, roadmap: string, task: string, person: string) =>
    key(ofRoadmap(m, roadmap), joined('DRAFT', person, task)),
  drafts: (m: string, roadmap: string, person: string) =>
    key(ofRoadmap(m, roadmap), joined('DRAFT', person, '')),
  // summaries
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
 * school reads its own and the offices' in two queries, and documents by their owner. `waiting`: tasks with something
 * to review, and documents under way, oldest first.
 */
export const indexes = {
  briefs: { range: 'briefs', carries: ['brief'] },
  waiting: { range: 'waiting', carries: ['brief'] },
} as const;
export type Index = keyof typeof indexes;

/** Range keys of the indexes. */
export const briefRange = {
  of: (owes: string, office: boolean, year?: number, measure?: string) =>
    joined(office ? 'OFFICE' : 'SCHOOL', owes, ...(year ? [String(year), measure ?? ''] : [''])),
  offices: 'OFFICE#',
  /** Documents: by owner and instant, or by instant and owner. */
  by: (...parts: string[]) => joined(...parts),
};

/** Keys of objects in the bucket; never made of names that people typed. */
export const objects = {
  document: (m: string, owner: string, id: string) => `documents/${m}/${owner}/${id}`,
  summary: (m: string, roadmap: string, day: string, id: string, format: string) =>
    `summaries/${m}/${roadmap}/${day}/${id}/summary.${format}`,
  casefile: (m: string, roadmap: string, id: string) => `casefiles/${m}/${roadmap}/${id}.zip`,
};

/** The attribute by which the engine forgets an item: seconds since 1970. Reads filter by it too. */
export const expiry = 'expires';
