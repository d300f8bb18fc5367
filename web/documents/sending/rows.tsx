/** The files of one field: those of the draft, and those on their way into it. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { paired, signed } from '../papers.tsx';
import {
  type FilesField,
  isOf,
  known,
  nameOf,
  type Paper,
  type Upload,
  uploads,
} from '../uploads.ts';
import { restore } from './restore.ts';
import { Row } from './row.tsx';
import { useSpoken } from './spoken.tsx';

/** A row is a document of the draft, an upload, or one that is the other. */
type Line = {
  key: string;
  name: string;
  paper: Paper | undefined;
  upload: Upload | undefined;
};

/** What was taken out of the draft last: it can be brought back until something else changes there. */
type Gone = { names: string; at: number; was: Paper[]; left: Paper[]; why: string };

/** The name under which the server keeps it, if that is known. */
const nameOfLine = (paper: Paper | undefined, name: string): string =>
  (paper && known.value[nameOf(paper)]?.name) ?? name;

const listOf = (papers: Paper[]): string => papers.map(nameOf).join();

export function Rows(props: FilesField) {
  const { id, documents, onChange } = props;
  const [gone, setGone] = useState<Gone>();
  const list = useRef<HTMLUListElement>(null);
  /** The row that is about to go, and its place: the focus stays there. */
  const leaving = useRef<{ key: string; at: number } | undefined>(undefined);
  useEffect(() => {
    void restore(id, documents);
  }, [listOf(documents)]);

  const all = uploads.value;
  const paperOf = (upload: Upload) => documents.find((paper) => isOf(upload, paper));
  // What was chosen here stands in the order of choosing, before the server knows of it and after.
  const chosen = all.flatMap((upload): Line[] => {
    const paper = paperOf(upload);
    if (upload.field !== id || (upload.step === 'stored' && !paper)) return [];
    return [{ key: upload.key, name: nameOfLine(paper, upload.name), paper, upload }];
  });
  const kept = documents.flatMap((paper): Line[] => {
    const upload = all.find((one) => isOf(one, paper));
    if (upload?.field === id) return [];
    return [{ key: nameOf(paper), name: nameOfLine(paper, paper.name), paper, upload }];
  });
  const pairs = paired([...kept, ...chosen]);
  const lines = pairs.flatMap(({ file, signature }) => (signature ? [file, signature] : [file]));
  const [spoken, speak] = useSpoken(all.filter((one) => one.field === id));

  useLayoutEffect(() => {
    const left = leaving.current;
    if (!left || lines.some((line) => line.key === left.key)) return;
    leaving.current = undefined;
    const ways = list.current?.querySelectorAll<HTMLElement>('[data-act="remove"]') ?? [];
    (ways[Math.min(left.at, ways.length - 1)] ?? document.getElementById(id))?.focus();
  });
  const takeOut = (out: Line[], why: string) => {
    const papers = out.flatMap(({ paper }) => (paper ? [nameOf(paper)] : []));
    const left = documents.filter((one) => !papers.includes(nameOf(one)));
    const names = out.map(({ name }) => `«${name}»`).join(', ');
    const at = pairs.findIndex(({ file, signature }) =>
      out.some((one) => one === file || one === signature),
    );
    const whole = out.every(({ upload }) => !upload || upload.step === 'stored');
    setGone(whole ? { names, at, was: documents, left, why } : undefined);
    onChange((now) => now.filter((one) => !papers.includes(nameOf(one))));
    speak(`${names}: ${why}`);
  };
  const replaced = (earlier: string, by: string) => {
    const found = pairs.find(({ file }) => file.paper?.document === earlier);
    if (!found) return;
    const { file, signature } = found;
    takeOut(signature ? [file, signature] : [file], `убран из отчёта, его заменяет «${by}»`);
  };
  const row = (line: Line, beside?: string) => (
    <Row
      {...props}
      paper={line.paper}
      upload={line.upload}
      name={line.name}
      beside={beside}
      onGone={() => {
        leaving.current = { key: line.key, at: lines.indexOf(line) };
        takeOut([line], 'убран');
      }}
      onReplaced={(earlier) => replaced(earlier, line.name)}
    />
  );
  const items = pairs.map(({ file, signature }) => (
    <li key={file.key}>
      {row(file)}
      {signature && row(signature, signed)}
    </li>
  ));
  if (gone && listOf(gone.left) === listOf(documents))
    items.splice(
      gone.at,
      0,
      <li key="gone" class="gone">
        <p class="line">
          <span class="hint">
            <bdi>{gone.names}</bdi>: {gone.why}.
          </span>
          <button
            type="button"
            class="ds-link"
            aria-label={`Вернуть ${gone.names}`}
            onClick={() => {
              onChange(() => gone.was);
              setGone(undefined);
              speak(`${gone.names}: снова в отчёте`);
              document.getElementById(id)?.focus();
            }}
          >
            Вернуть
          </button>
        </p>
      </li>,
    );
  return (
    <>
      <ul class="files sent" ref={list}>
        {items}
      </ul>
      {spoken}
    </>
  );
}
