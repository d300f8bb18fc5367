/** One summary: its figures drawn, its files, and a ready text about debts. */
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import { isAwaited, isTriedAgain } from '../../functions/contract/awaited.ts';
import { areYears } from '../../functions/contract/roadmaps/terms.ts';
import { debtMessage } from '../../functions/contract/summaries/message.ts';
import { contentOf as said } from '../../functions/contract/summaries/older.ts';
import type {
  Content,
  Format,
  ReadySummary,
  Summary,
} from '../../functions/contract/summaries/summary.ts';
import { reasonWords } from '../../functions/contract/tasks/reasons.ts';
import {
  counted,
  longDay,
  moment,
  nameWords,
  shortDay,
  taskWords,
} from '../../functions/contract/words.ts';
import { api, Failure, read } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';
import { later } from '../kit/later.tsx';
import { useSigned, useTitle } from '../kit/load.ts';
import { Page } from '../kit/page.tsx';
import { type Counted, countedIn, Periods } from '../roadmaps/periods.tsx';

const Cells = later(() => import('./cells.tsx').then((part) => part.Cells));

const files: { format: Format; name: string; what: string }[] = [
  { format: 'xlsx', name: 'Excel', what: 'таблица для работы' },
  { format: 'docx', name: 'Word', what: 'отчёт на подпись' },
  { format: 'csv', name: 'CSV', what: 'для других программ' },
  { format: 'table.docx', name: 'Таблица Word', what: 'как в документе, с фактом' },
  { format: 'table.xlsx', name: 'Таблица Excel', what: 'как в документе, с фактом' },
];

type Where = { roadmap: string; day: string; id: string };

const routes = api.roadmaps[':roadmap'].summaries[':day'][':id'];

async function load(param: Where) {
  const summary = await read(routes.$get({ param }));
  return { summary, content: summary.state === 'ready' ? await contentOf(param) : undefined };
}

/** What a summary says: straight from storage, for it may be larger than an answer of the API. */
async function contentOf(param: Where): Promise<Content> {
  const { url } = await read(routes.files[':format'].$get({ param: { ...param, format: 'json' } }));
  const answer = await fetch(url).catch(() => {
    throw new Failure('offline');
  });
  if (!answer.ok) throw new Failure('busy');
  return said(await answer.json());
}

export function SummaryPage(param: Where) {
  const { roadmap, day, id } = param;
  const loaded = useSigned(() => load({ roadmap, day, id }), [roadmap, day, id]);
  return (
    <Page loaded={loaded}>
      {(value) => <Sealed {...value} param={{ roadmap, day, id }} again={loaded.again} />}
    </Page>
  );
}

type SealedProps = Awaited<ReturnType<typeof load>> & { param: Where; again: () => void };

function Sealed({ summary, content, param, again }: SealedProps) {
  const title = `Сводка по состоянию на ${longDay(summary.asOf)}`;
  useTitle(title);
  const shown = countedIn(useLocation().query);
  const pathOf = (query?: Counted) => at(param.roadmap).summary(param.day, param.id, query);
  return (
    <>
      <p>
        <a class="ds-link" href={at(param.roadmap).summaries}>
          ← Ко всем сводкам
        </a>
      </p>
      <h1 class="ds-heading" data-size="md">
        {title}
      </h1>
      <p class="hint">
        По данным на {moment(summary.known)}.{' '}
        {summary.nightly ? 'Составлена ночью по расписанию.' : `Сформировал: ${summary.by}.`}
      </p>
      {summary.state === 'ready' && content ? (
        <>
          <Take param={param} made={summary.files} />
          <h2 class="ds-heading" data-size="sm">
            {areYears(content.roadmap.periods) ? 'Показатели по годам' : 'Показатели по периодам'}
          </h2>
          <Periods
            periods={content?.roadmap.periods ?? []}
            totals={summary.totals}
            shown={shown}
            pathOf={pathOf}
          />
          {shown && <Cells content={content} shown={shown} all={pathOf()} />}
          <Debts content={content} />
          <p class="hint sum">Контрольная сумма SHA-256: {summary.sha256}</p>
        </>
      ) : (
        <Unmade summary={summary} again={again} />
      )}
    </>
  );
}

