/** A part of a page that is seldom needed: nothing stands in its place until it has come. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export function later<P extends object>(load: () => Promise<ComponentType<P>>) {
  let Part: ComponentType<P> | undefined;
  return function Later(props: P) {
    const [, come] = useState(false);
    useEffect(() => {
      if (Part) return;
      load().then(
        (part) => {
          Part = part;
          come(true);
        },
        () => undefined,
      );
    }, []);
    return Part ? <Part {...props} /> : null;
  };
}
