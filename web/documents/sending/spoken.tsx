/** What a field of files says aloud: how many have come, refusals one by one. Steps of single files are for eyes. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Upload } from '../uploads.ts';

/** For how many milliseconds a sentence stands: long enough to be read aloud, gone from the page after that. */
const stands = 10_000;

/** The place of what is said, and the way to say something there. */
export function useSpoken(all: Upload[]): [place: VNode, speak: (sentence: string) => void] {
  const [said, setSaid] = useState<{ key: string; sentence: string }[]>([]);
  const came = all.filter((one) => one.step === 'stored').length;
  const failed = all.filter((one) => one.step === 'failed');
  const before = useRef({ came, failed: failed.map((one) => one.key) });

  const speak = (sentence: string) => {
    const key = crypto.randomUUID();
    setSaid((so) => [...so, { key, sentence }]);
    setTimeout(() => setSaid((so) => so.filter((one) => one.key !== key)), stands);
  };
  useEffect(() => {
    const { current } = before;
    for (const { key, name, sentence } of failed)
      if (!current.failed.includes(key)) speak(`${name}: ${sentence}`);
    if (came > current.came) speak(`Загружено ${came} из ${all.length}`);
    before.current = { came, failed: failed.map((one) => one.key) };
  }, [came, failed.map((one) => one.key).join()]);

  const place = (
    <div class="ds-sr-only" role="status" aria-atomic="false">
      {said.map(({ key, sentence }) => (
        <p key={key}>{sentence}</p>
      ))}
    </div>
  );
  return [place, speak];
}
