/** A document in the page, from storage's own origin by a short-lived link; phones show PDF only by itself. */
export function Viewer({
  viewed,
  onClose,
}: {
  viewed: { url: string; name: string };
  onClose: () => void;
}) {
  const picture = /\.(jpe?g|png)$/i.test(viewed.name);
  return (
    <aside class="viewer" aria-label="Документ">
      <p class="line">
        <b>
          <bdi>{viewed.name}</bdi>
        </b>
        <span class="line">
          <a class="ds-link" href={viewed.url} target="_blank" rel="noopener noreferrer">
            В новой вкладке
          </a>
          <button type="button" class="ds-link" onClick={onClose}>
            Закрыть
          </button>
        </span>
      </p>
      {picture ? (
        <img src={viewed.url} alt={viewed.name} />
      ) : (
        <iframe src={`${viewed.url}#navpanes=0&view=FitH`} title={`Документ: ${viewed.name}`} />
      )}
    </aside>
  );
}
