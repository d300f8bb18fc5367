/** Signing in as people do: a letter is asked for, the code is read out of it and typed. */
import type { Answer, stand } from '../../ground.ts';

type Ground = Awaited<ReturnType<typeof stand>>;

/** Another code than this one. */
export const wrong = (code: string) => `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;

/** The cookie that an answer sets. */
export const cookieOf = (answer: Answer<unknown>) =>
  /session=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';

/** Signing in at a ground. */
export function signingIn(ground: Ground) {
  const nobody = ground.client();
  let networks = 0;

  /** Asks for a letter, each time from a network of its own so that only the address is limited. */
  const askLetter = async (email: string, from = `198.51.100.${++networks}`, headers = {}) => {
    const answer = await nobody.post(
      '/session/code',
      { email },
      { headers: { 'x-connection': from, ...headers } },
    );
    await ground.idle();
    return answer;
  };
  const codeOf = (email: string) =>
    /(\d{3}) (\d{3})/.exec(
      ground.letters().find((one) => one.to === email && /код для входа/.test(one.subject))
        ?.subject ?? '',
    )?.[0] ?? '';
  const enter = (email: string, code: string, attempt?: string) =>
    nobody.post('/session', { email, code, ...(attempt && { attempt }) });
  const signIn = async (email: string) => {
    await askLetter(email);
    return enter(email, codeOf(email));
  };
  return { askLetter, codeOf, enter, signIn };
}
