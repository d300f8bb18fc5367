/**
 * The web outside, as tests know it: names of a small world, and one server behind all its public addresses. Its `dial`
 * notes where the house wanted to go, and fails when that is not the public internet.
 */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import { isPublic } from '../functions/store/addresses.ts';
import { openWeb } from '../functions/store/web.ts';
import { certificate } from './certificate.ts';

export type Limits = { hop: number; whole: number; body: number };

/** The addresses that a name has, one list for each time that it is asked for: the last one stays. */
export type Names = Record<string, string[][]>;

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Starts the world. `page` is what its server answers, and may be changed at any time. */
export async function startOutside(names: Names, page: RequestListener = (_, done) => done.end()) {
  const world = {
    page,
    names,
    /** Off line every name is unknown, as a machine without a network hears. */
    online: true,
    asked: [] as { url: string; headers: Record<string, unknown> }[],
    resolved: [] as string[],
    dialled: [] as string[],
  };
  const answer: RequestListener = (request, response) => {
    world.asked.push({ url: request.url ?? '', headers: request.headers });
    world.page(request, response);
  };
  const plain = createServer(answer);
  const secure = createSecure(certificate('site.example'), answer);
  const ports = { plain: await listen(plain), secure: await listen(secure) };

  async function resolve(host: string) {
    const name = host.replace(/\.$/, '');
    const times = world.resolved.filter((one) => one === name).length;
    world.resolved.push(name);
    // What a system says of names of this machine, and of «intranet» where there is one.
    if (/localhost$|^intranet$/.test(name)) return [{ address: '127.0.0.1', family: 4 }];
    const answers = world.online ? world.names[name] : undefined;
    if (!answers) throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
    const found = answers[Math.min(times, answers.length - 1)] ?? [];
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  }

  /** The house's look at this world. `port` stands behind every address instead of the servers. */
  const open = (limits?: Limits, port?: number) =>
    openWeb({
      resolve,
      dial(address, wanted) {
        world.dialled.push(address);
        if (!isPublic(address)) throw new Error(`Dialled ${address}`);
        return connect(port ?? (wanted === 443 ? ports.secure : ports.plain), '127.0.0.1');
      },
      ...(limits && { limits }),
    });

  return Object.assign(world, {
    ports,
    open,
    /** Forgets what was asked. */
    forget: () => void Object.assign(world, { asked: [], resolved: [], dialled: [] }),
    async close() {
      for (const server of [plain, secure]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  });
}
