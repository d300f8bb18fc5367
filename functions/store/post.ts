/** What is posted, and what carries it: SES or an SMTP server. */

/** `id`: by which the post tells later what became of it; a letter without one is nobody's to ask about. */
export type Letter = { to: string; subject: string; text: string; id?: string };

/** What carries a letter, in both its parts; throws when the post does not take it, so that it is tried again. */
export type Post = (letter: Letter & { html: string }) => Promise<void>;
