/** One summary: its figures drawn, its files, and a ready text about debts. */
import { useState } from 'preact/hooks';
import { debtMessage } from '../../functions/contract/message.ts';
import type { Content, Format } from '../../functions/contract/summaries.ts';
import { counted, longDay, moment, reasonWords, shortDay } from '../../functions/contract/words.ts';
import { api, read } from '../client.ts';
import { useLoad, useTitle } from '../load.ts';
import { Page } from '../parts/page.tsx';
import { Years } from '../parts/years.tsx';
import { sentenceOf } from '../sentences.ts';
import { roadmapId, session } from '../state.ts';

const files: { format: Format; name: string; what: string }[] = [
  { format: 'xlsx', name: 'Excel', what: 'таблица для работы' },
  { format: 'docx', name: 'Word', what: 'отчёт на подпись' },
  { format: 'csv', name: 'CSV', what: 'для других программ' },
];

async function load(param: { roadmap: string; asOf: string; id: string }) {
  const route = api.roadmaps[':roadmap'].summaries[':asOf'][':id'];
  const summary = await read(route.$get({ param }));
  const content = summary.state === 'ready' ? await read(route.content.$get({ param })) : undefined;
  return { summary, content };
}

export function SummaryPage({ asOf, id }: { asOf: string; id: string }) {
  const param = { roadmap: roadmapId(), asOf, id };
  const loaded = useLoad(
    () => (param.roadmap ? load(param) : Promise.resolve(undefined)),
    [param.roadmap, asOf, id, session.value?.person.id],
  );
  const title = `Сводка по состоянию на ${longDay(asOf)}`;
  useTitle(title);
  return (
    <Page loaded={loaded}>
      {(value) => <Sealed {...value} title={title} param={param} again={loaded.again} />}
    </Page>
  );
}

type SealedProps = Awaited<ReturnType<typeof load>> & {
  title: string;
  param: Parameters<typeof load>[0];
  again: () => void;
};

function Sealed({ summary, content, title, param, again }: SealedProps) {
  return (
    <>
      <p>
        <a class="ds-link" href="/summaries">
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
      {!content ? (
        <div class="ds-alert" data-color="info">
          <p>Сводка ещё составляется: {summary.progress} %.</p>
          <button type="button" class="ds-button" data-variant="secondary" onClick={again}>
            Обновить
          </button>
        </div>
      ) : (
        <>
          <Take param={param} />
          <h2 class="ds-heading" data-size="sm">
            Показатели по годам
          </h2>
          <Years totals={summary.totals ?? []} />
          <Debts content={content} />
          <p class="hint sum">Контрольная сумма SHA-256: {summary.sha256}</p>
        </>
      )}
    </>
  );
}

function Take({ param }: { param: { roadmap: string; asOf: string; id: string } }) {
  const [fault, setFault] = useState<string>();
  const route = api.roadmaps[':roadmap'].summaries[':asOf'][':id'].files[':format'];
  const take = (format: Format) =>
    read(route.$get({ param: { ...param, format } })).then(
      (link) => {
        setFault(undefined);
        location.assign(link.url);
      },
      (failure) => setFault(sentenceOf(failure)),
    );
  return (
    <div class="actions">
      {files.map((file, place) => (
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
                  <td>{debt.owner}</td>
                  <td class="whole">
                    <a class="ds-link" href={`/roadmaps/${content.roadmap.id}/tasks/${debt.task}`}>
                      п. {debt.measure} за {debt.year} год
                    </a>
                  </td>
                  <td class="whole">{shortDay(debt.due)}</td>
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
