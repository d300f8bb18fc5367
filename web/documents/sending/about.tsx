/** Реквизиты of a file: what the head of the paper says, who may see it, which version it follows. */
import { useEffect, useState } from 'preact/hooks';
import type { Document } from '../../../functions/contract/documents/document.ts';
import { kindWords } from '../../../functions/contract/roadmaps/words.ts';
import { forget, recall, remember } from '../../door/backup.ts';
import { api, based, Failure, read } from '../../door/client.ts';
import { site } from '../../door/state.ts';
import { Ending } from '../../kit/ending.tsx';
import { Faults } from '../../kit/faults.tsx';
import { Field } from '../../kit/field.tsx';
import { type Form, refused } from '../../kit/form.ts';
import { useSchema } from '../../kit/schema.ts';
import { useFaults } from '../../kit/shown.ts';
import { known, nameOf, unsaved } from '../uploads.ts';
import { learn } from './list.ts';
import { type Described, followed, hasVersions, saidOf, type Typed, typedOf } from './typed.ts';

type Props = Described & {
  /** A document was said to be the earlier version of this one. */
  onReplaced: (earlier: string) => void;
  onDone: () => void;
};

const loadSchema = () =>
  import('../../../functions/contract/documents/document.ts').then(({ About }) => About);

/** The form of реквизиты of a document. */
const formOf = (document: string): Form => ({
  fields: {
    kind: { name: 'Вид документа' },
    number: { name: 'Номер' },
    date: { name: 'Дата' },
    title: { name: 'Название' },
    replaces: { name: 'Новая версия документа' },
    public: {},
  },
  button: `${document}-save`,
  idOf: (field) => `${document}-${field}`,
  refusals: {
    stale: {
      sentence:
        'Реквизиты только что изменил кто-то ещё. Ваши остались в полях: проверьте и сохраните ещё раз.',
    },
  },
});

export function About(props: Props) {
  const { document, before, onReplaced, onDone } = props;
  const { owner, id } = document;
  const place = `about:${owner}/${id}`;
  const name = nameOf({ owner, document: id });
  const [typed, setTyped] = useState<Typed>(() => recall(place) ?? typedOf(props));
  const [earlier, setEarlier] = useState<Pick<Document, 'id' | 'name' | 'about'>[]>(
    before.map((paper) => ({ id: paper.document, name: paper.name })),
  );
  const form = formOf(id);
  const { faults, round, show, edited, faultOf } = useFaults(form.button);
  const check = useSchema(loadSchema);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (recall(place)) mark(true);
    read(api.documents[':owner'].$get({ param: { owner }, query: {} })).then(
      (page) =>
        setEarlier((all) => [
          ...all.filter((one) => !page.documents.some((other) => other.id === one.id)),
          ...page.documents,
        ]),
      () => undefined,
    );
  }, []);
  const mark = (on: boolean) => {
    const { [name]: _, ...others } = unsaved.peek();
    unsaved.value = on ? { ...others, [name]: true } : others;
  };
  const follow = (replaces: string) => {
    const paper = earlier.find((one) => one.id === replaces);
    const told = paper?.about ?? known.peek()[nameOf({ owner, document: replaces })]?.about;
    set(
      replaces
        ? { ...followed(typed, told, document.about ? '' : props.kind), replaces }
        : { replaces },
    );
    if (replaces) onReplaced(replaces);
  };
  const set = (part: Partial<Typed>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    remember(place, next);
    mark(true);
    edited((fault) => Object.keys(part).some((one) => fault === `${id}-${one}`));
  };
  const close = () => {
    forget(place);
    mark(false);
    onDone();
  };
  const save = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const param = { owner, id };
      const route = api.documents[':owner'][':id'];
      const json = saidOf(typed);
      await check(json);
      learn(await read(route.about.$put({ param, json }, based(document.version))));
      close();
    } catch (failure) {
      show(refused(form, failure));
      // What stands there now has another version; what was typed stays.
      if (failure instanceof Failure && failure.code === 'stale')
        read(api.documents[':owner'][':id'].confirmation.$post({ param: { owner, id } })).then(
          learn,
          () => undefined,
        );
    } finally {
      setBusy(false);
    }
  };
  const offered = earlier.filter(
    (one) => one.id === typed.replaces || (one.id !== id && hasVersions(one.name)),
  );
  const field = (part: keyof Typed) => ({
    id: `${id}-${part}`,
    fault: faultOf(`${id}-${part}`),
  });

  return (
    <fieldset
      class="about"
      aria-label={`Реквизиты файла ${document.name}`}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        void save();
      }}
    >
      <Faults faults={faults} round={round} />
      <Field {...field('kind')} label="Вид документа">
        <select
          class="ds-input"
          value={typed.kind}
          onChange={(event) => set({ kind: event.currentTarget.value })}
        >
          <option value="">Не указан</option>
          {Object.entries(kindWords).map(([kind, words]) => (
            <option key={kind} value={kind}>
              {words}
            </option>
          ))}
        </select>
      </Field>
      <div class="pair">
        <Field {...field('number')} label="Номер">
          <input
            class="ds-input"
            value={typed.number}
            onInput={(event) => set({ number: event.currentTarget.value })}
          />
        </Field>
        <Field {...field('date')} label="Дата">
          <input
            class="ds-input"
            type="date"
            max={site.value?.today}
            value={typed.date}
            onInput={(event) => set({ date: event.currentTarget.value })}
          />
        </Field>
      </div>
      <Field {...field('title')} label="Название">
        <input
          class="ds-input"
          value={typed.title}
          onInput={(event) => set({ title: event.currentTarget.value })}
        />
      </Field>
      {offered.length > 0 && (
        <Field
          {...field('replaces')}
          label="Новая версия документа"
          hint="Если это исправленный документ, укажите прежний: версии останутся вместе."
        >
          <select
            class="ds-input"
            value={typed.replaces}
            onChange={(event) => follow(event.currentTarget.value)}
          >
            <option value="">Нет, это отдельный документ</option>
            {offered.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </Field>
      )}
      <label class="choice">
        <input
          class="ds-input"
          type="checkbox"
          checked={typed.public}
          onChange={(event) => set({ public: event.currentTarget.checked })}
        />
        Можно показывать всем: в документе нет персональных данных
      </label>
      <Ending id={form.button} busy={busy} onAct={save} onClose={close}>
        {busy ? 'Сохраняется…' : 'Сохранить реквизиты'}
      </Ending>
    </fieldset>
  );
}
