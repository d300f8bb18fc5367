/** The door of the `schedule` function on Lambda, and of `letters`: asked by the clock and by the API. */
import type { Measure } from '../contract/measures.ts';
import { openMail } from '../store/mail.ts';
import { wire } from '../wire.ts';
import { run } from './run.ts';

const house = wire();
const mail = openMail(house.config);

/** Lambda writes an object as JSON, of which CloudWatch makes metrics (`infra/aws/metrics.ts`). */
const measure: Measure = (name, value) => console.info({ [name]: value });

export const handler = (event: unknown): Promise<void> => run(house, mail, event, measure);
