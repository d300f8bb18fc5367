/** What the administrator does with somebody: gives a right, takes rights, sets a last day, renames. */
import { useState } from 'preact/hooks';
import type { PersonView } from '../../functions/contract/people/acts.ts';
import type { Grant } from '../../functions/contract/people/person.ts';
import { isForTerm } from '../../functions/contract/people/rights.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { ActForm } from './act.tsx';
import { namesOf } from './change.tsx';
import { NameField } from './name.tsx';
import { RightFields, rightOf, UntilField, untyped } from './right.tsx';

/** Which form is open. */
export type Opened =
  | { of: 'grant' }
  | { of: 'rename' }
  | { of: 'revoke'; rights: Grant[]; all: boolean }
  | { of: 'end'; right: Grant };

type Props = {
  opened: Opened;
  person: PersonView;
  schools: School[];
  onPerson: (person: PersonView) => void;
  onDone: (said: string) => void;
  onClose: () => void;
};

export function Acts({ opened, ...props }: Props) {
  switch (opened.of) {
    case 'grant':
      return <Giving {...props} />;
    case 'rename':
      return <Renaming {...props} />;
    case 'revoke':
      return <Taking {...props} rights={opened.rights} all={opened.all} />;
    case 'end':
      return <Ending {...props} right={opened.right} />;
  }
}

type Own = Omit<Props, 'opened'>;

function Giving({ schools, onDone, ...props }: Own) {
  const [typed, setTyped] = useState(untyped);
  return (
    <ActForm
      {...props}
      nameOf={namesOf(schools)}
      title="Дать право"
      button="Дать право"
      act={{ act: 'grant', right: rightOf(typed) }}
      onDone={() => onDone('Право дано: им уже можно пользоваться.')}
    >
      {(faultOf) => (
        <RightFields typed={typed} schools={schools} faultOf={faultOf} onChange={setTyped} />
      )}
    </ActForm>
  );
}

function Taking({
  schools,
  rights,
  all,
  onDone,
  ...props
}: Own & { rights: Grant[]; all: boolean }) {
  const words = all ? 'Забрать все права' : 'Забрать право';
  const last = rights.length === props.person.grants.length;
  return (
    <ActForm
      {...props}
      nameOf={namesOf(schools)}
      title={words}
      button={words}
      act={{ act: 'revoke', rights: rights.map(({ id }) => id) }}
      onDone={() =>
        onDone(
          last
            ? 'Прав больше нет: войти в «Опору» больше нельзя, открытые окна уже не работают.'
            : 'Право забрано, это действует сразу.',
        )
      }
    >
      {() => (
        <p>Действует сразу. Всё, что человек сдал или решил, останется; преемник это увидит.</p>
      )}
    </ActForm>
  );
}

function Ending({ schools, right, onDone, ...props }: Own & { right: Grant }) {
  const [until, setUntil] = useState(right.until ?? '');
  return (
    <ActForm
      {...props}
      nameOf={namesOf(schools)}
      title="Срок права"
      button="Изменить срок"
      act={{ act: 'end', right: right.id, until: until || null }}
      onDone={() => onDone('Срок изменён.')}
    >
      {(faultOf) => (
        <UntilField
          value={until}
          required={isForTerm(right.role)}
          fault={faultOf('until')}
          onChange={setUntil}
        />
      )}
    </ActForm>
  );
}

function Renaming({ schools, onDone, ...props }: Own) {
  const [name, setName] = useState(props.person.name);
  return (
    <ActForm
      {...props}
      nameOf={namesOf(schools)}
      title="Изменить имя или должность"
      button="Изменить имя"
      act={{ act: 'rename', name: name.trim() }}
      onDone={() => onDone('Имя изменено. В том, что сделано раньше, осталось прежнее.')}
    >
      {(faultOf) => (
        <NameField
          name={name}
          hint="Так человек подписан в отчётах и решениях."
          fault={faultOf('name')}
          onChange={setName}
        />
      )}
    </ActForm>
  );
}
