/**
 * Who may be named by a measure, and what evidence can be (`docs/glossary.md`, and the road map’s results). A publication
 * is a page on a school's site, so it is proved by a link; the rest by a document or a link.
 */
import * as z from 'zod/mini';
import { executors } from '../offices.ts';

const evidenceKinds = [
  'school-list',
  'programme',
  'publication',
  'minutes',
  'order',
  'summary-note',
  'school-roadmap',
  'analytical-note',
  'guidelines',
  'toolkit',
  'training-request',
  'training-topics',
  'coordination-plan',
  'seminar-programme',
] as const;

export const EvidenceKind = z.enum(evidenceKinds);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

export const Executor = z.enum(executors);
