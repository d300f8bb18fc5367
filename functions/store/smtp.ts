/** The post by an SMTP server of the municipality: `smtp://user:password@host:587`, or `smtps://` with TLS from the start. */
import { createTransport } from 'nodemailer';
import type { Post } from './post.ts';

/** Milliseconds that a server may be silent: a letter that hangs would hold up all others. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

export function openSmtp(address: string, sender: string, reply: string | undefined): Post {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === 'smtps:';
  const near = /^(localhost|127\.|\[::1\]$)/.test(hostname);
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    // Letters hold names, and a password goes before them: to another machine nothing is said in the open.
    requireTLS: !secure && !near,
    ...(username && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    ...patience,
    // A letter is text: nothing in it is read from a disk or from the network.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ to, subject, text, html }) => {
    await transport.sendMail({
      from: { name: 'Опора', address: sender },
      to,
      ...(reply && { replyTo: reply }),
      subject,
      text,
      html,
    });
  };
}
