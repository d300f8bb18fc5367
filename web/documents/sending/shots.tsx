/** Photographs that were just made or chosen: pages of one document, or pictures each for itself. */
import { useState } from 'preact/hooks';
import { Album } from '../photos/album.tsx';

type Props = {
  files: File[];
  onTake: (files: File[]) => void;
  onDone: () => void;
};

export function Shots({ files, onTake, onDone }: Props) {
  const [album, setAlbum] = useState(files.length > 1);
  const done = (taken: File[]) => {
    onTake(taken);
    onDone();
  };
  const asTheyAre = (
    <button type="button" class="ds-button" data-variant="secondary" onClick={() => done(files)}>
      {files.length > 1 ? 'Отправить как есть, по одному' : 'Отправить как есть'}
    </button>
  );
  if (album || files.length > 1)
    return (
      <div class="shots">
        <Album files={files} onMade={(pdf) => done([pdf])} onClose={onDone}>
          {asTheyAre}
        </Album>
      </div>
    );
  return (
    <div class="shots ds-alert" data-color="info" role="status">
      <p>
        Снимок <bdi>{files[0]?.name}</bdi>. Если это страница документа, соберите PDF: его можно
        повернуть, и он меньше снимка.
      </p>
      <p class="line">
        <button type="button" class="ds-button" onClick={() => setAlbum(true)}>
          Собрать в один PDF
        </button>
        {asTheyAre}
        <button type="button" class="ds-link" onClick={onDone}>
          Отменить
        </button>
      </p>
    </div>
  );
}
