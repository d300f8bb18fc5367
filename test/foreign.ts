/**
 * A bucket of another engine in front of which the small scanner stands, as on one machine: it is told of each document that
 * came whole.
 */
import { openScan } from '../infra/local/scan.ts';
import { startProxy } from './proxy.ts';

/** Stands before an engine; whoever opens a bucket from now on finds it there. */
export async function startForeign(endpoint: string, bucket: string) {
  process.env.AWS_ENDPOINT_URL_S3 = endpoint;
  const scanner = openScan(bucket);
  const proxy = await startProxy(endpoint, ({ method = '', url = '' }, status) => {
    const { pathname, searchParams } = new URL(url, endpoint);
    const whole = method === 'PUT' ? !searchParams.has('partNumber') : searchParams.has('uploadId');
    if (status !== 200 || !whole || !['PUT', 'POST'].includes(method)) return;
    if (searchParams.has('tagging') || searchParams.has('uploads')) return;
    scanner.scan(decodeURIComponent(pathname).slice(bucket.length + 2));
  });
  process.env.AWS_ENDPOINT_URL_S3 = proxy.url;
  return proxy;
}
