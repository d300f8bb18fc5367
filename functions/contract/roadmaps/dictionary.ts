/** placeholder until the reading lands */
export const dictionary: {
  executors: { id: string; aliases: string[] }[];
  kinds: { id: string; name: string; aliases: string[] }[];
} = { executors: [], kinds: [] };
