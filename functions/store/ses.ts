/** The post by SES v2. */
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { engine } from './engine.ts';
import type { Post } from './post.ts';

const said = (Data: string) => ({ Data, Charset: 'UTF-8' });

export function openSes(sender: string, reply: string | undefined): Post {
  const client = new SESv2Client(engine());
  return async ({ to, subject, text, html }) => {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: [to] },
        ...(reply && { ReplyToAddresses: [reply] }),
        Content: {
          Simple: { Subject: said(subject), Body: { Text: said(text), Html: said(html) } },
        },
      }),
    );
  };
}
