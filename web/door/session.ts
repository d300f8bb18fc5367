/** Who is signed in: asked at the start, kept alive while somebody works, ended on request. */
import { forget, recall, remember } from './backup.ts';
import { api, read } from './client.ts';
import { leaving, session, signInAgain, site } from './state.ts';

const keepAlive = 20 * 60_000;

/** Reads the site and the session, and keeps the session alive while the page is in use. */
export function start(): void {
  void refreshSite();
  if (recall(mark)) {
    session.value = null;
    void leave();
  } else void refresh();
  let active = false;
  for (const event of ['keydown', 'pointerdown'])
    addEventListener(event, () => {
      active = true;
    });
  setInterval(() => {
    if (active && session.peek()) void refresh();
    active = false;
  }, keepAlive);
}

/** What the site says of itself; asked again until it answers. */
const refreshSite = (): Promise<void> =>
  read(api.site.$get()).then(
    (value) => {
      site.value = value;
    },
    () => {
      setTimeout(refreshSite, 3000);
    },
  );

/** Asks the server who is signed in. */
export const refresh = (): Promise<void> =>
  read(api.session.$get()).then(
    (value) => {
      session.value = value;
      signInAgain.value = false;
    },
    (failure) => {
      if (failure.code === 'signed-out' && !session.peek()) session.value = null;
      else if (session.peek() === undefined) session.value = null;
    },
  );

/** Under this name it is kept that somebody has left and the server does not know yet. */
const mark = 'leaving';
const again = 10_000;

/** Signs out here at once, and on the server as soon as it answers, also after this window was closed. */
export async function signOut(): Promise<void> {
  remember(mark, true);
  session.value = null;
  await leave();
}

/** Ends the session on the server. Until then nobody is signed in here, whatever cookie the browser has. */
async function leave(): Promise<void> {
  // Whoever has signed in since has another cookie: that one is not to be ended.
  if (session.peek()) return forget(mark);
  try {
    await read(api.session.$delete());
    forget(mark);
    leaving.value = false;
  } catch {
    leaving.value = true;
    setTimeout(leave, again);
  }
}
