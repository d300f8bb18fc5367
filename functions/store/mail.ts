/** Letters, by SES v2. Only the schedule sends them, so only it loads this. */
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { engine } from './engine.ts';

export type Letter = { to: string; subject: string; text: string };

/** The post of one environment; letters come from `sender`. */
export function openMail(sender: string) {
  const client = new SESv2Client(engine());
  return {
    /** Sends a letter of plain text; throws when the post does not take it, so that the job is tried again. */
    async send(letter: Letter): Promise<void> {
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: sender,
          Destination: { ToAddresses: [letter.to] },
          Content: {
            Simple: {
              Subject: { Data: letter.subject, Charset: 'UTF-8' },
              Body: { Text: { Data: letter.text, Charset: 'UTF-8' } },
            },
          },
        }),
      );
    },
  };
}
export type Mail = ReturnType<typeof openMail>;
