/** «Квитанция»: that it has arrived, under which number, and what comes next. */
import { useEffect, useRef } from 'preact/hooks';
import { at } from '../../functions/contract/addresses.ts';
import { isOffice } from '../../functions/contract/offices.ts';
import type { Receipt as Given } from '../../functions/contract/submissions/submission.ts';
import { counted, moment, numberWords } from '../../functions/contract/words.ts';

/** `unsigned`: it waits for the head before it goes to the office. */
type Props = { roadmap: string; receipt: Given; side: string; unsigned: boolean };

export function Receipt({ roadmap, receipt, side, unsigned }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed may be gone: whoever works by keyboard goes on from here.
  useEffect(() => box.current?.focus(), [receipt.number]);
  return (
    <div class="ds-alert" data-color="success" role="status" tabIndex={-1} ref={box}>
      <h2 class="ds-heading" data-size="xs">
        Квитанция {numberWords(receipt.number)}
      </h2>
      <p>
        {moment(receipt.at)}. Передано {unsigned ? 'директору на подпись' : 'на проверку'}:{' '}
        {counted(receipt.items, 'документ', 'документа', 'документов')}.{' '}
        {unsigned
          ? 'После подписи отчёт сам уйдёт на проверку в ИМО'
          : isOffice(side)
            ? 'Решение примет другое ведомство или другой сотрудник'
            : 'ИМО проверит за пять рабочих дней'}
        ; если нужно исправить, причина появится здесь. Передумали — документ можно отозвать, пока
        он не принят.
      </p>
      <p>
        <a class="ds-link" href={at(roadmap).tasks()}>
          К тому, что ещё нужно сдать
        </a>
      </p>
    </div>
  );
}
