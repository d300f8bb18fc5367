/** The form of a review. */
import type { Review } from '../../functions/contract/reviews.ts';
import type { Form } from '../kit/form.ts';

/** The form of a review, of the decisions that are sent. */
export const formOf = (decisions: Review['decisions'], first: string | undefined): Form => ({
  fields: {
    side: {},
    item: {},
    verdict: {},
    reason: { says: { required: 'Выберите причину возврата.' } },
    comment: { says: { required: 'Напишите, что исправить.' } },
    documents: { name: 'Файлы' },
    decisions: { says: { required: 'Выберите решение хотя бы по одному документу.' } },
  },
  button: 'decide',
  idOf: (field, row) => {
    if (field === 'side') return field;
    return field === 'decisions' ? `${first}-accepted` : `${decisions[row]?.item}-${field}`;
  },
});
