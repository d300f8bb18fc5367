/** What is done with a whole road map: its next version, a copy for other years, closing it. Each asks first. */
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { plansPage, proposalPage } from '../../functions/contract/addresses.ts';
import type { Roadmap } from '../../functions/contract/roadmaps/roadmap.ts';
import { api, based, Failure, read } from '../door/client.ts';
import { refresh } from '../door/session.ts';
import { may } from '../door/state.ts';
import { useAttempt } from '../kit/attempt.ts';
import { Ending } from '../kit/ending.tsx';
import { Field } from '../kit/field.tsx';
import { planSentence } from './refusals.ts';

type Props = { plan: Roadmap; onChange: () => void };
type Opened = 'copy' | 'close';

const yearsOf = (span: Roadmap['span']): [number, number] => {
  const [first = 0, last = 0] = span.map((day) => Number(day.slice(0, 4)));
  return [first, last];
};
const spanWords = (first: number, last: number): string =>
  first === last ? `${first} год` : `${first}–${last} годы`;

export function Acts({ plan, onChange }: Props) {
  const { route } = useLocation();
  const idOf = useAttempt();
  const [opened, open] = useState<Opened>();
  const [first, last] = yearsOf(plan.span);
  const [years, setYears] = useState(String(last - first + 1));
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<{ of: 'version' | Opened; sentence: string; lost: boolean }>();
  const [busy, setBusy] = useState(false);
  const param = { roadmap: plan.id };
  const act = async (of: 'version' | Opened, work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setFault(undefined);
    try {
      await work();
    } catch (thrown) {
      const lost = thrown instanceof Failure && thrown.state === 'no-table';
      setFault({ of, sentence: planSentence(thrown), lost });
    }
    setBusy(false);
  };
  const resume = async (by?: number) => {
    const asked = { ...(by !== undefined && { years: by }) };
    const json = { id: idOf(asked), ...asked };
    const { id } = await read(api.roadmaps[':roadmap'].proposals.$post({ param, json }));
    route(proposalPage(id));
  };
  const moved = Number(years);
  const copy = () =>
    act('copy', async () => {
      if (!/^-?\d{1,2}$/.test(years.trim()) || moved === 0 || Math.abs(moved) > 20)
        throw new Failure('invalid', { fields: [{ path: 'years', code: 'years' }] });
      await resume(moved);
    });
  const close = () =>
    act('close', async () => {
      const json = reason.trim() ? { reason: reason.trim() } : {};
      await read(api.roadmaps[':roadmap'].closing.$post({ param, json }, based(plan.version)));
      await refresh();
      onChange();
    });
  const toggle = (which: Opened) => {
    setFault(undefined);
    open(opened === which ? undefined : which);
    setTimeout(() => document.getElementById(which === 'copy' ? 'years' : 'closing')?.focus());
  };
  const folded = (which: Opened) => {
    open(undefined);
    setTimeout(() => document.getElementById(`open-${which}`)?.focus());
  };
  const told = (of: 'version' | Opened) => (fault?.of === of ? fault.sentence : undefined);
  return (
    <div>
      <p class="actions">
        {!plan.closed && (
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            aria-disabled={busy}
            onClick={() => act('version', () => resume())}
          >
            Новая редакция
          </button>
        )}
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          id="open-copy"
          aria-expanded={opened === 'copy'}
          onClick={() => toggle('copy')}
        >
          Скопировать на новый срок
        </button>
        {!plan.closed && may('roadmap.approve') && (
          <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            id="open-close"
            aria-expanded={opened === 'close'}
            onClick={() => toggle('close')}
          >
            Закрыть дорожную карту
          </button>
        )}
        <a class="ds-link" href={plansPage}>
          Все дорожные карты
        </a>
      </p>
      {fault && (fault.of === 'version' || fault.lost) && (
        <p class="ds-alert" data-color="danger" role="alert">
          {fault.sentence}{' '}
          {fault.lost && (
            <a class="ds-link" href={plansPage}>
              Внести таблицу
            </a>
          )}
        </p>
      )}
      {opened === 'copy' && (
        <div class="card stack">
          <Field
            id="years"
            label="На сколько лет перенести"
            hint="Таблица откроется черновиком: годы и сроки в ней сдвинуты, проверьте их перед утверждением."
            fault={fault?.lost ? undefined : told('copy')}
          >
            <input
              class="ds-input"
              inputMode="numeric"
              value={years}
              onInput={(event) => {
                setYears(event.currentTarget.value);
                setFault(undefined);
              }}
            />
          </Field>
          {Number.isInteger(moved) && moved !== 0 && (
            <p>
              {spanWords(first, last)} → <b>{spanWords(first + moved, last + moved)}</b>
            </p>
          )}
          <Ending id="copy" busy={busy} onAct={copy} onClose={() => folded('copy')}>
            Скопировать
          </Ending>
        </div>
      )}
      {opened === 'close' && !plan.closed && (
        <div class="card stack">
          <p>
            Больше никто не сдаст и не проверит ни одного отчёта по этой дорожной карте. Всё, что
            сдано и принято, останется и будет видно. Закрытую карту можно открыть снова.
          </p>
          <Field
            id="closing"
            label="Почему закрывается"
            hint="Необязательно. Например: «Срок реализации закончился»."
            fault={told('close')}
          >
            <textarea
              class="ds-input"
              rows={2}
              maxLength={1000}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          </Field>
          <Ending id="close" busy={busy} onAct={close} onClose={() => folded('close')}>
            Закрыть дорожную карту
          </Ending>
        </div>
      )}
    </div>
  );
}
