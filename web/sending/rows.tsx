/** The files of one field: those of the draft, and those on their way into it. */
import { useEffect, useState } from 'preact/hooks';
import { paired, signed } from '../parts/papers.tsx';
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

/** A row is a document of the draft, an upload, or one that is the other. */
type Line = {
  key: string;
  name: string;
  paper: Paper | undefined;
  upload: Upload | undefined;
};

/** The name under which the server keeps it, if that is known. */
const nameOfLine = (paper: Paper | undefined, name: string): string =>
  (paper && known.value[nameOf(paper)]?.name) ?? name;

export function Rows(props: FilesField) {
  const { id, documents, onChange } = props;
  const [said, say] = useState('');
  useEffect(() => {
    restore(id, documents);
  }, [documents.map(nameOf).join()]);

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
  const row = ({ paper, upload, name }: Line, beside?: string) => (
    <Row
      {...props}
      paper={paper}
      upload={upload}
      name={name}
      beside={beside}
      onGone={() => {
        if (paper) onChange((now) => now.filter((one) => nameOf(one) !== nameOf(paper)));
        say(`${name}: убран`);
        document.getElementById(id)?.focus();
      }}
    />
  );
  return (
    <>
      <ul class="files sent">
        {paired([...kept, ...chosen]).map(({ file, signature }) => (
          <li key={file.key}>
            {row(file)}
            {signature && row(signature, signed)}
          </li>
        ))}
      </ul>
      <p class="ds-sr-only" role="status">
        {said}
      </p>
    </>
  );
}
