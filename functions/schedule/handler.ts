/** The door of the `schedule` function on Lambda: asked by the clock and by the API. */
import { openMail } from '../store/mail.ts';
import { wire } from '../wire.ts';
import { run } from './run.ts';

const house = wire();
const mail = openMail(house.config);

export const handler = (event: unknown): Promise<void> => run(house, mail, event);
