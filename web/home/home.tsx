/** Home, for anybody: what this is, its goal, and the plan. Figures are not told: nobody decided to publish them. */
import { at, beginPage, signInPage } from '../../functions/contract/addresses.ts';
import { counted } from '../../functions/contract/words.ts';
import { may, plans, session, site } from '../door/state.ts';
import { useTitle } from '../kit/load.ts';
import { Empty, Loading } from '../kit/notice.tsx';

export function Home() {
  useTitle('');
  const about = site.value;
  if (!about) return <Loading />;
  const [first] = may('roadmap.approve') ? plans() : [];
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
        {session.value === null && (
          <p class="actions">
            <a class="ds-button" href={signInPage}>
              Войти сотруднику
            </a>
          </p>
        )}
      </section>
      {about.goal && (
        <section>
          <h2 class="ds-heading" data-size="sm">
            Цель
          </h2>
          <p class="lead">{about.goal}</p>
        </section>
      )}
      {about.roadmaps.length === 0 && (
        <Empty title="Утверждённой «дорожной карты» здесь ещё нет">
          {first ? (
            <p>
              План загружен и ждёт утверждения:{' '}
              <a class="ds-link" href={at(first.id).plan}>
                прочитать и утвердить
              </a>
              .
            </p>
          ) : (
            <p>
              Таблицу приказа вносят ИМО, управление образования или администратор; утверждает её
              ИМО или управление. До этого сдавать нечего: задачи появятся здесь сами.
              {may('settings.keep') && (
                <>
                  {' '}
                  <a class="ds-link" href={beginPage}>
                    С чего начать
                  </a>
                </>
              )}
            </p>
          )}
        </Empty>
      )}
      {about.roadmaps.map(({ id, title, measures, sections }) => (
        <section key={id}>
          <h2 class="ds-heading" data-size="sm">
            Дорожная карта
          </h2>
          <p>
            {title} — {counted(sections.length, 'раздел', 'раздела', 'разделов')},{' '}
            {counted(measures, 'мероприятие', 'мероприятия', 'мероприятий')}.
          </p>
          <ol>
            {sections.map((section) => (
              <li key={section}>{section}</li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
