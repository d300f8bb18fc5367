/**
 * The site on one machine, as CloudFront puts it together elsewhere: the API, the built pages, security headers;
 * and the letters, which only exist here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { createApp } from '../../functions/api/app.ts';
import type { Pace } from '../../functions/api/pace.ts';
import type { Beginning } from './begin.ts';
import { demoPeople } from './demo.ts';
import { isLoopback } from './gate/serve.ts';
import type { Ground } from './ground.ts';
import { lettersPage } from './letters.ts';

const strip =
  '<aside class="demo">Всё на одной машине: письма лежат на странице <a href="/letters" target="_blank">«Письма»</a>, там же — кем можно войти.</aside>';

type Site = Hono<{ Bindings: Partial<HttpBindings> }>;

/** Serves a ground's house with the pages built in `pages`; without them somebody else serves pages (`dev.ts`). */
export function createSite(
  ground: Ground,
  pages?: string,
  people: Beginning['people'] = Object.values(demoPeople),
  pace?: Pace,
) {
  const api = createApp(ground.house, (c) => getConnInfo(c).remote.address, pace);
  const { storage } = ground;
  const site: Site = new Hono();
  const home = new URL(ground.house.config.site);
  // A page of another site whose name was made to point here would be a page of this one to the browser.
  site.use((c, next) => {
    const { host } = new URL(c.req.url);
    if (isLoopback(host) || host === home.host) return next();
    return Promise.resolve(
      c.text(`По этому имени «Опора» не отвечает. Откройте ${home.origin}`, 421),
    );
  });
  // The adapter reads TRACE as GET; CloudFront and API Gateway do not take it, so neither does this.
  site.use((c, next) =>
    c.env?.incoming?.method === 'TRACE' ? Promise.resolve(c.body(null, 405)) : next(),
  );
  site.use(
    '/letters',
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"] },
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
  );
  site.get('/letters', (c) => c.html(lettersPage(ground.letters(), people)));
  site.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', storage],
        connectSrc: ["'self'", storage],
        frameSrc: [storage],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
      crossOriginEmbedderPolicy: false,
      crossOriginResourcePolicy: 'same-origin',
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
  );
  site.all('/api/*', (c) => api.fetch(c.req.raw, c.env));
  return pages === undefined ? site : withPages(site, pages);
}

/** Pages at every address that is nobody else's. */
function withPages(site: Site, pages: string): Site {
  const page = readFileSync(join(pages, 'index.html'), 'utf8').replace(
    '</body>',
    `${strip}</body>`,
  );
  site.use(compress());
  site.use('/assets/*', async (c, next) => {
    await next();
    if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable');
  });
  site.use(serveStatic({ root: pages, index: 'none' }));
  site.get('/assets/*', (c) => c.notFound());
  site.get('*', (c) => {
    c.header('cache-control', 'no-cache');
    return c.html(page);
  });
  return site;
}
