/** How a place is called: by eye a name and how much waits there, by ear «На проверке, ждут: 3». */
import type { Place } from './places.ts';

export const PlaceName = ({ place: { name, waits } }: { place: Place }) =>
  waits ? (
    <>
      <span aria-hidden="true">{name}</span>{' '}
      <span class="waits" aria-hidden="true">
        {waits}
      </span>
      <span class="ds-sr-only">
        {name}, ждут: {waits}
      </span>
    </>
  ) : (
    name
  );
