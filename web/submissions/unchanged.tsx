/**
 * What was returned and is not changed is sent again only where somebody says so: the page behind a link was mended, or
 * the return was a mistake.
 */

type Props = {
  id: string;
  /** Whether it stands on a page, where it may have been mended. */
  linked: boolean;
  sent: boolean;
  fault: string | undefined;
  onChange: (sent: boolean) => void;
};

export const Unchanged = ({ id, linked, sent, fault, onChange }: Props) => (
  <>
    <label class="choice">
      <input
        class="ds-input"
        type="checkbox"
        id={id}
        checked={sent}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      Сдать ещё раз без изменений:{' '}
      {linked ? 'исправлено там, куда ведёт ссылка' : 'исправлять нечего'}
    </label>
    {fault && (
      <p class="ds-validation-message" id={`${id}-fault`}>
        {fault}
      </p>
    )}
  </>
);
