/** What holds for an environment where its file says nothing else. */
import { type Name, names, type Size } from './environments.ts';

const everywhere = { tick: 'cron(0/5 * * * ? *)', secret: 1 };
const size = (memory: number, concurrency?: number): Size => ({
  memory,
  ...(concurrency && { concurrency }),
});

const usual: { [One in Name]: object & { limits: object; retention: object } } = {
  dev: {
    ...{ ...everywhere, log: 'DEBUG', retention: { logs: 30, versions: 7 } },
    limits: {
      ...{ rate: 20, burst: 40, budget: 20 },
      ...{ api: size(1024), schedule: size(1024), letters: size(512) },
    },
  },
  staging: {
    ...{ ...everywhere, log: 'INFO', retention: { logs: 90, versions: 30 } },
    limits: {
      ...{ rate: 50, burst: 100, budget: 40 },
      ...{ api: size(1024, 20), schedule: size(1024, 5), letters: size(512, 2) },
    },
  },
  prod: {
    ...{ ...everywhere, log: 'INFO', retention: { logs: 365, versions: 365 } },
    limits: {
      ...{ rate: 100, burst: 200, budget: 100 },
      ...{ api: size(1024, 100), schedule: size(1024, 10), letters: size(512, 5) },
    },
  },
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the file says, over what is usual; what is of another make is left for the schema to refuse. */
function over(base: object, said: unknown): unknown {
  return isObject(said) ? { ...base, ...said } : said;
}

/** The file with what is usual put in where it says nothing. */
export function filled(file: unknown): unknown {
  if (!isObject(file)) return file;
  const known = names.flatMap((name) => {
    const { [name]: said } = file;
    if (!isObject(said)) return [];
    const { limits, retention, ...base } = usual[name];
    const deep = {
      limits: over(limits, said.limits ?? {}),
      retention: over(retention, said.retention ?? {}),
    };
    return [[name, { ...base, ...said, ...deep }]];
  });
  return { ...file, ...Object.fromEntries(known) };
}
