/**
 * What a browser and a cold function load before anything is done. Sizes do not hang on the machine, so they are tests;
 * how long things take is told by `npm run bench` alone. What is promised stands in `bench/promises.ts`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundle } from '../bench/bundle.ts';
import { formPage, weighPages } from '../bench/pages.ts';
import { promises } from '../bench/promises.ts';

const folder = await mkdtemp(join(tmpdir(), 'opora-weights-'));
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
const { weights } = await weighPages(join(folder, 'web'));

test('the form page brings no more script than is promised before anything is asked of it', () => {
  const [form, ...others] = weights.filter(({ page }) => page === formPage);
  expect(others).toEqual([]);
  expect((form?.script ?? Number.NaN) / 1000).toBeLessThanOrEqual(promises.form);
});

test('no page brings more styles than are promised', () => {
  expect(weights.length).toBeGreaterThan(5);
  for (const { page, css } of weights) {
    expect(css, page).toBeGreaterThan(0);
    expect(css / 1000, page).toBeLessThanOrEqual(promises.styles);
  }
});

test('the API loads no more code before its first request than is promised', async () => {
  const { initial } = await bundle('functions/api/handler.ts', join(folder, 'api'), true);
  expect(initial / 1000).toBeLessThanOrEqual(promises.start);
});
