/** A line between a browser and everything else: it counts what is sent to storage, and is cut or held in mid-body. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Browser } from 'playwright-core';
import { patience } from './browser.ts';

/** Starts a forward proxy; connections that it cuts are really broken, on both sides. */
export async function startLine() {
  const sockets = new Set<Socket>();
  const state = { sent: 0, cutAt: Number.POSITIVE_INFINITY, holdAt: Number.POSITIVE_INFINITY };
  let down = false;
  let told: (() => void) | undefined;
  const cut = () => {
    down = true;
    for (const socket of sockets) socket.destroy();
    told?.();
  };
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    if (down) return asked.socket.destroy();
    // To storage goes what is put by a signed link.
    const stored = asked.method === 'PUT' && asked.url?.includes('X-Amz-');
    const onward = request(asked.url ?? '', { method: asked.method, headers: asked.headers });
    onward.once('response', (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    onward.once('error', () => asked.socket.destroy());
    asked.once('close', () => asked.complete || onward.destroy());
    asked.on('data', (piece: Buffer) => {
      if (stored) state.sent += piece.length;
      if (state.sent > state.cutAt) return cut();
      if (stored && state.sent > state.holdAt) {
        asked.pause();
        told?.();
      } else if (!onward.write(piece)) {
        asked.pause();
        onward.once('drain', () => asked.resume());
      }
    });
    asked.once('end', () => onward.end());
  };
  const server = createServer(pass);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.once('error', () => undefined);
    if (down) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    /** Bytes of bodies that went towards storage. */
    sent: () => state.sent,
    /** A window whose every request goes by this line. */
    window: async (browser: Browser) => {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        locale: 'ru-RU',
        reducedMotion: 'reduce',
        proxy: { server: `http://127.0.0.1:${port}`, bypass: '<-loopback>' },
      });
      context.setDefaultTimeout(patience);
      return context.newPage();
    },
    /** Breaks every connection once so many bytes have gone; resolves then. Nothing passes until `mend`. */
    cutAfter: (bytes: number) =>
      new Promise<void>((resolve) => {
        state.cutAt = state.sent + bytes;
        told = resolve;
      }),
    /** Lets no more than so many bytes through; resolves when they have gone. */
    holdAfter: (bytes: number) =>
      new Promise<void>((resolve) => {
        state.holdAt = state.sent + bytes;
        told = resolve;
      }),
    mend: () => {
      down = false;
      [state.cutAt, state.holdAt] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    },
    close: () => {
      cut();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
