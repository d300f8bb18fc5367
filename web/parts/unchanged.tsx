/** What was returned and is not changed is sent again only where somebody says so: the page behind a link was mended. */

type Props = {
  id: string;
  sent: boolean;
  fault: string | undefined;
  onChange: (sent: boolean) => void;
};

export const Unchanged = ({ id, sent, fault, onChange }: Props) => (
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
      Сдать ещё раз без изменений: исправлено там, куда ведёт ссылка
    </label>
    {fault && (
      <p class="ds-validation-message" id={`${id}-fault`}>
        {fault}
      </p>
    )}
  </>
);
