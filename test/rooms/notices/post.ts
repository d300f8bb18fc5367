/** The letters of a ground that came since they were looked at last, as «кому: тема», and whole. */
import type { stand } from '../../ground.ts';

type Ground = Awaited<ReturnType<typeof stand>>;
type Letter = ReturnType<Ground['letters']>[number];

export function postOf(ground: Ground) {
  let seen = 0;
  /** What came after a tick, in the order of readers; the oldest first. */
  const fresh = async (): Promise<Letter[]> => {
    await ground.tick();
    await ground.idle();
    await ground.tick();
    await ground.idle();
    const all = [...ground.letters(1000)].reverse();
    const own = all.slice(seen);
    seen = all.length;
    return own;
  };
  const nameOf = ({ to }: Letter) => to.split('@')[0] ?? '';
  return {
    fresh,
    /** «licey4: Вернули отчёт по п. 1.3 за 2021 год». */
    heads: async () => (await fresh()).map((one) => `${nameOf(one)}: ${one.subject}`).sort(),
    nameOf,
  };
}
