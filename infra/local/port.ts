/** A port for a server that starts in a moment. */
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems give out by themselves (from 32768 on Linux, from 49152 elsewhere). */
const RANGE = { from: 20_000, to: 32_000 };

/** One that is free now, and that no program gets by chance until it is used. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = RANGE.from + Math.floor(Math.random() * (RANGE.to - RANGE.from));
    const socket = createServer();
    try {
      socket.listen(port, 'localhost');
      await once(socket, 'listening');
      return port;
    } catch {
      // Somebody has it: another one.
    } finally {
      await new Promise((resolve) => socket.close(resolve));
    }
  }
}
