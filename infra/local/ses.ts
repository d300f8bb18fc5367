/** The post on one machine: takes letters as SES v2 does, keeps them in files, shows them at `/letters`. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export type KeptLetter = { to: string; subject: string; text: string; at: string };

/** Starts the post; letters are kept in `root`, the newest last by name. */
export async function startSes(root: string) {
  mkdirSync(root, { recursive: true });
  let count = readdirSync(root).length;
  const server = createServer(async (request, response) => {
    const taken = request.method === 'POST' && request.url === '/v2/email/outbound-emails';
    response.setHeader('content-type', 'application/json');
    if (!taken) {
      response.writeHead(501).end('{"message":"Not implemented"}');
      return;
    }
    const letter = JSON.parse(await text(request));
    const kept: KeptLetter = {
      to: letter.Destination.ToAddresses.join(', '),
      subject: letter.Content.Simple.Subject.Data,
      text: letter.Content.Simple.Body.Text.Data,
      at: new Date().toISOString(),
    };
    const name = join(root, `${String(++count).padStart(8, '0')}.json`);
    writeFileSync(`${name}.tmp`, JSON.stringify(kept));
    renameSync(`${name}.tmp`, name);
    response.end(JSON.stringify({ MessageId: `local-${count}` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** The latest letters, newest first. */
    letters: (most = 50): KeptLetter[] =>
      readdirSync(root)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .slice(-most)
        .reverse()
        .map((name) => JSON.parse(readFileSync(join(root, name), 'utf8'))),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
