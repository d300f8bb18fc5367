/** «Настройки»: what the municipality says of itself; kept by the administrator, read by those who keep its plans. */
import { useRef, useState } from 'preact/hooks';
import type { School } from '../../functions/contract/schools/school.ts';
import type { Settings } from '../../functions/contract/settings/municipality.ts';
import { moment } from '../../functions/contract/words.ts';
import { api, based, Failure, read } from '../door/client.ts';
import { may, site } from '../door/state.ts';
import { Faults } from '../kit/faults.tsx';
import { refused } from '../kit/form.ts';
import { useKept } from '../kit/kept.ts';
import { useSigned, useTitle } from '../kit/load.ts';
import { Page } from '../kit/page.tsx';
import { useSchema } from '../kit/schema.ts';
import { useFaults } from '../kit/shown.ts';
import { Dictionary } from './dictionary.tsx';
import { form, pathOf } from './form.ts';
import { Place } from './place.tsx';
import { Told } from './told.tsx';
import { inputOf, type Typed, typedOf } from './typed.ts';

const loadSchema = () =>
  import('../../functions/contract/settings/municipality.ts').then((part) => part.SettingsInput);

async function load() {
  const [settings, { schools }] = await Promise.all([
    read(api.settings.$get()),
    read(api.schools.$get()),
  ]);
  return { settings, schools };
}

export function SettingsPage() {
  useTitle('Настройки');
  const loaded = useSigned(load, []);
  const [said, say] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  return (
    <Page loaded={loaded}>
      {({ settings, schools }) => (
        <>
          <h1 class="ds-heading" data-size="md">
            Настройки
          </h1>
          {settings.changed && (
            <p class="hint">
              Изменено {moment(settings.changed.at)}, {settings.changed.by.name}.
            </p>
          )}
          {said && (
            <p class="ds-alert" data-color="success" role="status" tabIndex={-1} ref={status}>
              {said}
            </p>
          )}
          {may('settings.keep') ? (
            <Keeping
              key={settings.version}
              settings={settings}
              schools={schools}
              onKept={() => {
                say('Сохранено: новые названия уже на всех страницах.');
                loaded.again();
                setTimeout(() => status.current?.focus());
              }}
              onEdit={() => say('')}
            />
          ) : (
            <Told settings={settings} schools={schools} />
          )}
        </>
      )}
    </Page>
  );
}

type Props = {
  settings: Settings;
  schools: School[];
  onKept: () => void;
  onEdit: () => void;
};

function Keeping({ settings, schools, onKept, onEdit }: Props) {
  const [typed, setTyped, forget, found] = useKept<Typed>(
    `settings-${settings.version}`,
    typedOf(settings, schools),
  );
  const { faults, round, show, edited, faultOf } = useFaults(form.button);
  const check = useSchema(loadSchema);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part });
    edited(() => true);
    onEdit();
  };
  const keep = async () => {
    if (busy) return;
    setBusy(true);
    const json = inputOf(typed);
    try {
      await check(json);
      const kept = await read(api.settings.$put({ json }, based(settings.version)));
      forget();
      if (site.value) {
        const { name, goal, contacts = [] } = kept;
        site.value = { ...site.value, municipality: name, goal, contacts };
      }
      onKept();
    } catch (thrown) {
      show(refused(form, atFields(thrown)));
      setBusy(false);
    }
  };
  return (
    <form
      class="stack act"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Faults faults={faults} round={round} />
      {found && <p class="hint">Здесь то, что вы набрали и не сохранили.</p>}
      <section class="card stack">
        <h2 class="ds-heading" data-size="xs">
          Муниципалитет
        </h2>
        <Place typed={typed} faultOf={faultOf} onChange={change} />
      </section>
      <section class="card stack">
        <h2 class="ds-heading" data-size="xs">
          Словарь
        </h2>
        <Dictionary typed={typed} schools={schools} faultOf={faultOf} onChange={change} />
      </section>
      <p class="actions">
        <button type="submit" class="ds-button" id={form.button} aria-disabled={busy}>
          {busy ? 'Сохраняется…' : 'Сохранить'}
        </button>
      </p>
    </form>
  );
}

/** What was refused, at the fields as this form calls them. */
function atFields(thrown: unknown): unknown {
  if (!(thrown instanceof Failure) || thrown.fields.length === 0) return thrown;
  const fields = thrown.fields.map(({ path, code }) => ({ path: pathOf(path), code }));
  return new Failure(thrown.code, { fields });
}
