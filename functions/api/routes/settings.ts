/** What the municipality says of itself: its name, offices, contacts, and its own words. */
import { Hono } from 'hono';
import { Settings, SettingsInput } from '../../contract/settings/municipality.ts';
import * as verbs from '../../domain/settings.ts';
import { type Env, gives, readVersion, tagged, takes, versioned, writeVersion } from '../verb.ts';

export const settings = new Hono<Env>()
  .get(
    '/',
    tagged,
    gives(Settings, 'What the municipality says of itself', 'forbidden', 'absent'),
    async (c) => {
      const kept = await verbs.read(c.get('ctx'));
      writeVersion(c, kept.version);
      return c.json(Settings.parse(kept));
    },
  )
  .put(
    '/',
    versioned,
    gives(Settings, 'Change what the municipality says of itself', 'forbidden', 'absent'),
    takes(SettingsInput),
    async (c) => {
      const kept = await verbs.keep(c.get('ctx'), c.req.valid('json'), readVersion(c));
      writeVersion(c, kept.version);
      return c.json(Settings.parse(kept));
    },
  );
