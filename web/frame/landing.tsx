/** The front door: for strangers what this is, for those who are signed in the first of their places. */

import { useEffect } from 'preact/hooks';
import { lazy, useLocation } from 'preact-iso';
import { session, site } from '../door/state.ts';
import { Absent, Loading } from '../kit/notice.tsx';
import { landingOf } from './places.ts';
import { useRoadmap } from './roadmap.ts';

const Home = lazy(() => import('../home/home.tsx').then((page) => page.Home));

export function Landing() {
  const { route } = useLocation();
  const roadmap = useRoadmap();
  const to = session.value && site.value ? landingOf(roadmap) : undefined;
  useEffect(() => {
    if (to) route(to, true);
  }, [to]);
  if (session.value === undefined || !site.value || to) return <Loading />;
  return <Home />;
}

/** Addresses of before: what they meant has its road map in it now. */
const before = /^\/(tasks|queue|roadmap|evidence|summaries(\/[^/]+\/[^/]+)?)$/;

/** What no page has for its address. */
export function Elsewhere() {
  const { path, url, route } = useLocation();
  const roadmap = useRoadmap();
  const moves = before.test(path);
  useEffect(() => {
    if (moves && roadmap) route(movedTo(url, roadmap), true);
  }, [url, roadmap]);
  if (!moves) return <Absent />;
  return site.value && !roadmap ? <Home /> : <Loading />;
}

const movedTo = (url: string, roadmap: string): string =>
  `/roadmaps/${roadmap}${url.replace(/^\/roadmap\/?(?=$|[?#])/, '')}`;
