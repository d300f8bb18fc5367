/** The post by SES v2. */
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { engine } from './engine.ts';
import type { Post } from './post.ts';

/** The tag by which SES names a letter when it tells what became of it. */
export const letterTag = 'opora-letter';

const said = (Data: string) => ({ Data, Charset: 'UTF-8' });

export function openSes(sender: string, reply: string | undefined): Post {
  const client = new SESv2Client(engine());
  return async ({ to, subject, text, html, id }) => {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: [to] },
        ...(reply && { ReplyToAddresses: [reply] }),
        ...(id && { EmailTags: [{ Name: letterTag, Value: id }] }),
        Content: {
          Simple: { Subject: said(subject), Body: { Text: said(text), Html: said(html) } },
        },
      }),
    );
  };
}
