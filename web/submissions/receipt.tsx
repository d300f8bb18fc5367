/** «Квитанция»: that it has arrived, under which number, and what comes next. */
import { isOffice } from '../../functions/contract/offices.ts';
import type { Receipt as Given } from '../../functions/contract/submissions/submission.ts';
import { counted, moment } from '../../functions/contract/words.ts';

export const Receipt = ({ receipt, side }: { receipt: Given; side: string }) => (
  <div class="ds-alert" data-color="success" role="status">
    <h2 class="ds-heading" data-size="xs">
      Квитанция № {receipt.number}
    </h2>
    <p>
      {moment(receipt.at)}. Передано на проверку:{' '}
      {counted(receipt.items, 'документ', 'документа', 'документов')}.{' '}
      {isOffice(side)
        ? 'Решение примет другое ведомство или другой сотрудник'
        : 'ИМО проверит за пять рабочих дней'}
      ; если нужно исправить, причина появится здесь. Передумали — документ можно отозвать, пока он
      не принят.
    </p>
    <p>
      <a class="ds-link" href="/tasks">
        К тому, что ещё нужно сдать
      </a>
    </p>
  </div>
);
