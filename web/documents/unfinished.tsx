/** Greets with the files that have not come whole: which, how much of each, where to go on. */
import type { Document } from '../../functions/contract/documents/document.ts';
import { recall } from '../door/backup.ts';
import { api, read } from '../door/client.ts';
import { useLoad } from '../kit/load.ts';
import { bytes } from './papers.tsx';
import { uploads } from './uploads.ts';

export function Unfinished() {
  const { value } = useLoad(() => read(api.documents.unfinished.$get()), []);
  // What is on its way from this very page needs no care.
  const moving = (one: Document) =>
    uploads.value.some((other) => other.id === one.id && other.step !== 'lacking');
  const lacking = (value?.documents ?? []).filter((one) => one.state === 'awaited' && !moving(one));
  if (lacking.length === 0) return null;
  return (
    <div class="ds-alert" data-color="warning" role="status">
      <p>
        <b>Не дослано файлов: {lacking.length}.</b> Откройте отчёт и выберите файл ещё раз: загрузка
        продолжится с того места, где прервалась. Через 48 часов недосланное удаляется.
      </p>
      <ul class="plain">
        {lacking.map((one) => {
          const path = recall<string>(`file:${one.id}`);
          return (
            <li key={one.owner + one.id}>
              {path ? (
                <a class="ds-link" href={path}>
                  <bdi>{one.name}</bdi>
                </a>
              ) : (
                <bdi>{one.name}</bdi>
              )}{' '}
              <small>
                {one.arrived > 0
                  ? `пришло ${bytes(one.arrived)} из ${bytes(one.size)}`
                  : bytes(one.size)}
              </small>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
