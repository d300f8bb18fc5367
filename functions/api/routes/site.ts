/** What anybody may read without signing in: whose site this is, its goal and plans, whom to ask. */
import { Hono } from 'hono';
import { Site } from '../../contract/site.ts';
import type { House } from '../../domain/context.ts';
import * as pages from '../../domain/site.ts';
import { anybody, type Env, gives } from '../verb.ts';

export const site = (house: House) =>
  new Hono<Env>().get(
    '/',
    anybody,
    gives(Site, 'Whose site this is, its goal and plans, whom to ask', 'damaged'),
    async (c) => c.json(Site.parse(await pages.home(c.get('ctx'), house.config.today))),
  );
