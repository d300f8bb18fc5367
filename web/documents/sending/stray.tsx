/** Files dropped beside all fields: the page stays, and only what is waited for has its place. */
import { useEffect } from 'preact/hooks';

type Props = { owner: string; onSaid: (sentence: string) => void };

const carriesFiles = (event: DragEvent) => !!event.dataTransfer?.types.includes('Files');

export function Stray({ owner, onSaid }: Props) {
  useEffect(() => {
    // Left to itself, the browser opens the file instead of the page.
    const over = (event: DragEvent) => carriesFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      const onStray = (name: string) =>
        onSaid(`«${name}» не загружен. Перетащите файл в поле «Файлы» нужного документа.`);
      import('./queue.ts').then(
        ({ take }) => take(files, { field: '', owner, onChange: () => undefined, onStray }),
        () => onStray(files[0]?.name ?? ''),
      );
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  });
  return null;
}
