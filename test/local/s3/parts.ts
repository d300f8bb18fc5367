// Large files go by parts, and no part goes that is not what was agreed: refusals of the engine for
// numbers, orders, sizes, checksums and links.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import * as S3 from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../infra/local/gate/refusal.ts';
import { type Named, parseManifest } from '../../../infra/local/s3/manifest.ts';
import { clientOf, refusal, send, sha, told } from './bench.ts';
import {
  abort,
  absent,
  all,
  away,
  begin,
  complete,
  create,
  LARGEST,
  large,
  MB,
  numbers,
  part,
  SHA256,
} from './large.ts';

const incoming = () => readdir(join(large.root, 'incoming'));

/** The suite of what is refused of uploads by parts. */
export function parts(): void {
  describe('an upload by parts', () => {
    beforeAll(begin);
    afterAll(away);

    it('is refused in a wrong order, too small, with a part missing, or other than it was sent', async () => {
      const at = await create('strict');
      const [one, two, three] = await all(at);
      const four = await part(at, 4, Buffer.from('small'));
      const tries: [S3.CompletedPart[], string][] = [
        [[two, one], '400 InvalidPartOrder'],
        [[one, one], '400 InvalidPartOrder'],
        [[one, { ...two, PartNumber: 9 }], '400 InvalidPart'],
        [[one, { ...two, ETag: '"0"' }], '400 InvalidPart'],
        [[one, { ...two, ChecksumSHA256: sha('x') }], '400 InvalidPart'],
        [[one, { PartNumber: 2, ETag: two.ETag }], '400 InvalidRequest'],
        [[one, three, four], '400 EntityTooSmall'],
        [[], '400 MalformedXML'],
      ];
      for (const [list, answer] of tries) expect(await refusal(complete(at, list))).toBe(answer);
      await absent('strict');
      expect(await numbers(at)).toEqual([1, 2, 3, 4]);
      await abort(at);
    });

    it('is refused over the largest size, as one part and as a whole', async () => {
      const at = await create('large');
      const bytes = Buffer.alloc(12 * MB);
      const list = [await part(at, 1, bytes), await part(at, 2, bytes)];
      expect(await refusal(complete(at, list))).toBe('400 EntityTooLarge');
      expect(await refusal(part(at, 3, Buffer.alloc(LARGEST + 1)))).toBe('400 EntityTooLarge');
      await absent('large');
      await abort(at);
    });

    it('takes no part with false or no checksum, under no number, or of no upload', async () => {
      const at = await create('parts');
      const bytes = Buffer.from('x');
      const plain = clientOf(large.engine.url, { requestChecksumCalculation: 'WHEN_REQUIRED' });
      const bare = new S3.UploadPartCommand({ ...at, PartNumber: 1, Body: bytes });
      expect(await refusal(plain.send(bare))).toBe('400 InvalidRequest');
      expect(await refusal(part(at, 1, bytes, { ChecksumSHA256: sha('y') }))).toBe('400 BadDigest');
      expect(await refusal(part(at, 1, bytes, {}))).toBe('400 InvalidRequest');
      expect(await refusal(part(at, 0, bytes))).toBe('400 InvalidArgument');
      expect(await refusal(part(at, 10_001, bytes))).toBe('400 InvalidArgument');
      for (const other of [
        { ...at, UploadId: '../objects' },
        { ...at, Key: 'other' },
      ]) {
        expect(await refusal(part(other, 1, bytes))).toBe('404 NoSuchUpload');
        expect(await refusal(numbers(other))).toBe('404 NoSuchUpload');
        expect(await refusal(abort(other))).toBe('404 NoSuchUpload');
        expect(await refusal(complete(other, [{ PartNumber: 1, ETag: 'x' }]))).toBe(
          '404 NoSuchUpload',
        );
      }
      expect(await numbers(at)).toEqual([]);
      expect(await incoming()).toEqual([]);
      await abort(at);
      plain.destroy();
    });

    it('is completed by a list that reads as it was written; any other text is a refusal', () => {
      const entry = fc.record({
        number: fc.integer({ min: 1, max: 10_000 }),
        md5: fc.string({ unit: fc.constantFrom(...'0123456789abcdef') }),
        checksum: fc.option(fc.record({ name: fc.constant('sha256'), value: fc.base64String() })),
      });
      const write = ({ number, md5, checksum }: Named) =>
        `<Part>\n <ETag>&quot;${md5}&quot;</ETag>${
          checksum ? `<ChecksumSHA256>${checksum.value}</ChecksumSHA256>` : ''
        }<PartNumber>${number}</PartNumber></Part>`;
      const root = (text: string) =>
        `<CompleteMultipartUpload xmlns="x">${text}</CompleteMultipartUpload>`;
      fc.assert(
        fc.property(fc.array(entry, { minLength: 1 }), (list) => {
          expect(parseManifest(root(list.map(write).join('')))).toEqual(list);
        }),
      );
      const word = fc.constantFrom(
        '<Part>',
        '</Part>',
        '<ETag>',
        '</ETag>',
        '<a/>',
        '&x;',
        '1',
        ' ',
      );
      fc.assert(
        fc.property(fc.array(word), (words) => {
          expect(() => parseManifest(root(words.join('')))).toThrow(Refusal);
        }),
      );
    });

    it('begins with no checksum that cannot be put together', async () => {
      const answers = [
        refusal(create('x', { ...SHA256, ChecksumType: 'FULL_OBJECT' })),
        refusal(create('x', { ChecksumType: 'COMPOSITE' })),
        refusal(create('x', { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' })),
        refusal(create('x', { ChecksumAlgorithm: 'CRC64NVME' })),
      ];
      expect(await Promise.all(answers)).toEqual([
        '400 InvalidRequest',
        '400 InvalidRequest',
        '501 NotImplemented',
        '501 NotImplemented',
      ]);
    });

    it('takes by a signed link the agreed bytes as the agreed part and no others', async () => {
      const at = await create('linked');
      const stranger = await create('linked');
      const bytes = Buffer.from('agreed part');
      const headers = { 'x-amz-checksum-sha256': sha(bytes) };
      const signer = clientOf(large.engine.url, { requestChecksumCalculation: 'WHEN_REQUIRED' });
      const promise = { ContentLength: bytes.length, ChecksumSHA256: sha(bytes) };
      const url = await getSignedUrl(
        signer,
        new S3.UploadPartCommand({ ...at, PartNumber: 2, ...promise }),
        {
          unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
          signableHeaders: new Set(['host', 'content-length', 'x-amz-checksum-sha256']),
        },
      );
      const forged = '403 SignatureDoesNotMatch';
      const tries: [string, Uint8Array<ArrayBuffer>, Record<string, string>, string][] = [
        [url, Buffer.from('forged part'), headers, '400 BadDigest'],
        [url, Buffer.concat([bytes, bytes]), headers, forged],
        [url, bytes, { 'x-amz-checksum-sha256': sha('other') }, forged],
        [url, bytes, {}, forged],
        [url.replace('partNumber=2', 'partNumber=1'), bytes, headers, forged],
        [url.replace(at.UploadId, stranger.UploadId), bytes, headers, forged],
        [url.replace('/linked?', '/other?'), bytes, headers, forged],
      ];
      for (const [link, body, given, answer] of tries) {
        expect(await told(await send(link, body, given))).toBe(answer);
      }
      expect([await numbers(at), await numbers(stranger)]).toEqual([[], []]);
      const done = await send(url, bytes, headers);
      expect([done.status, done.headers.get('x-amz-checksum-sha256')]).toEqual([200, sha(bytes)]);
      expect(await numbers(at)).toEqual([2]);
      await Promise.all([abort(at), abort(stranger)]);
      signer.destroy();
    });

    it('is gone when aborted, also under a part that is on its way', async () => {
      const at = await create('aborted');
      const list = [await part(at, 1)];
      let release = () => {};
      const gone = new Promise<void>((resolve) => {
        release = resolve;
      });
      const slow = async function* () {
        yield Buffer.alloc(MB);
        await gone;
        yield Buffer.alloc(MB);
      };
      const more = { ...SHA256, ContentLength: 2 * MB };
      const under = refusal(part(at, 2, Readable.from(slow()), more));
      while ((await incoming()).length === 0) await new Promise((next) => setTimeout(next, 5));
      await abort(at);
      release();
      const late = [part(at, 2), complete(at, list), numbers(at), abort(at)].map(refusal);
      for (const answer of [under, ...late]) expect(await answer).toBe('404 NoSuchUpload');
      expect(await readdir(join(large.root, 'uploads'))).toEqual([]);
      await absent('aborted');
    });
  });
}
