/** All faults of a form in one place, which takes the focus; each leads to its field. */
import { useEffect, useRef } from 'preact/hooks';

/** `name`: of the field, where the sentence alone would not say which. */
export type Fault = {
  id: string;
  sentence: string;
  name?: string;
  /** It may be gone without a word of the person: a file arrives. */
  passing?: true;
};

export function Faults({ faults, round }: { faults: Fault[]; round: number }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [round]);
  const [first] = faults;
  if (!first) return null;
  // Several forms may stand on a page.
  const title = `${first.id}-faults`;
  return (
    <div class="ds-error-summary" tabIndex={-1} ref={box} role="alert" aria-labelledby={title}>
      <h2 class="ds-heading" id={title}>
        Не отправлено. Исправьте:
      </h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.id + fault.sentence}>
            <a
              class="ds-link"
              href={`#${fault.id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fault.id)?.focus();
              }}
            >
              {fault.name ? `${fault.name}. ${fault.sentence}` : fault.sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
