/** What stands beside the content of a summary on every sheet: when it was known, by whom, and its seal. */
import type { Instant } from '../../contract/days.ts';
import type { Content } from '../../contract/summaries/summary.ts';
import { longDay, moment } from '../../contract/words.ts';

export type Stamp = {
  /** «По данным на»: what was known at this instant. */
  known: Instant;
  /** SHA-256 of the canonical JSON of the content. */
  sha256: string;
  /** Who asked for the summary. */
  by: string;
  /** Where Opora stands, to lead links back to the evidence: `https://opora.example`. */
  site: string;
};

/** «по состоянию на 15 мая 2021 г. · по данным на 15.05.2021, 12:00 по московскому времени». */
export const datesOf = (content: Pick<Content, 'asOf'>, stamp: Pick<Stamp, 'known'>): string =>
  `по состоянию на ${longDay(content.asOf)} · по данным на ${moment(stamp.known)}`;

/** The line of the seal, for heads and feet of sheets. */
export const sealOf = (stamp: Pick<Stamp, 'sha256'>): string =>
  `Контрольная сумма сводки (SHA-256): ${stamp.sha256}`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 does not allow them
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** A text as XML can hold it: what XML 1.0 does not allow is dropped, line ends are LF. */
export const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(illegal, '');

/** The address of a page of Opora, or of a publication; undefined when it is no web address. */
export function addressOf(path: string, site?: string): string | undefined {
  if (!URL.canParse(path, site)) return undefined;
  const { protocol, href } = new URL(path, site);
  // Excel takes no longer ones and then offers to repair the file.
  return /^https?:$/.test(protocol) && href.length < 2080 ? href : undefined;
}
