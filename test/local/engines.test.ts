/**
 * The engines that stand beside the table: post and functions. What comes in badly is refused by the one front of all
 * engines, and ends nothing: whoever asks well afterwards is served.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { startLambda } from '../../infra/local/lambda.ts';
import { startSes } from '../../infra/local/ses.ts';
import { uuid } from '../acts.ts';

const key = { accessKeyId: 'local', secretAccessKey: 'secret', region: 'local' };
const folder = mkdtempSync(join(tmpdir(), 'opora-engines-'));
const root = join(folder, 'letters');
const ran: unknown[] = [];
const ses = await startSes(key, root);
const lambda = await startLambda(key, async (event) => {
  ran.push(event);
});
afterAll(async () => {
  await Promise.all([ses.close(), lambda.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** Clients of AWS, with this key or another. */
const clients = (with_ = key, endpoint = ses.url) => {
  const { region, ...credentials } = with_;
  const more = { region, credentials, maxAttempts: 1 };
  const post = new SESv2Client({ ...more, endpoint });
  const functions = new LambdaClient({ ...more, endpoint: lambda.url });
  return {
    letter: (subject: string) =>
      post.send(
        new SendEmailCommand({
          FromEmailAddress: 'opora@localhost',
          Destination: { ToAddresses: ['imo@example.org'] },
          Content: {
            Simple: { Subject: { Data: subject }, Body: { Text: { Data: 'Код 123 456' } } },
          },
        }),
      ),
    event: (job: string, type: 'Event' | 'RequestResponse' = 'Event') =>
      functions.send(
        new InvokeCommand({
          FunctionName: 'opora-schedule',
          InvocationType: type,
          Payload: JSON.stringify({ job }),
        }),
      ),
  };
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => `${error.$metadata?.httpStatusCode} ${error.name}`,
  );

/** Whoever asks well is served. */
async function serves() {
  const word = uuid();
  await clients().letter(word);
  expect(ses.letters(1)[0]).toMatchObject({ subject: word, to: 'imo@example.org' });
  await clients().event(word);
  await lambda.idle();
  expect(ran.at(-1)).toEqual({ job: word });
}
afterEach(serves);

describe('what comes in badly ends nothing', () => {
  const urls = () => [
    [`${ses.url}/v2/email/outbound-emails`, 'letters'],
    [`${lambda.url}/2015-03-31/functions/opora-schedule/invocations`, 'events'],
  ];
  const bare = async (url: string, init: RequestInit) => {
    const answer = await fetch(url, init);
    return [answer.status, answer.headers.get('access-control-allow-origin')];
  };

  test.each([
    ['half of JSON', { method: 'POST', body: '{' }],
    ['nothing', { method: 'POST' }],
    ['bytes', { method: 'POST', body: new Uint8Array([0xff, 0xfe, 0]) }],
    [
      'a form of a foreign page',
      { method: 'POST', body: 'a=1', headers: { origin: 'http://evil.example' } },
    ],
    ['a question beforehand', { method: 'OPTIONS', headers: { origin: 'http://evil.example' } }],
  ])('%s without a signature is 403, and no page is let in', async (_title, init) => {
    for (const [url = ''] of urls()) expect(await bare(url, init)).toEqual([403, null]);
  });

  test('another key, another secret', async () => {
    const before = [ses.letters().length, ran.length];
    for (const bent of [{ accessKeyId: 'x' }, { secretAccessKey: 'x' }]) {
      const stranger = clients({ ...key, ...bent });
      expect(await refusal(stranger.letter('x'))).toMatch(/^403 (Unrecognized|InvalidSig)/);
      expect(await refusal(stranger.event('x'))).toMatch(/^403 (Unrecognized|InvalidSig)/);
    }
    expect([ses.letters().length, ran.length]).toEqual(before);
  });

  test('what they do not do is said', async () => {
    expect(await refusal(clients().event('x', 'RequestResponse'))).toMatch(/^501 /);
  });
});

describe('letters hold codes', () => {
  test('so nobody else of the machine may read them', async () => {
    await clients().letter('код');
    const [name = ''] = readdirSync(root);
    expect((statSync(root).mode & 0o777).toString(8)).toBe('700');
    expect((statSync(join(root, name)).mode & 0o777).toString(8)).toBe('600');
  });

  test('a folder that an earlier release left open is closed', async () => {
    const open = join(folder, 'open');
    mkdirSync(open, { mode: 0o755 });
    const other = await startSes(key, open);
    expect((statSync(open).mode & 0o777).toString(8)).toBe('700');
    await other.close();
  });

  test('one that was cut off keeps nobody from the others; a new one never takes the place of another', async () => {
    const open = join(folder, 'cut');
    mkdirSync(open);
    const letter = {
      to: 'a@example.org',
      subject: 'целое',
      text: 'x',
      at: '2026-11-26T10:00:00.000Z',
    };
    writeFileSync(join(open, '00000007.json'), JSON.stringify(letter));
    writeFileSync(join(open, '00000009.json'), '{"to":"a@exam');
    const other = await startSes(key, open);
    expect(other.letters()).toEqual([letter]);
    await clients(key, other.url).letter('новое');
    expect(other.letters().map((one) => one.subject)).toEqual(['новое', 'целое']);
    expect(readdirSync(open)).toContain('00000010.json');
    await other.close();
  });

  test('and on a full disk a letter is refused with 503, said in a sentence, and goes when there is room', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const next = join(root, `${String(readdirSync(root).length + 1).padStart(8, '0')}.json`);
    symlinkSync('/dev/full', `${next}.tmp`);
    expect(await refusal(clients().letter('x'))).toMatch(/^503 ServiceUnavailable/);
    expect(said.mock.calls.join()).toMatch(/^На диске нет места/);
    said.mockRestore();
    expect([existsSync(next), existsSync(`${next}.tmp`)]).toEqual([false, false]);
  });
});
