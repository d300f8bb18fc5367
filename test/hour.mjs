/**
 * Another hour of the day for a run of tests: preloaded (`NODE_OPTIONS=--import`), it moves the clock of the process so
 * that Moscow shows TEST_HOUR when the run begins. What measures time, and timers, go on as they are.
 */
import { ServerResponse } from 'node:http';

const hour = Number(process.env.TEST_HOUR);
if (!Number.isInteger(hour) || hour < 0 || hour > 23)
  throw new Error(`TEST_HOUR must be an hour from 0 to 23, not «${process.env.TEST_HOUR}»`);

const Real = globalThis.Date;
const told = Real.now.bind(Real);

// Reckoned once, and inherited: a process that starts later in the run must not see the clock go back.
process.env.TEST_SHIFT ??= String(new Real(told()).setUTCHours(hour - 3, 0, 0, 0) - told());
const shift = Number(process.env.TEST_SHIFT);
const now = () => told() + shift;

Real.now = now;
globalThis.Date = new Proxy(Real, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length > 0 ? given : [now()], made),
  apply: () => new Real(now()).toString(),
});
// What copies a date by its own constructor comes here too.
Real.prototype.constructor = globalThis.Date;

// Node dates its answers by a clock of its own, and the AWS SDK takes another time in an answer for its own clock's
// fault: it signs by that time then, and asks again what was refused.
const { writeHead } = ServerResponse.prototype;
ServerResponse.prototype.writeHead = function (...given) {
  if (!this.headersSent && !this.hasHeader('date'))
    this.setHeader('date', new Real(now()).toUTCString());
  return writeHead.apply(this, given);
};
