// Who may not in: every way in which a signature can be absent, false, late or made for something
// else. The links are made as the store makes them.

import * as S3 from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import {
  Bucket,
  clientOf,
  exists,
  KEY,
  put,
  refusal,
  running,
  send,
  sha,
  told,
  uploadUrl,
} from './bench.ts';

/** The suite of refused signatures. */
export function strangers(): void {
  describe('who is refused', () => {
    afterEach(() => {
      running.shift = 0;
    });

    it('a request without a signature', async () => {
      await put('secret');
      expect(await told(await fetch(`${running.engine.url}/${Bucket}/secret`))).toBe(
        '403 AccessDenied',
      );
      expect(await told(await send(`${running.engine.url}/${Bucket}/new`, 'x'))).toBe(
        '403 AccessDenied',
      );
      expect(await exists('new')).toBe(false);
    });

    it.each([
      [
        'an unknown key id',
        { credentials: { ...KEY, accessKeyId: 'other' } },
        '403 InvalidAccessKeyId',
      ],
      [
        'a wrong secret',
        { credentials: { ...KEY, secretAccessKey: 'x' } },
        '403 SignatureDoesNotMatch',
      ],
      ['another region', { region: 'us-west-2' }, '400 AuthorizationHeaderMalformed'],
      ['a clock 16 minutes off', { systemClockOffset: 16 * 60_000 }, '403 RequestTimeTooSkewed'],
    ])('%s', async (_, config, answer) => {
      const stranger = clientOf(running.engine.url, config);
      const command = new S3.PutObjectCommand({ Bucket, Key: 'new', Body: 'x' });
      expect(await refusal(stranger.send(command))).toBe(answer);
      expect(await exists('new')).toBe(false);
    });

    it('a link past its time, a link from the future, a link made for another key or method', async () => {
      const bytes = Buffer.from('%PDF');
      const { url, headers } = await uploadUrl('linked', bytes);
      expect(await told(await send(url.replace('linked', 'stolen'), bytes, headers))).toBe(
        '403 SignatureDoesNotMatch',
      );
      expect(await told(await fetch(url, { headers }))).toBe('403 SignatureDoesNotMatch');
      expect(await told(await send(`${url}&tagging=`, bytes, headers))).toBe(
        '403 SignatureDoesNotMatch',
      );
      running.shift = 901_000;
      const late = await send(url, bytes, headers);
      expect([late.status, await late.text()]).toEqual([
        403,
        expect.stringContaining('Request has expired'),
      ]);
      // Far more than the quarter of an hour that clocks may differ by: the link has been there for a while.
      running.shift = -3600_000;
      expect(await told(await send(url, bytes, headers))).toBe('403 AccessDenied');
      running.shift = 0;
      expect(await exists('linked')).toBe(false);
    });

    it('an upload by link of another length, type or checksum, or without one of them', async () => {
      const bytes = Buffer.from('%PDF-1.7 the agreed bytes');
      const { url, headers } = await uploadUrl('agreed', bytes);
      const { 'x-amz-checksum-sha256': _sum, ...unsummed } = headers;
      const { 'content-type': _type, ...untyped } = headers;
      const other = { ...headers, 'x-amz-checksum-sha256': sha('other') };
      for (const [body, given] of [
        [Buffer.concat([bytes, bytes]), headers],
        [bytes, { ...headers, 'content-type': 'text/html' }],
        [bytes, other],
        [bytes, unsummed],
        [bytes, untyped],
      ] as const) {
        expect(await told(await send(url, body, given))).toBe('403 SignatureDoesNotMatch');
      }
      const extra = { ...headers, 'x-amz-meta-a': 'b' };
      expect(await told(await send(url, bytes, extra))).toBe('403 AccessDenied');
      expect(await told(await send(url, bytes.fill(0), headers))).toBe('400 BadDigest');
      expect(await exists('agreed')).toBe(false);
    });
  });
}
