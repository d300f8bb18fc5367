/** Who is signed in: asked at the start, kept alive while somebody works, ended on request. */
import { api, read } from './client.ts';
import { session, signInAgain, site } from './state.ts';

const keepAlive = 20 * 60_000;

/** Reads the site and the session, and keeps the session alive while the page is in use. */
export function start(): void {
  void refreshSite();
  void refresh();
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

/** Signs out and forgets. */
export async function signOut(): Promise<void> {
  await read(api.session.$delete()).catch(() => undefined);
  session.value = null;
  location.assign('/');
}
