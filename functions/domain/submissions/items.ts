/** Evidence as it comes in: what a schema alone cannot know of it, and the item that is kept. */
import type { Day } from '../../contract/days.ts';
import type { Document } from '../../contract/documents/document.ts';
import { extensionOf } from '../../contract/documents/files.ts';
import { readLink } from '../../contract/links.ts';
import { type Field, Problem } from '../../contract/problem.ts';
import type { ItemInput } from '../../contract/submissions/submission.ts';
import type { Handed } from '../../contract/tasks/acts.ts';
import type { Demand, Task } from '../../contract/tasks/task.ts';
import { type Actor, mayMove } from '../../contract/tasks/transitions.ts';
import type { Context } from '../context.ts';
import { attachedOf, documentFault, ofNames } from '../documents/naming.ts';

/** What is kept of an item that was handed in; of documents it holds what they were then. */
export function itemOf({ link, documents, ...rest }: ItemInput, stored: Document[]): Handed {
  return {
    ...rest,
    ...(link !== undefined && { link: { typed: link, url: readLink(link) ?? '' } }),
    documents: attachedOf(documents, stored),
  };
}

/** The task as it may be seen, and whole; and who hands in. */
type Given = { task: Task; whole: Task; actor: Actor };

/** Refuses evidence with each fault at its field. `documents`: those that it names, as they stand in the table. */
export function refuse(
  ctx: Context,
  { task, whole, actor }: Given,
  items: ItemInput[],
  documents: Document[],
): void {
  const fields: Field[] = items.flatMap((item, place) => {
    const demand = task.indicators.find((one) => one.id === item.indicator);
    const faults: [string, string | false | undefined][] = [
      ['indicator', !demand && 'unknown'],
      ['kind', demand && !demand.kinds.includes(item.kind) && 'unknown'],
      ['fulfilled', dayFault(item.fulfilled, task.begins, ctx.today)],
      ['counts', item.counts > 1 && !demand?.countsSchools && 'counts'],
      ['value', demand && valueFault(demand, item)],
      ['id', known(whole, items, item) && 'id'],
      ['replaces', item.replaces !== undefined && mendFault(task, actor, items, item)],
      ...item.documents.map((one, index): [string, string | undefined] => [
        `documents.${index}`,
        documentFault(
          ctx,
          documents.find((each) => each.id === one.document && each.owner === one.owner),
        ),
      ]),
      ['documents', loneSignature(ofNames(item.documents, documents)) && 'signature-alone'],
    ];
    return faults.flatMap(([path, code]) =>
      code ? [{ path: `items.${place}.${path}`, code }] : [],
    );
  });
  if (fields.length > 0) throw new Problem('invalid', { fields });
}

/** The day of fulfilment lies behind, and not before the period that the report is for. */
function dayFault(day: Day, begins: Day | null, today: Day): string | undefined {
  if (day > today) return 'future';
  return begins !== null && day < begins ? 'before-year' : undefined;
}

/**
 * A value is asked for with its paper, and for papers alone there is none. Of a share there is a whole, and no more than it;
 * nothing else has a whole; a yes is 1, a no 0. Where nothing was held there is nothing to report.
 */
function valueFault({ asks }: Demand, { value, ground }: ItemInput): string | undefined {
  if (ground !== undefined) return value && 'unknown';
  if (asks === 'papers') return value && 'unknown';
  if (!value) return 'value';
  const { count, of } = value;
  if (asks === 'share')
    return of === undefined || of <= 0 || count < 0 ? 'value' : count > of ? 'share' : undefined;
  if (of !== undefined) return 'value';
  return asks === 'yes' && count !== 0 && count !== 1 ? 'value' : undefined;
}

const known = (task: Task, items: ItemInput[], item: ItemInput) =>
  task.items.some((one) => one.id === item.id) ||
  items.filter((one) => one.id === item.id).length > 1;

/** Only what was returned to one's own side can be mended, once, and by evidence of the same kind. */
function mendFault(task: Task, actor: Actor, items: ItemInput[], item: ItemInput) {
  const old = task.items.find((one) => one.id === item.replaces);
  if (!old || !mayMove('mend', actor, old)) return 'replaces';
  if (items.filter((one) => one.replaces === item.replaces).length > 1) return 'replaces';
  return old.indicator === item.indicator && old.kind === item.kind ? undefined : 'replaces';
}

/** A detached signature («приказ.pdf.sig») is worth nothing without a file beside it, whatever that is called now. */
const loneSignature = (documents: Document[]): boolean => {
  const signatures = documents.filter(({ name }) => extensionOf(name) === 'sig');
  return signatures.length > 0 && signatures.length === documents.length;
};
