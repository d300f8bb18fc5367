/**
 * Photographs of the pages of one paper become one PDF, in the browser alone: put in order, turned, named. Each is made
 * a page as soon as it is chosen, one after the other, so that making the PDF itself takes no time.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dayOf } from '../../../functions/contract/days.ts';
import { longestFileName } from '../../../functions/contract/documents/files.ts';
import { counted, shortDay } from '../../../functions/contract/words.ts';
import { fieldSentence } from '../../door/sentences.ts';
import { site } from '../../door/state.ts';
import { Field } from '../../kit/field.tsx';
import { bytes } from '../papers.tsx';
import { pdfOf, type Turns } from './pdf.ts';
import { pictureOf, Unreadable } from './picture.ts';
import { type Act, Sheet, type Shot } from './sheet.tsx';

type Props = {
  /** Pictures to begin with; pictures of a later list that are not in the album yet are added. */
  files: File[];
  onMade: (pdf: File) => void;
  onClose: () => void;
  /** Another way for these pictures. */
  children?: ComponentChildren;
};

const faults: Record<Unreadable['why'], string> = {
  heic: 'Этот снимок браузер открыть не может: формат HEIC. Сохраните его как JPEG или приложите отдельным файлом.',
  damaged:
    'Этот снимок браузер открыть не может: файл повреждён или слишком велик. Снимите страницу заново.',
};

const today = () => shortDay(site.value?.today ?? dayOf(new Date().toISOString()));

