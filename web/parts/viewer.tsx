/** A document in the page, from storage's own origin by a short-lived link; phones show PDF only by itself. */
export function Viewer({
  looked,
  onClose,
}: {
  looked: { url: string; name: string };
  onClose: () => void;
}) {
  const picture = /\.(jpe?g|png)$/i.test(looked.name);
  return (
    <aside class="viewer" aria-label="Документ">
      <p class="line">
        <b>
          <bdi>{looked.name}</bdi>
        </b>
        <span class="line">
          <a class="ds-link" href={looked.url} target="_blank" rel="noopener noreferrer">
            В новой вкладке
          </a>
          <button type="button" class="ds-link" onClick={onClose}>
            Закрыть
          </button>
        </span>
      </p>
      {picture ? (
        <img src={looked.url} alt={looked.name} />
      ) : (
        <iframe src={`${looked.url}#navpanes=0&view=FitH`} title={`Документ: ${looked.name}`} />
      )}
    </aside>
  );
}
