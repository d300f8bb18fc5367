/** What was opened in this window, documents by their ids and links by their addresses: what is accepted unread is told. */
export const opened = new Set<string>();
