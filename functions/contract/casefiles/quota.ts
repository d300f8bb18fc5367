/** Case files that those of one school, and those of one office who may have all, may ask for a day. Apart from schemas: the page says it. */
export const mostADay = { school: 20, office: 60 } as const;
