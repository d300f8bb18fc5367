/** The door of the `api` function on Lambda. */
import { handle } from 'hono/aws-lambda';
import { wire } from '../wire.ts';
import { createApp } from './app.ts';

export const handler = handle(createApp(wire()));
