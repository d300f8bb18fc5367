/** Signing in as people do: a letter is asked for, the code is read out of it and typed. */
import { keys } from '../../../functions/store/keys.ts';
import type { Answer, stand } from '../../ground.ts';

type Ground = Awaited<ReturnType<typeof stand>>;

/** Another code than this one. */
export const wrong = (code: string) => `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;

/** The cookie that an answer sets. */
export const cookieOf = (answer: Answer<unknown>) =>
  /session=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';

/** The cookie of a browser: each name is a browser of its own. */
export const browserOf = (name: string) => ({
  cookie: `browser=${Buffer.from(name).toString('hex').padEnd(43, '0').slice(0, 43)}`,
});

/** Where somebody asks from: without a browser that of the e-mail, without a network one that nobody else is in. */
type Place = {
  browser?: string;
  network?: string;
  headers?: Record<string, string>;
  attempt?: string;
};

/** What lies of codes for somebody, without what they say. */
export async function traceOf(ground: Ground, person: string): Promise<string[]> {
  const codes = { ...keys.codes(ground.house.config.municipality, person, ''), sk: 'CODE#' };
  const { items } = await ground.house.table.raw(codes);
  return items.flatMap((item) =>
    Object.entries(item).flatMap(([name, value]) =>
      name === 'pk' ? [] : [`${name} ${typeof value} ${String(value).length}`],
    ),
  );
}

/** Signing in at a ground. */
export function signingIn(ground: Ground) {
  const nobody = ground.client();
  let networks = 0;
  const headersOf = (
    email: string,
    { browser = email.trim().toLowerCase(), network, headers }: Place,
  ) => ({
    'x-connection': network ?? `198.51.${100 + Math.floor(++networks / 250)}.${networks % 250}`,
    ...browserOf(browser),
    ...headers,
  });

  const askLetter = async (email: string, place: Place = {}) => {
    const answer = await nobody.post(
      '/session/code',
      { email },
      { headers: headersOf(email, place) },
    );
    await ground.idle();
    return answer;
  };
  const codeOf = (email: string) =>
    /(\d{3}) (\d{3})/.exec(
      ground.letters().find((one) => one.to === email && /код для входа/.test(one.subject))
        ?.subject ?? '',
    )?.[0] ?? '';
  const enter = (email: string, code: string, { attempt, ...place }: Place = {}) =>
    nobody.post(
      '/session',
      { email, code, ...(attempt && { attempt }) },
      { headers: headersOf(email, place) },
    );
  const signIn = async (email: string) => {
    await askLetter(email);
    return enter(email, codeOf(email));
  };
  return { askLetter, codeOf, enter, signIn };
}
