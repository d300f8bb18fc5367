/** A figure drawn: how much of a plan is there. The figures stand beside it in text. */

/** Accepted, then waiting, of a target. SVG, since the page's policy allows no inline style. */
export function Bar({
  target,
  accepted,
  waiting,
}: {
  target: number;
  accepted: number;
  waiting: number;
}) {
  const whole = Math.max(target, accepted + waiting, 1);
  const [done, more] = [(100 * accepted) / whole, (100 * waiting) / whole];
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-whole" width="100" height="8" rx="2" />
      <rect class="bar-done" width={done} height="8" rx="2" />
      <rect class="bar-waiting" x={done} width={more} height="8" />
    </svg>
  );
}

/** A value beside the plan, which is a mark: to be reached from the left, or not to be passed. */
export function Level({
  plan,
  fact,
  atMost,
}: {
  plan: number;
  fact: number | null;
  atMost: boolean;
}) {
  const whole = Math.max(plan, fact ?? 0, 1) * 1.15;
  const [is, mark] = [(100 * Math.max(0, fact ?? 0)) / whole, (100 * plan) / whole];
  const met = fact !== null && (atMost ? fact <= plan : fact >= plan);
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-whole" width="100" height="8" rx="2" />
      <rect class={met ? 'bar-done' : 'bar-waiting'} width={is} height="8" rx="2" />
      <rect class="bar-mark" x={Math.max(0, mark - 0.7)} width="1.4" height="8" />
    </svg>
  );
}

/** Shares of a whole, side by side, each of a class of its own. */
export function Shares({ shares }: { shares: { kind: string; count: number }[] }) {
  const whole = shares.reduce((all, share) => all + share.count, 0) || 1;
  let at = 0;
  return (
    <svg class="bar shares" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-whole" width="100" height="8" />
      {shares.map((share) => {
        const width = (100 * share.count) / whole;
        const x = at;
        at += width;
        return (
          <rect key={share.kind} class={`share-${share.kind}`} x={x} width={width} height="8" />
        );
      })}
    </svg>
  );
}
