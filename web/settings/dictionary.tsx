/** The municipality's own words: other names of executors, outside bodies, kinds of documents. */
import { isOffice, type Office, offices } from '../../functions/contract/offices.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { nameWords } from '../../functions/contract/words.ts';
import { Field } from '../kit/field.tsx';
import { Rows } from './rows.tsx';
import type { Typed, Worded } from './typed.ts';

type Props = {
  typed: Typed;
  schools: School[];
  faultOf: (id: string) => string | undefined;
  onChange: (part: Partial<Typed>) => void;
};

export function Dictionary({ typed, schools, faultOf, onChange }: Props) {
  const { executors, bodies, kinds } = typed;
  const free = schools.filter(({ id }) => !executors.some((one) => one.id === id));
  const setWords = (place: number, aliases: string) =>
    onChange({ executors: executors.map((one, at) => (at === place ? { ...one, aliases } : one)) });
  const nameOf = ({ id, name }: Worded) =>
    isOffice(id)
      ? typed.offices[id] || id
      : id === 'school'
        ? 'Каждая школа'
        : nameWords(name || id);
  return (
    <>
      <fieldset class="schools">
        <legend class="ds-heading" data-size="2xs">
          Как ваши таблицы называют исполнителей
        </legend>
        <p class="hint">
          По строке на название: «ММЦ», «методцентр», «школьный координатор». По ним «Опора» узнаёт
          исполнителя в таблице приказа.
        </p>
        {executors.map((one, place) => (
          <Aliases
            key={one.id}
            id={`executors-${place}-aliases`}
            label={nameOf(one)}
            value={one.aliases}
            fault={faultOf(`executors-${place}-aliases`)}
            onChange={(aliases) => setWords(place, aliases)}
          />
        ))}
        {free.length > 0 && (
          <Field id="named-school" label="Добавить названия одной школы">
            <select
              class="ds-input"
              value=""
              onChange={(event) => {
                const school = schools.find(({ id }) => id === event.currentTarget.value);
                if (!school) return;
                onChange({
                  executors: [...executors, { id: school.id, name: school.name, aliases: '' }],
                });
                setTimeout(() =>
                  document.getElementById(`executors-${executors.length}-aliases`)?.focus(),
                );
              }}
            >
              <option value="">Выберите школу</option>
              {free.map(({ id, name }) => (
                <option key={id} value={id}>
                  {nameWords(name)}
                </option>
              ))}
            </select>
          </Field>
        )}
      </fieldset>
      <Rows
        of="bodies"
        legend="Внешние организации"
        hint="Те, кто назван в плане, но в «Опору» не входит: за них документы сдаёт ведомство."
        add="Добавить организацию"
        rows={bodies}
        fresh={{ id: '', name: '', aliases: '', by: 'imo' as Office }}
        onChange={(rows) => onChange({ bodies: rows })}
      >
        {(row, place, set) => (
          <>
            <Name of="bodies" place={place} row={row} faultOf={faultOf} set={set} />
            <Field id={`bodies-${place}-by`} label="Сдаёт за неё">
              <select
                class="ds-input"
                value={row.by}
                onChange={(event) => set({ by: event.currentTarget.value as Office })}
              >
                {offices.map((office) => (
                  <option key={office} value={office}>
                    {typed.offices[office] || office}
                  </option>
                ))}
              </select>
            </Field>
          </>
        )}
      </Rows>
      <Rows
        of="kinds"
        legend="Виды документов"
        hint="Только свои: приказы, протоколы, справки и другие обычные виды «Опора» знает сама."
        add="Добавить вид"
        rows={kinds}
        fresh={{ id: '', name: '', aliases: '' }}
        onChange={(rows) => onChange({ kinds: rows })}
      >
        {(row, place, set) => (
          <Name of="kinds" place={place} row={row} faultOf={faultOf} set={set} />
        )}
      </Rows>
    </>
  );
}

type NameProps = {
  of: string;
  place: number;
  row: Worded;
  faultOf: (id: string) => string | undefined;
  set: (part: { name?: string; aliases?: string }) => void;
};

const Name = ({ of, place, row, faultOf, set }: NameProps) => (
  <>
    <Field id={`${of}-${place}-name`} label="Название" fault={faultOf(`${of}-${place}-name`)}>
      <input
        class="ds-input"
        value={row.name}
        onInput={(event) => set({ name: event.currentTarget.value })}
      />
    </Field>
    <Aliases
      id={`${of}-${place}-aliases`}
      label="Другие названия, по строке на каждое"
      value={row.aliases}
      fault={faultOf(`${of}-${place}-aliases`)}
      onChange={(aliases) => set({ aliases })}
    />
  </>
);

type AliasesProps = {
  id: string;
  label: string;
  value: string;
  fault: string | undefined;
  onChange: (value: string) => void;
};

const Aliases = ({ id, label, value, fault, onChange }: AliasesProps) => (
  <Field id={id} label={label} fault={fault}>
    <textarea
      class="ds-input"
      rows={Math.max(2, value.split('\n').length)}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  </Field>
);
