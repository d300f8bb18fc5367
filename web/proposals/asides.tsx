/** What was noticed and needs no answer, and rows that are no measures with why: apart from questions, folded. */
import type { Note, Reading } from '../../functions/contract/reading/reading.ts';
import { counted, measureWords } from '../../functions/contract/words.ts';
import { labelOf } from './words.ts';
import type { Work } from './work.ts';

type Props = { reading: Reading; work: Work };

/** Of many places so many are named. */
const few = 8;

export function Asides({ reading, work }: Props) {
  const { notes, left } = reading;
  return (
    <>
      {notes.length > 0 && (
        <details class="part">
          <summary>
            <h3 class="ds-heading" data-size="xs">
              Замечено
            </h3>
            <span class="hint">
              {counted(notes.length, 'заметка', 'заметки', 'заметок')}, отвечать не нужно
            </span>
          </summary>
          <ul class="asides">
            {notes.map((note) => (
              <li key={note.code + note.words}>
                {note.words}
                {placesOf(note, reading) && <span class="hint"> · {placesOf(note, reading)}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {left.length > 0 && (
        <details class="part">
          <summary>
            <h3 class="ds-heading" data-size="xs">
              Не мероприятия
            </h3>
            <span class="hint">
              {counted(left.length, 'строка', 'строки', 'строк')}, в план не вошли
            </span>
          </summary>
          <ul class="asides">
            {left.map(({ place: { piece, row }, why, text }) => (
              <li key={`${piece} ${row} ${text}`}>
                {work.grid.pieces.length > 1 && piece > 0 && `Таблица ${piece}, `}
                {row > 0 && `строка ${row}: `}
                {why}
                <span class="hint typed"> · {text.slice(0, 200)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function placesOf({ at }: Note, reading: Reading): string {
  const labels = [...new Set(at.map((id) => labelOf(id, reading)))].filter((one) => one !== '*');
  const more = labels.length > few ? ` и ещё ${labels.length - few}` : '';
  return labels.length > 0 ? measureWords(labels.slice(0, few).join(', ')) + more : '';
}
