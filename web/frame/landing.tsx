/** The front door: for strangers what this is, for those who are signed in the first of their places. */

import { useEffect } from 'preact/hooks';
import { lazy, useLocation } from 'preact-iso';
import { session, site } from '../door/state.ts';
import { Loading } from '../kit/notice.tsx';
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

/** An address of before: what it meant now has its road map in it. */
export function Moved() {
  const { url, route } = useLocation();
  const roadmap = useRoadmap();
  useEffect(() => {
    if (roadmap) route(movedTo(url, roadmap), true);
  }, [roadmap]);
  return site.value && !roadmap ? <Home /> : <Loading />;
}

const movedTo = (url: string, roadmap: string): string =>
  `/roadmaps/${roadmap}${url.replace(/^\/roadmap\/?(?=$|[?#])/, '')}`;
