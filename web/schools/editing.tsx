/** The form of one school, new or known: its name, site, support by year; what follows is told before it is saved. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { schoolPage } from '../../functions/contract/addresses.ts';
import { alike, idOf } from '../../functions/contract/schools/names.ts';
import type { School, SchoolInput } from '../../functions/contract/schools/school.ts';
import { tidy } from '../../functions/contract/schools/support.ts';
import { nameWords } from '../../functions/contract/words.ts';
import { api, based, Failure, read } from '../door/client.ts';
import { site as about } from '../door/state.ts';
import { Faults } from '../kit/faults.tsx';
import { Field } from '../kit/field.tsx';
import { refused } from '../kit/form.ts';
import { useKept } from '../kit/kept.ts';
import { useSchema } from '../kit/schema.ts';
import { useFaults } from '../kit/shown.ts';
import { Follows, useForesight } from './foresight.tsx';
import { form } from './form.ts';
import { type Typed, Years } from './years.tsx';

const loadSchema = () =>
  import('../../functions/contract/schools/school.ts').then(({ SchoolInput }) => SchoolInput);

type Props = {
  /** The school that is changed; undefined for a new one. */
  school?: School;
  schools: School[];
  onKept: (school: School) => void;
  onClose: () => void;
};

type Draft = { name: string; site: string; years: Typed[] };

const draftOf = (school?: School): Draft => ({
  name: school?.name ?? '',
  site: school?.site ?? '',
  years: (school?.support ?? []).map(({ year, ...rest }) => ({ ...rest, year: String(year) })),
});

export function Editing({ school, schools, onKept, onClose }: Props) {
  const [typed, setTyped, forget] = useKept<Draft>(
    school ? `school-${school.id}-${school.version}` : 'school-new',
    draftOf(school),
  );
  const [other, setOther] = useState(false);
  const [busy, setBusy] = useState(false);
  const { faults, round, show, edited, faultOf } = useFaults(form.button);
  const check = useSchema(loadSchema);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const name = typed.name.trim().replace(/\s+/g, ' ');
  const others = schools.filter(({ id }) => id !== school?.id);
  const like = name === '' ? [] : others.filter((one) => alike(one.name, name));
  const input: SchoolInput = {
    id: school?.id ?? idOf(name, new Set(schools.map(({ id }) => id))),
    name,
    ...(typed.site.trim() && { site: typed.site.trim() }),
    support: typed.years.map((one) => ({
      ...one,
      year: Number(one.year),
      basis: one.basis.trim(),
    })),
  };
  // What cannot be saved yet is not foreseen either: a year half typed is no year.
  const whole = { ...input, support: tidy(input.support.filter(isWhole)) };
  const foreseen = useForesight(name === '' ? [] : [whole]);
  const years = typed.years.map(({ year }) => Number(year)).filter(Boolean);
  const next = years.length > 0 ? Math.max(...years) + 1 : Number(about.value?.today.slice(0, 4));
  const change = (part: Partial<Draft>) => {
    setTyped({ ...typed, ...part });
    edited(() => true);
  };
  const keep = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await check(input);
      if (like.length > 0 && !other)
        throw new Failure('invalid', { fields: [{ path: 'other', code: 'required' }] });
      const json = { school: { ...input, support: tidy(input.support) } };
      const kept = await read(api.schools.$put({ json }, based(school?.version ?? 0)));
      forget();
      onKept(kept);
    } catch (thrown) {
      show(refused(form, thrown));
      setBusy(false);
    }
  };
  return (
    <form
      class="card stack act"
      noValidate
      aria-labelledby="act-title"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <h2 class="ds-heading" data-size="xs" id="act-title" tabIndex={-1} ref={heading}>
        {school ? 'Изменить школу' : 'Новая школа'}
      </h2>
      <Faults faults={faults} round={round} />
      <div class="pair">
        <Field
          id="name"
          label="Название"
          hint="Так школа будет названа в отчётах и сводках."
          fault={faultOf('name')}
        >
          <input
            class="ds-input"
            value={typed.name}
            onInput={(event) => change({ name: event.currentTarget.value })}
          />
        </Field>
        <Field id="site" label="Сайт" hint="Необязательно." fault={faultOf('site')}>
          <input
            class="ds-input"
            inputMode="url"
            value={typed.site}
            onInput={(event) => change({ site: event.currentTarget.value })}
          />
        </Field>
      </div>
      {like.length > 0 && (
        <div class="ds-alert" data-color="warning">
          <p>
            Похожая школа уже есть:{' '}
            {like.map(({ id, name }, place) => (
              <span key={id}>
                {place > 0 && ', '}
                <a class="ds-link" href={schoolPage(id)}>
                  {nameWords(name)}
                </a>
              </span>
            ))}
            . Если это она, откройте её и измените там.
          </p>
          <label class="choice">
            <input
              class="ds-input"
              type="checkbox"
              id="other"
              checked={other}
              onChange={(event) => {
                setOther(event.currentTarget.checked);
                edited((id) => id === 'other');
              }}
            />
            Это другая школа
          </label>
        </div>
      )}
      <Years
        years={typed.years}
        next={next}
        faultOf={faultOf}
        onChange={(years) => change({ years })}
      />
      {name !== '' && <Follows foreseen={foreseen} schools={[whole]} />}
      <p class="actions">
        <button type="submit" class="ds-button" id={form.button} aria-disabled={busy}>
          {busy ? 'Сохраняется…' : school ? 'Сохранить' : 'Добавить школу'}
        </button>
        <button
          type="button"
          class="ds-button"
          data-variant="tertiary"
          onClick={() => {
            forget();
            onClose();
          }}
        >
          Не нужно
        </button>
      </p>
    </form>
  );
}

/** A year that can be saved as it is typed, and stands once. */
const isWhole = (
  { year, basis }: { year: number; basis: string },
  place: number,
  all: { year: number }[],
): boolean =>
  year >= 2000 &&
  year <= 2100 &&
  basis !== '' &&
  all.findIndex((one) => one.year === year) === place;
