/** What is and what will be, side by side, before anything is done: «Сейчас: … Станет: …». */
import type { Profile } from '../../functions/contract/people/fold.ts';
import type { Given } from '../../functions/contract/people/person.ts';
import { isOfSchools } from '../../functions/contract/people/rights.ts';
import { rightWords, termWords } from '../../functions/contract/people/words.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { site } from '../door/state.ts';

/** The name of a school by its id. */
export const namesOf =
  (schools: School[]) =>
  (id: string): string =>
    schools.find((school) => school.id === id)?.name ?? id;
export type NameOf = ReturnType<typeof namesOf>;

/** Of how many schools the names are told where a right is not what the page is about. */
export const few = 3;

/** A right with its last day: «ИМО, до 31 декабря 2022 г.». */
function wholeRight(right: Given, nameOf: NameOf, most?: number): string {
  const lacks = isOfSchools(right.role) && !right.schools?.length;
  const words = rightWords(right, nameOf, most) + (lacks ? ': школы не отмечены' : '');
  return `${words}, ${termWords(right, site.value?.today ?? '') || 'без срока'}`;
}

type Props = { before: Profile | undefined; after: Profile; nameOf: NameOf };

/** `before`: undefined for somebody who is not in the list. What stays as it is, is told shortly, or not at all. */
export function Change({ before, after, nameOf }: Props) {
  const renamed = before?.name !== after.name;
  const righted = before?.grants !== after.grants;
  const linesOf = ({ name, grants }: Profile, other: Profile | undefined) => [
    ...(renamed ? [{ line: name, stays: false }] : []),
    ...(righted ? grants : []).map((right) => {
      const stays = !!other?.grants.includes(right);
      return { line: wholeRight(right, nameOf, stays ? few : undefined), stays };
    }),
    ...(righted && grants.length === 0
      ? [{ line: 'прав нет: войти в «Опору» нельзя', stays: false }]
      : []),
  ];
  return (
    <dl class="changes change">
      <div>
        <dt>Сейчас:</dt>
        {before ? (
          linesOf(before, after).map(({ line }) => <dd key={line}>{line}</dd>)
        ) : (
          <dd>этого человека в списке нет</dd>
        )}
      </div>
      <div>
        <dt>Станет:</dt>
        {linesOf(after, before).map(({ line, stays }) => (
          <dd key={line}>{stays ? line : <ins>{line}</ins>}</dd>
        ))}
      </div>
    </dl>
  );
}
