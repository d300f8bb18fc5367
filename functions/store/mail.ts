/** Letters, by SES v2 or by an SMTP server, as the configuration says. Only the schedule sends them, so only it loads this. */
import type { Config } from '../config.ts';
import { hypertextOf } from './hypertext.ts';
import type { Letter, Post } from './post.ts';

type Mailing = Pick<Config, 'sender' | 'reply' | 'smtp'>;

/** The post of one environment; letters come from `sender`, answers go to `reply`. */
export function openMail({ sender, reply, smtp }: Mailing) {
  let once: Promise<Post> | undefined;
  const open = async (): Promise<Post> =>
    smtp
      ? (await import('./smtp.ts')).openSmtp(smtp, sender, reply)
      : (await import('./ses.ts')).openSes(sender, reply);
  return {
    async send(letter: Letter): Promise<void> {
      once ??= open();
      await (await once)({ ...letter, html: hypertextOf(letter.text) });
    },
  };
}
export type Mail = ReturnType<typeof openMail>;
