/** A letter as it arrives: at an SMTP server, in both parts, with Cyrillic and its address of answers; what a server refuses is thrown. */
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, describe, expect, test } from 'vitest';
import { hypertextOf } from '../../functions/store/hypertext.ts';
import { openMail } from '../../functions/store/mail.ts';

const arrived: { from: string; to: string[]; raw: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onAuth: ({ username, password }, _, done) =>
    username === 'opora' && password === 'п@роль'
      ? done(null, { user: username })
      : done(new Error('535 no such user')),
  onRcptTo: ({ address }, _, done) =>
    done(address.startsWith('gone') ? new Error('550 no such mailbox') : null),
  onData(stream, { envelope }, done) {
    void text(stream).then((raw) => {
      const from = envelope.mailFrom ? envelope.mailFrom.address : '';
      arrived.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
      done();
    });
  },
});
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
const { port } = server.server.address() as AddressInfo;
const sender = 'opora@opora.example';
const open = (user = '', reply: string | undefined = 'imo@opora.example') =>
  openMail({ sender, reply, smtp: `smtp://${user}127.0.0.1:${port}` });

/** A part of a letter by its type, decoded. */
function partOf(raw: string, type: string): string {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? '';
  const part =
    raw.split(`--${boundary}`).find((one) => one.includes(`Content-Type: ${type}`)) ?? '';
  const [head = '', ...body] = part.split('\r\n\r\n');
  const coded = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(coded, 'base64').toString('utf8');
  const bytes = coded
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describe('by SMTP', () => {
  test('a letter arrives with both parts, its subject in Russian, and where answers go', async () => {
    const body = 'Исправить: https://opora.example/tasks/1#2\n\nСрок прежний: 31 декабря 2021 г.';
    await open().send({
      to: 'licey4@opora.example',
      subject: 'Вернули отчёт по п. 1.3',
      text: body,
    });
    const [{ from, to, raw } = { from: '', to: [], raw: '' }] = arrived;
    expect([from, to]).toEqual([sender, ['licey4@opora.example']]);
    expect(raw).toContain('Reply-To: imo@opora.example');
    const subject = /^Subject: (.+(?:\r\n .+)*)/m.exec(raw)?.[1] ?? '';
    expect(subject).toMatch(/^=\?UTF-8\?/i);
    expect(partOf(raw, 'text/plain').replaceAll('\r\n', '\n').trim()).toBe(body);
    expect(partOf(raw, 'text/html')).toContain(
      '<a href="https://opora.example/tasks/1#2">https://opora.example/tasks/1#2</a>',
    );
  });

  test('whoever has a name and a password signs in by them; a wrong one is refused', async () => {
    const letter = { to: 'a@opora.example', subject: 'а', text: 'а' };
    await open(`opora:${encodeURIComponent('п@роль')}@`).send(letter);
    await expect(open('opora:wrong@').send(letter)).rejects.toThrow('535');
  });

  test('what the server says of a mailbox that is not there is thrown, and the next letter goes', async () => {
    const mail = open();
    const letter = { to: 'gone@opora.example', subject: 'а', text: 'а' };
    await expect(mail.send(letter)).rejects.toThrow('550 no such mailbox');
    const before = arrived.length;
    await mail.send({ ...letter, to: 'b@opora.example' });
    expect(arrived.length).toBe(before + 1);
  });

  test('a server that is not there is a fault, not a silence', async () => {
    const lost = openMail({ sender, reply: undefined, smtp: 'smtp://127.0.0.1:9' });
    await expect(lost.send({ to: 'a@b.example', subject: 'а', text: 'а' })).rejects.toThrow();
  });
});

describe('the hypertext of a letter', () => {
  test('says the same words, and lets nothing of what was typed be markup', () => {
    const html = hypertextOf(
      '«<b>жирно</b>» & "так"\nвторая строка\n\nhttps://a.example/x?y=1&z=2.',
    );
    expect(html).toContain('«&lt;b&gt;жирно&lt;/b&gt;» &amp; &quot;так&quot;<br>вторая строка');
    expect(html).toContain(
      '<a href="https://a.example/x?y=1&amp;z=2">https://a.example/x?y=1&amp;z=2</a>.',
    );
    expect(hypertextOf('javascript:alert(1) http://x"onclick=1')).not.toContain('href="javascript');
    expect(hypertextOf('http://x.example"onclick=alert(1)')).not.toMatch(/<a [^>]*onclick/);
  });
});
