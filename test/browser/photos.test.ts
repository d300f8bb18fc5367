/**
 * An album of photographs in a real browser, under the site's own policy of content: orientations are honoured, what
 * cannot be opened is said, pages are put in order by keyboard, and the PDF has the pages and nothing of the cameras.
 */
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { look, patience, stand } from './browser.ts';

const { browser, system } = await stand();
const root = join(import.meta.dirname, '../..');

const entry = `
  import { h, render } from 'preact';
  import '${root}/web/style/all.css';
  import { Album } from '${root}/web/documents/photos/album.tsx';
  const form = document.querySelector('form');
  form.addEventListener('submit', () => { document.title = 'submitted'; });
  const onMade = (pdf) => { window.made = pdf; };
  const onClose = () => { render(null, form); };
  render(h(Album, { files: [], onMade, onClose }), form);`;

/** The album alone, bundled as the pages are. */
async function bundled(): Promise<Map<string, string | Uint8Array>> {
  const name = 'entry:album';
  const made = await build({
    root,
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [
      {
        name: 'album',
        resolveId: (id) => (id === name ? name : undefined),
        load: (id) => (id === name ? entry : undefined),
      },
    ],
    build: {
      write: false,
      rolldownOptions: {
        input: name,
        output: { entryFileNames: 'album.js', assetFileNames: '[name][extname]' },
      },
    },
  });
  const { output } = [made].flat()[0] as Extract<typeof made, { output: unknown }>;
  return new Map(output.map((one) => [one.fileName, one.type === 'chunk' ? one.code : one.source]));
}

