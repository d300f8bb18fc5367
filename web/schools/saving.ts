/** Saving a list: school by school, each by a write of its own, so that one refusal keeps back nobody else. */
import type { School, SchoolInput } from '../../functions/contract/schools/school.ts';
import { api, based, Failure, read } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';

/** What came of each school; a sentence where it was not saved. */
export type Outcome = { id: string; name: string; sentence?: string };

const stale =
  'её только что изменил кто-то ещё. Мы показали новое: посмотрите и сохраните ещё раз.';

/** Saves all that can be; a line that is gone ends it at once, and what is not saved is told so. */
export async function saveAll(
  inputs: SchoolInput[],
  schools: School[],
  tell: (done: number) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let gone: string | undefined;
  for (const school of inputs) {
    const { id, name } = school;
    const version = schools.find((one) => one.id === id)?.version ?? 0;
    const sentence =
      gone ??
      (await read(api.schools.$put({ json: { school } }, based(version))).then(
        () => undefined,
        (thrown) => {
          const failure = thrown instanceof Failure ? thrown : new Failure('internal');
          const said = failure.code === 'stale' ? stale : sentenceOf(failure);
          if (['offline', 'signed-out', 'forbidden', 'busy'].includes(failure.code)) gone = said;
          return said;
        },
      ));
    outcomes.push({ id, name, ...(sentence !== undefined && { sentence }) });
    tell(outcomes.length);
  }
  return outcomes;
}