export function Album({ files, onMade, onClose, children }: Props) {
  const id = useId();
  const [shots, setShots] = useState<Shot[]>([]);
  const [name, setName] = useState(() => `Снимки ${today()}.pdf`);
  const [making, setMaking] = useState(false);
  const [fault, setFault] = useState<string>();
  const [long, setLong] = useState(false);
  const [said, say] = useState('');
  const all = useRef<Shot[]>([]);
  const known = useRef(new Set<File>());
  const queue = useRef(Promise.resolve());
  const open = useRef(true);
  const whole = useRef<HTMLFieldSetElement>(null);
  const focus = useRef<string | undefined>(undefined);

  const keep = (next: Shot[]) => {
    all.current = next;
    setShots(next);
  };
  const change = (key: string, part: Partial<Shot>) =>
    keep(all.current.map((one) => (one.key === key ? { ...one, ...part } : one)));

  const prepare = async ({ key, file }: Shot) => {
    if (!open.current || !all.current.some((one) => one.key === key)) return;
    try {
      change(key, { picture: await pictureOf(file) });
      if (all.current.every((one) => one.picture || one.fault)) say('Снимки готовы');
    } catch (failure) {
      const sentence = faults[failure instanceof Unreadable ? failure.why : 'damaged'];
      change(key, { fault: sentence });
      say(`${file.name}: ${sentence}`);
    }
  };
  const add = (more: Iterable<File>) => {
    const fresh = [...more].filter((file) => !known.current.has(file));
    if (fresh.length === 0) return;
    const added = fresh.map((file): Shot => ({ key: crypto.randomUUID(), file, turns: 0 }));
    for (const file of fresh) known.current.add(file);
    setFault(undefined);
    keep([...all.current, ...added]);
    say(`Добавлено снимков: ${added.length}`);
    // One at a time: a phone has no memory for two.
    for (const shot of added) queue.current = queue.current.then(() => prepare(shot));
  };
  useEffect(() => add(files), [files]);
  useEffect(() => {
    whole.current?.querySelector('legend')?.focus();
    return () => {
      open.current = false;
    };
  }, []);
  // Moving a page in the document takes the focus from its buttons; it is given back.
  useLayoutEffect(() => {
    if (focus.current) whole.current?.querySelector<HTMLElement>(focus.current)?.focus();
    focus.current = undefined;
  }, [shots]);

  const pages = shots.filter((one) => !one.fault);
  const ready = pages.flatMap((one) => (one.picture ? [one.picture] : []));
  const lost = shots.length - pages.length;
  const size = ready.reduce((sum, one) => sum + one.jpeg.size, 0);
  const summary = [
    ready.length > 0 &&
      `${counted(ready.length, 'страница', 'страницы', 'страниц')}, ${bytes(size)}`,
    lost > 0 && `Не войдёт: ${counted(lost, 'снимок', 'снимка', 'снимков')}`,
  ].filter(Boolean);
  const buttonOf = (key: string | undefined, act: Act) =>
    key ? `[data-key="${key}"] [data-act="${act}"]` : 'input[type="file"]';

  const act = (shot: Shot, act: Act) => {
    const now = all.current;
    if (act === 'turn') {
      const turns = ((shot.turns + 1) % 4) as Turns;
      change(shot.key, { turns });
      return say(`Повёрнуто на ${turns * 90}°`);
    }
    if (act === 'remove') {
      const at = now.findIndex((one) => one.key === shot.key);
      focus.current = buttonOf((now[at + 1] ?? now[at - 1])?.key, 'remove');
      keep(now.filter((one) => one.key !== shot.key));
      return say('Снимок убран');
    }
    const place = pages.indexOf(shot) + (act === 'earlier' ? -1 : 1);
    const other = pages[place];
    if (!other) return;
    focus.current = buttonOf(shot.key, act);
    keep(now.map((one) => (one === shot ? other : one === other ? shot : one)));
    say(`Теперь это страница ${place + 1} из ${pages.length}`);
  };

  const make = async () => {
    if (making) return;
    setMaking(true);
    for (let waited: unknown; waited !== queue.current; ) {
      waited = queue.current;
      await waited;
    }
    setMaking(false);
    if (!open.current) return;
    const made = all.current.flatMap(({ picture, turns }) =>
      picture ? [{ ...picture, turns }] : [],
    );
    if (made.length === 0) return setFault('Добавьте хотя бы один снимок, который открывается.');
    const title = name.trim().replace(/\.pdf$/i, '') || `Снимки ${today()}`;
    const file = `${title}.pdf`;
    if (file.length > longestFileName) {
      setLong(true);
      return document.getElementById(`${id}-name`)?.focus();
    }
    onMade(new File([pdfOf(title, made)], file, { type: 'application/pdf' }));
  };

  return (
    <fieldset class="album" ref={whole}>
      <legend tabIndex={-1}>Страницы одного документа</legend>
      <p class="hint">
        Расставьте снимки по порядку. Из них получится один файл PDF: лист А4 на каждый снимок.
      </p>
      <ol class="album-pages">
        {shots.map((shot) => (
          <Sheet
            key={shot.key}
            shot={shot}
            number={pages.indexOf(shot) + 1}
            pages={pages.length}
            onAct={(one) => act(shot, one)}
          />
        ))}
      </ol>
      {ready.length < pages.length && (
        <p class="line">
          <progress max={pages.length} value={ready.length} aria-label="Подготовка снимков" />
          <small>
            Готовится снимок {ready.length + 1} из {pages.length}
          </small>
        </p>
      )}
      <label class="ds-button" data-variant="secondary">
        Добавить снимки
        <input
          type="file"
          class="ds-sr-only"
          multiple
          accept="image/*"
          onChange={(event) => {
            add(event.currentTarget.files ?? []);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <Field
        id={`${id}-name`}
        label="Название документа"
        fault={long ? fieldSentence('too-long') : undefined}
      >
        <input
          class="ds-input"
          value={name}
          onInput={(event) => {
            setName(event.currentTarget.value);
            setLong(false);
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      </Field>
      {fault && (
        <p class="ds-validation-message" role="alert">
          {fault}
        </p>
      )}
      <div class="line">
        <button type="button" class="ds-button" aria-busy={making} onClick={make}>
          {making ? 'Собирается…' : 'Собрать PDF'}
        </button>
        <button type="button" class="ds-button" data-variant="tertiary" onClick={onClose}>
          Отменить
        </button>
        {children}
        <small>{summary.join('. ')}</small>
      </div>
      <p class="ds-sr-only" role="status">
        {said}
      </p>
    </fieldset>
  );
}
