// The local S3 must refuse what S3 refuses: it stands where the real one will stand, and a fault
// that it lets through would be met first by a school. Refusals first.

import { afterAll, beforeAll } from 'vitest';
import { setUp, tearDown } from './bench.ts';
import { faults } from './faults.ts';
import { joining } from './joining.ts';
import { keeping } from './keeping.ts';
import { parts } from './parts.ts';
import { refusals } from './refusals.ts';
import { scanning } from './scanning.ts';
import { strangers } from './strangers.ts';
import { times } from './times.ts';
import { versions } from './versions.ts';

beforeAll(setUp);
afterAll(tearDown);
strangers();
refusals();
keeping();
parts();
joining();
scanning();
times();
versions();
faults();
