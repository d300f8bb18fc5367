/** Home, without sign-in: what this is, and how the road map stands. */
import { counted, longDay } from '../../functions/contract/words.ts';
import { may, owes, session, site } from '../door/state.ts';
import { useTitle } from '../kit/load.ts';
import { Waiting } from '../kit/notice.tsx';
import { Years } from '../summaries/years.tsx';

export function Home() {
  useTitle('');
  const about = site.value;
  if (!about) return <Waiting />;
  const { roadmap } = about;
  return (
    <>
      <section class="hero">
        <h1 class="ds-heading" data-size="lg">
          Опора школам, которым труднее других
        </h1>
        <p class="lead">
          «Опора» ведёт муниципальную «дорожную карту» поддержки школ с низкими образовательными
          результатами (ШНОР) и школ в неблагоприятных социальных условиях (ШНСУ): кто и что должен
          сделать, что подтверждено документами, что осталось.
        </p>
        {session.value ? (
          <p class="actions">
            {owes() && (
              <a class="ds-button" href="/tasks">
                Что нужно сдать
              </a>
            )}
            {may('task.review') && (
              <a class="ds-button" data-variant="secondary" href="/queue">
                На проверке
              </a>
            )}
            <a class="ds-button" data-variant="secondary" href="/roadmap">
              Дорожная карта
            </a>
          </p>
        ) : (
          <p class="actions">
            <a class="ds-button" href="/sign-in">
              Войти сотруднику
            </a>
          </p>
        )}
      </section>
      {roadmap && (
        <section>
          <h2 class="ds-heading" data-size="sm">
            Как выполняется «дорожная карта»
          </h2>
          <p>
            {roadmap.title} — {counted(roadmap.sections.length, 'раздел', 'раздела', 'разделов')},{' '}
            {counted(roadmap.measures, 'мероприятие', 'мероприятия', 'мероприятий')}.
          </p>
          {roadmap.asOf ? (
            <>
              <p class="hint">По состоянию на {longDay(roadmap.asOf)} Засчитано только принятое.</p>
              <Years totals={roadmap.totals} />
            </>
          ) : (
            <p class="hint">Первая сводка ещё не составлена: она делается каждую ночь.</p>
          )}
        </section>
      )}
      <section class="columns">
        <div>
          <h2 class="ds-heading" data-size="sm">
            Цель
          </h2>
          <p>{about.goal}</p>
        </div>
        {roadmap && (
          <div>
            <h2 class="ds-heading" data-size="sm">
              Разделы
            </h2>
            <ol>
              {roadmap.sections.map((section) => (
                <li key={section}>{section}</li>
              ))}
            </ol>
          </div>
        )}
      </section>
    </>
  );
}
