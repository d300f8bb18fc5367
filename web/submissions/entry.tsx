/** One evidence item in the form: where it can be seen or its files, its date, and what it counts for. */
import type { DraftItem } from '../../functions/contract/submissions/submission.ts';
import type { Demand } from '../../functions/contract/tasks/task.ts';
import { Files } from '../documents/files.tsx';
import type { Paper } from '../documents/uploads.ts';
import { site } from '../door/state.ts';
import { Field } from '../kit/field.tsx';
import { later } from '../kit/later.tsx';
import type { DraftWork } from './draft.ts';

const Value = later(() => import('./value.tsx').then((part) => part.ValueField));
const Unheld = later(() => import('./unheld.tsx').then((part) => part.Unheld));
const Unchanged = later(() => import('./unchanged.tsx').then((part) => part.Unchanged));

type Props = {
  item: DraftItem;
  /** «2-й из 3». */
  place: string;
  demand: Demand;
  /** Nothing for it was done before. */
  begins: string | null;
  owner: string;
  /** Documents of the returned item that this one mends. */
  before: Paper[];
  faultOf: (id: string) => string | undefined;
  work: DraftWork;
  /** A field was edited: its fault is no more. */
  onEdit: (field: string) => void;
  /** A copy of what was returned, in which nothing was changed; and whether it is to be sent so. */
  untouched: boolean;
  unchanged: boolean;
  onUnchanged: (sent: boolean) => void;
};

export function Entry(props: Props) {
  const { item, place, demand, begins, owner, before, faultOf, work, onEdit } = props;
  const published = item.kind === 'publication';
  const set = (part: Partial<DraftItem>) => {
    for (const field of Object.keys(part)) onEdit(`${item.id}-${field}`);
    work.changeItem(item.id, () => part);
  };
  const field = (name: string) => ({
    id: `${item.id}-${name}`,
    fault: faultOf(`${item.id}-${name}`),
  });
  const setFiles = (change: (documents: Paper[]) => Paper[]) => {
    onEdit(`${item.id}-documents`);
    onEdit(`${item.id}-link`);
    work.changeItem(item.id, (now) => ({ documents: change(now.documents) }));
  };
  if (item.ground)
    return (
      <Unheld
        {...{ item, place, owner }}
        faultOf={(name) => faultOf(`${item.id}-${name}`)}
        onChange={set}
        onFiles={setFiles}
      />
    );
  const link = (
    <Field
      {...field('link')}
      label={published ? 'Ссылка на публикацию' : 'Ссылка, если документ опубликован'}
      hint={
        published
          ? 'Скопируйте адрес страницы из браузера. Кириллические адреса подходят.'
          : undefined
      }
    >
      <input
        class="ds-input"
        type="url"
        inputMode="url"
        value={item.link}
        onInput={(event) => set({ link: event.currentTarget.value })}
      />
    </Field>
  );
  const files = (
    <Files
      id={`${item.id}-documents`}
      label={published ? 'Файлы (по желанию): копия страницы, сам материал' : 'Файлы'}
      owner={owner}
      kind={item.kind}
      documents={item.documents}
      before={before}
      fault={faultOf(`${item.id}-documents`)}
      onChange={setFiles}
    />
  );
  return (
    <fieldset class="entry">
      <legend>
        {item.replaces ? 'Исправление возвращённого' : 'Новый документ'}
        {place && `, ${place}`}
      </legend>
      {item.kind === 'summary-note' && (
        <p class="ds-alert" data-color="warning">
          Только сводные числа: без фамилий, оценок и других персональных данных.
        </p>
      )}
      {published ? link : files}
      {published ? files : link}
      <div class="pair">
        <Field
          {...field('fulfilled')}
          label={published ? 'Дата публикации' : 'Дата документа или события'}
        >
          <input
            class="ds-input"
            type="date"
            min={begins ?? undefined}
            max={site.value?.today}
            value={item.fulfilled}
            onInput={(event) => set({ fulfilled: event.currentTarget.value })}
          />
        </Field>
        {demand.countsSchools && (
          <Field {...field('counts')} label="Сколько школ в перечне">
            <input
              class="ds-input"
              inputMode="numeric"
              value={item.counts}
              onInput={(event) => set({ counts: event.currentTarget.value })}
            />
          </Field>
        )}
      </div>
      {demand.asks !== 'papers' && (
        <Value
          demand={demand}
          value={item.value}
          {...field('value')}
          onChange={(value) => set({ value })}
        />
      )}
      <Field
        {...field('note')}
        label="Примечание"
        hint="Необязательно: номер, название документа. До 1000 знаков."
      >
        <input
          class="ds-input"
          value={item.note}
          onInput={(event) => set({ note: event.currentTarget.value })}
        />
      </Field>
      {props.untouched && (
        <Unchanged
          id={`${item.id}-unchanged`}
          linked={!!item.link}
          sent={props.unchanged}
          fault={faultOf(`${item.id}-unchanged`)}
          onChange={props.onUnchanged}
        />
      )}
      {!item.replaces && (
        <button type="button" class="ds-link" onClick={() => work.remove(item.id)}>
          Убрать это место
        </button>
      )}
      <button type="button" class="ds-link" onClick={() => set({ ground: 'cancelled' })}>
        Не проводилось
      </button>
    </fieldset>
  );
}
