/** One file: how it stands, in words, and what can be done with it. */
import { useState } from 'preact/hooks';
import { api, Failure, read } from '../../door/client.ts';
import { sentenceOf } from '../../door/sentences.ts';
import { later } from '../../kit/later.tsx';
import { aboutWords, bytes, versionWords } from '../papers.tsx';
import {
  type FilesField,
  isWaitedFor,
  known,
  nameOf,
  type Paper,
  type Upload,
} from '../uploads.ts';
import { Acts } from './acts.tsx';
import { cancel } from './queue.ts';
import { percent, wordsOf } from './words.ts';

const About = later(() => import('./about.tsx').then((part) => part.About));
const Viewing = later(() => import('../viewing.tsx').then((part) => part.Viewing));

type Props = FilesField & {
  paper: Paper | undefined;
  upload: Upload | undefined;
  name: string;
  /** What is said beside a signature. */
  beside: string | undefined;
  onGone: () => void;
  /** A document is the earlier version of this one. */
  onReplaced: (earlier: string) => void;
};

export function Row({ paper, upload, name, beside, onGone, onReplaced, ...field }: Props) {
  const [about, setAbout] = useState(false);
  const [viewed, setViewed] = useState<{ url: string; name: string }>();
  const [fault, setFault] = useState<string>();
  const document = paper && known.value[nameOf(paper)];
  const ready = paper && (!upload || upload.step === 'stored');
  const checked = ready && document?.state === 'stored';
  const size = paper?.size ?? upload?.size ?? 0;
  const gone = () => {
    if (upload && upload.step !== 'stored') cancel(upload);
    onGone();
  };
  const open = async () => {
    if (!paper) return;
    try {
      const param = { owner: paper.owner, id: paper.document };
      const link = await read(api.documents[':owner'][':id'].url.$get({ param, query: {} }));
      setFault(undefined);
      if (link.inline) setViewed({ url: link.url, name });
      else window.open(link.url, '_blank', 'noopener');
    } catch (failure) {
      const withdrawn = failure instanceof Failure && failure.code === 'state';
      setFault(withdrawn ? 'Документ изъят из просмотра.' : sentenceOf(failure));
    }
  };
  const head = document?.about && aboutWords(document.about);
  const replaces = document?.about?.replaces;
  const others = Object.values(known.value).map((one) => ({ document: one.id, name: one.name }));
  const moving =
    upload && ['reading', 'sending', 'queued', 'pausing', 'lacking'].includes(upload.step);

  return (
    <div class="sent-row" data-step={upload?.step ?? 'stored'}>
      <p class="sent-name">
        {ready ? (
          <>
            {checked && (
              <span class="tick" aria-hidden="true">
                ✓{' '}
              </span>
            )}
            <button type="button" class="ds-link" onClick={open}>
              <bdi>{name}</bdi>
            </button>
          </>
        ) : (
          <bdi>{name}</bdi>
        )}{' '}
        <small>
          {bytes(size)}
          {checked && (beside ? `. ${beside}` : ', проверено')}
        </small>
      </p>
      {moving && (
        <progress
          max={100}
          value={upload.step === 'queued' ? 0 : percent(upload)}
          aria-label={`${upload.step === 'reading' ? 'Читается' : 'Загружено'}: ${name}`}
        />
      )}
      {upload && !ready && (
        <p class={upload.step === 'failed' ? 'ds-validation-message' : 'sent-state'}>
          {wordsOf(upload)}
        </p>
      )}
      {head && <p class="hint">{head}</p>}
      {replaces && <p class="hint">{versionWords(replaces, others)}</p>}
      {upload?.note && <p class="hint">{upload.note}</p>}
      {upload?.insteadOf && isWaitedFor(upload.owner, upload.insteadOf) && (
        <p class="hint">Это другой файл. Недосланный остаётся выше: его можно убрать.</p>
      )}
      {fault && (
        <p class="ds-validation-message" role="alert">
          {fault}
        </p>
      )}
      <Acts
        {...field}
        paper={paper}
        upload={upload}
        name={name}
        about={ready && document && !beside ? about : undefined}
        onAbout={() => setAbout(!about)}
        onGone={gone}
      />
      {about && document && (
        <About
          document={document}
          kind={field.kind}
          documents={field.documents}
          before={field.before}
          onReplaced={onReplaced}
          onDone={() => setAbout(false)}
        />
      )}
      {viewed && <Viewing viewed={viewed} onClose={() => setViewed(undefined)} />}
    </div>
  );
}