async function openAlbum(width: number): Promise<Page> {
  const files = await bundled();
  const style = [...files.keys()].find((name) => name.endsWith('.css'));
  files.set(
    '',
    `<!doctype html><html lang="ru" data-color-scheme="light"><head><meta charset="utf-8"><title>Альбом</title>
    <meta name="viewport" content="width=device-width"><link rel="stylesheet" href="${style}">
    <script type="module" src="album.js"></script></head>
    <body><main><h1>Отчёт</h1><form></form></main></body></html>`,
  );
  const policy = (await fetch(system.site)).headers.get('content-security-policy') ?? '';
  expect(policy).toContain('img-src');
  const kinds: Record<string, string> = { js: 'text/javascript', css: 'text/css', '': 'text/html' };
  const answer = (route: Route) => {
    const name = new URL(route.request().url()).pathname.replace('/album/', '');
    const body = files.get(name);
    if (body === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({
      body: typeof body === 'string' ? body : Buffer.from(body),
      contentType: kinds[/\.(\w+)$/.exec(name)?.[1] ?? ''] ?? 'font/woff2',
      headers: { 'content-security-policy': policy },
    });
  };
  const context = await browser.newContext({ viewport: { width, height: 768 }, locale: 'ru-RU' });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.route(`${system.site}/album/**`, answer);
  await page.goto(`${system.site}/album/`);
  return page;
}

/** 300 × 400 as seen: grey, its upper left corner red; stored so that the orientation turns it back. */
async function photograph(page: Page, orientation: 1 | 3 | 6 | 8): Promise<Buffer> {
  const url = await page.evaluate((orientation) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = orientation < 5 ? [300, 400] : [400, 300];
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    const stored = {
      1: [1, 0, 0, 1, 0, 0],
      3: [-1, 0, 0, -1, 300, 400],
      6: [0, -1, 1, 0, 0, 300],
      8: [0, 1, -1, 0, 400, 0],
    };
    context.setTransform(
      ...(stored[orientation] as [number, number, number, number, number, number]),
    );
    context.fillStyle = '#888';
    context.fillRect(0, 0, 300, 400);
    context.fillStyle = '#f00';
    context.fillRect(0, 0, 100, 100);
    return canvas.toDataURL('image/jpeg', 0.95);
  }, orientation);
  const jpeg = Buffer.from(url.split(',')[1] ?? '', 'base64');
  // EXIF of one tag, the orientation, and of the camera's name in what follows.
  const tags = [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0MM\0*\0\0\0\u0008', 'latin1'),
    Buffer.from(tags),
    Buffer.from('SecretCamera'),
  ]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

/** Red, green and blue of a JPEG at a place given in parts of its sides. */
const colourAt = (page: Page, jpeg: Buffer, x: number, y: number): Promise<number[]> =>
  page.evaluate(
    async ({ base64, x, y }) => {
      const image = new Image();
      image.src = `data:image/jpeg;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      return [...context.getImageData(image.width * x, image.height * y, 1, 1).data].slice(0, 3);
    },
    { base64: jpeg.toString('base64'), x, y },
  );

test('photographs become one PDF: in order, turned, upright, without what the camera wrote', async () => {
  const page = await openAlbum(360);
  const jpegs = await Promise.all(([1, 3, 6, 8] as const).map((one) => photograph(page, one)));
  const transparent = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [50, 60];
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  const choose = (files: [string, Buffer][]) =>
    page
      .getByLabel('Добавить снимки')
      .setInputFiles(files.map(([name, buffer]) => ({ name, mimeType: 'image/jpeg', buffer })));
  const press = (name: string) => page.getByRole('button', { name, exact: true });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

  await press('Собрать PDF').click();
  await page.getByText('Добавьте хотя бы один снимок').waitFor();
  await choose([
    ['IMG_1.jpg', jpegs[0] as Buffer],
    ['IMG_2.heic', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1')],
    ['IMG_3.jpg', (jpegs[0] as Buffer).subarray(0, -40)],
    ['IMG_4.jpg', jpegs[1] as Buffer],
  ]);
  await page.getByText('открыть не может: формат HEIC').first().waitFor();
  await page.getByText('открыть не может: файл повреждён').first().waitFor();
  await choose([
    ['IMG_5.jpg', jpegs[2] as Buffer],
    ['IMG_6.jpg', jpegs[3] as Buffer],
    ['IMG_7.png', Buffer.from(transparent, 'base64')],
  ]);
  await page.getByText(/^5\sстраниц, .*Не войдёт: 2\sснимка$/).waitFor();
  await look(page, 'album-360');
  await page.setViewportSize({ width: 1366, height: 768 });
  await look(page, 'album');

  // The transparent one comes first by keyboard alone; the focus stays with it.
  await press('Раньше: страница 5').focus();
  for (const place of [4, 3, 2, 1]) {
    await page.keyboard.press('Enter');
    await page.getByText(`Теперь это страница ${place} из 5`).waitFor();
    expect(await focused()).toBe(`Раньше: страница ${place}`);
  }
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('Раньше: страница 1');
  await press('Повернуть: страница 3').click();
  await press('Убрать: снимок IMG_2.heic').click();
  expect(await focused()).toBe('Убрать: снимок IMG_3.jpg');
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('Убрать: страница 2');

  // What is pasted is not cut: that it is too long is told at its field.
  await page.getByLabel('Название документа').fill('П'.repeat(252));
  await press('Собрать PDF').click();
  await page.getByText('Слишком длинный текст: сократите.').waitFor();
  await page.getByLabel('Название документа').fill('Протокол № 4');
  await page.keyboard.press('Enter');
  await press('Собрать PDF').click();
  const made = await page.evaluate(async () => {
    const { made } = window as unknown as { made: File };
    return { name: made.name, bytes: [...new Uint8Array(await made.arrayBuffer())] };
  });
  expect([made.name, await page.title()]).toEqual(['Протокол № 4.pdf', 'Альбом']);
  const text = Buffer.from(made.bytes).toString('latin1');
  expect(text).not.toMatch(/Exif|SecretCamera/);
  const sheets = [...text.matchAll(/MediaBox \[0 0 (\S+) (\S+)\]/g)];
  expect(sheets.map(([, w, h]) => (Number(w) > Number(h) ? 'lies' : 'stands'))).toEqual([
    'stands',
    'stands',
    'lies',
    'stands',
    'stands',
  ]);
  const pictures = [...text.matchAll(/DCTDecode[^>]*>>\nstream\n([\s\S]*?)\nendstream/g)].map(
    ([, jpeg]) => Buffer.from(jpeg ?? '', 'latin1'),
  );
  const [white, ...upright] = pictures;
  expect(await colourAt(page, white as Buffer, 0.5, 0.5)).toEqual([255, 255, 255]);
  expect(upright.length).toBe(4);
  for (const jpeg of upright) {
    const [red = 0, green = 255] = await colourAt(page, jpeg, 0.1, 0.1);
    expect([red > 200, green < 60]).toEqual([true, true]);
    expect((await colourAt(page, jpeg, 0.9, 0.9))[1]).toBeGreaterThan(100);
  }
  expect(text.match(/Width 300 \/Height 400/g)?.length).toBe(4);
  await press('Отменить').click();
  await page.getByText('Страницы одного документа').waitFor({ state: 'detached' });
  await page.context().close();
});
