/** The door of the `api` function on Lambda, behind an HTTP API. */
import { handle } from 'hono/aws-lambda';
import { wire } from '../wire.ts';
import { createApp } from './app.ts';

export const handler = handle(createApp(wire(), (c) => c.env.requestContext.http.sourceIp));
