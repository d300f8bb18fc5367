// The local S3 must refuse what S3 refuses: it stands where the real one will stand, and a fault
// that it lets through would be met first by a school. Refusals first.

import { afterAll, beforeAll } from 'vitest';
import { setUp, tearDown } from './s3/bench.ts';
import { faults } from './s3/faults.ts';
import { joining } from './s3/joining.ts';
import { keeping } from './s3/keeping.ts';
import { parts } from './s3/parts.ts';
import { refusals } from './s3/refusals.ts';
import { scanning } from './s3/scanning.ts';
import { strangers } from './s3/strangers.ts';
import { times } from './s3/times.ts';

beforeAll(setUp);
afterAll(tearDown);
strangers();
refusals();
keeping();
parts();
joining();
scanning();
times();
faults();
