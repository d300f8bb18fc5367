/** The post on one machine: takes letters as SES v2 does, keeps them in files, shows them at `/letters`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { closedFolder, keepFile } from './folder.ts';
import { parsed, serveJson } from './gate/json.ts';
import { Refusal } from './gate/refusal.ts';
import type { MachineKey } from './gate/signature.ts';

export type KeptLetter = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** What it was sent with, by which SES tells later of which letter it speaks. */
  tags?: Record<string, string>;
  at: string;
};

/** A name or a value of a tag, by the limits of SES v2 (MessageTag). */
const Word = z.string().check(z.regex(/^[\w.@-]{1,256}$/));

const Letter = z.object({
  Destination: z.object({ ToAddresses: z.array(z.string()).check(z.minLength(1)) }),
  EmailTags: z.optional(z.array(z.object({ Name: Word, Value: Word }))),
  Content: z.object({
    Simple: z.object({
      Subject: z.object({ Data: z.string() }),
      Body: z.object({
        Text: z.object({ Data: z.string() }),
        Html: z.optional(z.object({ Data: z.string() })),
      }),
    }),
  }),
});
/** The largest letter of SES v2, in bytes (quotas, developer guide). */
const LARGEST = 40 * 1024 * 1024;

/** Starts the post; letters are kept in `root`, the newest last by name: they hold codes, so nobody else may read them. */
export async function startSes(key: MachineKey, root: string) {
  closedFolder(root);
  const names = () =>
    readdirSync(root)
      .filter((name) => /^\d+\.json$/.test(name))
      .sort();
  let last = Math.max(0, ...names().map((name) => Number.parseInt(name, 10)));
  const served = await serveJson({
    service: 'ses',
    key,
    largest: LARGEST,
    take(asked, body) {
      if (asked.method !== 'POST' || asked.path !== '/v2/email/outbound-emails')
        throw new Refusal(501, 'NotImplemented', 'Only letters are taken here.');
      const letter = Letter.safeParse(parsed(body));
      if (!letter.success)
        throw new Refusal(
          400,
          'BadRequestException',
          'Only simple letters of text are taken here.',
        );
      const { Destination, Content, EmailTags } = letter.data;
      const kept: KeptLetter = {
        to: Destination.ToAddresses.join(', '),
        subject: Content.Simple.Subject.Data,
        text: Content.Simple.Body.Text.Data,
        ...(Content.Simple.Body.Html && { html: Content.Simple.Body.Html.Data }),
        ...(EmailTags && {
          tags: Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, Value])),
        }),
        at: new Date().toISOString(),
      };
      const name = `${String(last + 1).padStart(8, '0')}.json`;
      keepFile(join(root, name), JSON.stringify(kept));
      last++;
      return { text: JSON.stringify({ MessageId: `local-${last}` }) };
    },
  });
  return {
    url: served.url,
    /** The latest letters, newest first. */
    letters: (most = 50): KeptLetter[] =>
      names()
        .slice(-most)
        .reverse()
        .flatMap((name) => readable(join(root, name))),
    close: served.close,
  };
}

/** A letter that an earlier release left cut off keeps nobody from the others. */
function readable(path: string): KeptLetter[] {
  try {
    return [JSON.parse(readFileSync(path, 'utf8'))];
  } catch {
    return [];
  }
}
