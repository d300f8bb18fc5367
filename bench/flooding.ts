/** A flood of one person, in a thread of its own: so many requests a second, whether or not those before were answered. */
import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

export type Flood = {
  site: string;
  path: string;
  cookie: string;
  seconds: number;
  perSecond: number;
};
/** How many were answered, how many refused as too often, and how many of these without a word of when to come again. */
export type Flooded = { answered: number; refused: number; bare: number; others: number };

/** Requests that are open at once; a flood does no more to this machine. */
const most = 400;

const { site, path, cookie, seconds, perSecond } = workerData as Flood;
const found: Flooded = { answered: 0, refused: 0, bare: 0, others: 0 };
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const headers = { cookie };
const began = performance.now();
let [sent, open] = [0, 0];

const done = (one: keyof Flooded) => {
  found[one]++;
  open--;
};

function ask(): void {
  sent++;
  open++;
  get(`${site}${path}`, { agent, headers }, (answer) => {
    answer.resume();
    const { statusCode = 0 } = answer;
    if (statusCode === 429 && !answer.headers['retry-after']) found.bare++;
    answer.once('end', () =>
      done(statusCode === 429 ? 'refused' : statusCode === 200 ? 'answered' : 'others'),
    );
  }).once('error', () => done('others'));
}

const timer = setInterval(() => {
  const elapsed = (performance.now() - began) / 1000;
  if (elapsed < seconds) {
    while (sent < elapsed * perSecond && open < most) ask();
  } else if (open === 0 || elapsed > 2 * seconds) {
    clearInterval(timer);
    agent.destroy();
    parentPort?.postMessage(found);
  }
}, 5);
