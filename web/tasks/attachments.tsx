/** The link and the documents of an item, each with what became known of it since the hand-in. */
import { useState } from 'preact/hooks';
import { withdrawalWords } from '../../functions/contract/documents/words.ts';
import type { Attached } from '../../functions/contract/tasks/acts.ts';
import type { Item, TaskView } from '../../functions/contract/tasks/task.ts';
import { opened } from '../documents/opened.ts';
import { aboutWords, bytes, paired, signed, versionWords } from '../documents/papers.tsx';
import { known, nameOf, takenOf } from '../documents/uploads.ts';
import { Withdrawer } from '../documents/withdrawer.tsx';
import { api, Failure, read } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';
import { may } from '../door/state.ts';
import { later } from '../kit/later.tsx';
import { day, LinkMark, useTold } from '../links/marks.tsx';
import { AlsoIn } from './elsewhere.tsx';

const Viewing = later(() => import('../documents/viewing.tsx').then((part) => part.Viewing));

type Viewed = { url: string; name: string };

type Props = {
  task: TaskView;
  item: Item;
  /** Shows a document beside the review; without it a document opens over the page. */
  onView?: ((link: Viewed) => void) | undefined;
};

const withdrawnSentence = 'Документ изъят из просмотра. Запись о нём сохранена.';

export function Attachments({ task, item, onView }: Props) {
  const [fault, setFault] = useState<string>();
  const [viewed, setViewed] = useState<Viewed>();
  const { roadmap, id: report } = task;
  useTold(roadmap, report);
  const judging = onView !== undefined && may('document.withdraw');
  const others = task.items.flatMap((one) => one.documents);

  const open = async ({ document, name }: Attached) => {
    const param = { roadmap, task: report, item: item.id, document };
    const route = api.roadmaps[':roadmap'].tasks[':task'].items[':item'].documents[':document'];
    try {
      const link = await read(route.$get({ param, query: {} }));
      setFault(undefined);
      opened.add(document);
      if (link.inline) (onView ?? setViewed)({ url: link.url, name });
      else window.open(link.url, '_blank', 'noopener');
    } catch (failure) {
      const withdrawn = failure instanceof Failure && failure.code === 'state';
      setFault(withdrawn ? withdrawnSentence : sentenceOf(failure));
    }
  };
  const withdrawn = (one: Attached | undefined) => takenOf(one && known.value[nameOf(one)]);
  const name = (one: Attached) => (
    <>
      {withdrawn(one) ? (
        <>
          <bdi>{one.name}</bdi>{' '}
          <span class="ds-tag" data-color="neutral">
            Изъят
          </span>
        </>
      ) : (
        <button type="button" class="ds-link" onClick={() => open(one)}>
          <bdi>{one.name}</bdi>
        </button>
      )}{' '}
      <small>{bytes(one.size)}</small>
    </>
  );
  const taken = (one: Attached) => {
    const why = withdrawn(one);
    if (!why) return null;
    return (
      <p class="mark">
        Изъят из просмотра {day(why.at)}: {withdrawalWords[why.reason]}.{' '}
        {why.comment && <span class="typed">{why.comment}</span>}{' '}
        <span class="hint">{why.by.name}. Запись о документе сохранена.</span>
      </p>
    );
  };
  return (
    <>
      <ul class="files shown">
        {item.link && (
          <li>
            <div>
              <a
                class="ds-link"
                href={item.link.url}
                target="_blank"
                rel="noopener noreferrer"
                onClick={() => item.link && opened.add(item.link.url)}
              >
                <bdi>{item.link.typed}</bdi>
              </a>{' '}
              <LinkMark roadmap={roadmap} task={report} item={item.id} />
            </div>
          </li>
        )}
        {paired(item.documents).map(({ file, signature }) => (
          <li key={file.document}>
            <div>
              {name(file)}
              {file.about && <span class="about-words">{aboutWords(file.about)}</span>}
              {file.about?.replaces && (
                <span class="about-words hint">{versionWords(file.about.replaces, others)}</span>
              )}
              {taken(file)}
              {signature && (
                <div class="signature">
                  {name(signature)} <small>{signed}</small>
                  {!withdrawn(file) && taken(signature)}
                </div>
              )}
            </div>
            {judging && <Withdrawer papers={signature ? [file, signature] : [file]} />}
          </li>
        ))}
      </ul>
      <AlsoIn roadmap={roadmap} task={report} item={item.id} />
      {fault && (
        <p class="ds-validation-message" role="alert">
          {fault}
        </p>
      )}
      {viewed && <Viewing viewed={viewed} onClose={() => setViewed(undefined)} />}
    </>
  );
}