/** Of a summary that is not made: what comes of it, and what to do. */
function Unmade({ summary, again }: { summary: Summary; again: () => void }) {
  if (!isAwaited(summary))
    return (
      <div class="ds-alert" data-color="danger">
        <p>
          Не получилось. Сформируйте сводку ещё раз: на странице{' '}
          <a class="ds-link" href={at(summary.roadmap).summaries}>
            «Сводки»
          </a>{' '}
          выберите день {shortDay(summary.asOf)}.
        </p>
      </div>
    );
  return (
    <div class="ds-alert" data-color="info">
      <p>
        {isTriedAgain(summary)
          ? 'Пока не получилось, повторим сами.'
          : `Сводка ещё составляется: ${summary.state === 'making' ? summary.progress : 0}\u00a0%.`}
      </p>
      <button type="button" class="ds-button" data-variant="secondary" onClick={again}>
        Обновить
      </button>
    </div>
  );
}

function Take({ param, made }: { param: Where; made: ReadySummary['files'] }) {
  const [fault, setFault] = useState<string>();
  const take = (format: Format) =>
    read(routes.files[':format'].$get({ param: { ...param, format } })).then(
      (link) => {
        setFault(undefined);
        location.assign(link.url);
      },
      (failure) => setFault(sentenceOf(failure)),
    );
  return (
    <div class="actions">
      {files
        .filter(({ format }) => made[format])
        .map((file, place) => (
          <button
            key={file.format}
            type="button"
            class="ds-button"
            data-variant={place === 0 ? 'primary' : 'secondary'}
            onClick={() => take(file.format)}
          >
            {file.name} <small>— {file.what}</small>
          </button>
        ))}
      {fault && (
        <p class="ds-validation-message" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

function Debts({ content }: { content: Content }) {
  const [copied, setCopied] = useState(false);
  const message = debtMessage(content, location.origin);
  const copy = async () => {
    await navigator.clipboard.writeText(message).then(
      () => setCopied(true),
      () => document.querySelector<HTMLTextAreaElement>('#message')?.select(),
    );
  };
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        Долги и возвраты{content.debts.length > 0 && `: ${content.debts.length}`}
      </h2>
      {content.debts.length === 0 ? (
        <p>Долгов и возвратов нет.</p>
      ) : (
        <div class="scroll">
          <table class="ds-table">
            <thead>
              <tr>
                <th scope="col">Кто</th>
                <th scope="col">Что</th>
                <th scope="col">Срок</th>
                <th scope="col">Почему в списке</th>
              </tr>
            </thead>
            <tbody>
              {content.debts.map((debt) => (
                <tr key={debt.task + debt.kind + debt.missing[0]?.name}>
                  <td>{nameWords(debt.owner)}</td>
                  <td class="whole">
                    <a class="ds-link" href={at(content.roadmap.id).task(debt.task)}>
                      {taskWords(debt)}
                    </a>
                  </td>
                  <td class="whole" data-label="Срок">
                    {debt.due ? shortDay(debt.due) : '—'}
                  </td>
                  <td class="whole">
                    {debt.kind === 'overdue'
                      ? `Просрочено на ${counted(debt.days, 'день', 'дня', 'дней')}`
                      : `Возвращено: ${reasonWords[debt.reason ?? 'other'].toLowerCase()}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <h3 class="ds-heading" data-size="xs">
        Текст для мессенджера
      </h3>
      <textarea
        class="ds-input"
        id="message"
        aria-label="Текст для мессенджера"
        rows={8}
        readOnly
        value={message}
      />
      <p class="actions">
        <button type="button" class="ds-button" data-variant="secondary" onClick={copy}>
          Скопировать текст
        </button>
        <span role="status">{copied && 'Скопировано: вставьте в мессенджер.'}</span>
      </p>
    </section>
  );
}
