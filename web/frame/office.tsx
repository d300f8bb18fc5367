/**
 * Pages of a road map that a school opens seldom or never: what waits for review, everybody's tasks, documents, summaries. They
 * come with the first of them, and weigh nothing on the form.
 */
import type { ComponentType } from 'preact';
import { lazy, useLocation } from 'preact-iso';

const Elsewhere = lazy(() => import('./landing.tsx').then((page) => page.Elsewhere));
const Review = lazy(() => import('../reviews/review.tsx').then((page) => page.ReviewPage));
const Summary = lazy(() => import('../summaries/summary.tsx').then((page) => page.SummaryPage));

/** Pages by the word behind the road map. */
const pages: Record<string, ComponentType<{ roadmap: string }>> = {
  queue: lazy(() => import('../reviews/reviews.tsx').then((page) => page.Queue)),
  everybody: lazy(() => import('../tasks/everybody.tsx').then((page) => page.Everybody)),
  evidence: lazy(() => import('../casefiles/evidence.tsx').then((page) => page.EvidencePage)),
  summaries: lazy(() => import('../summaries/summaries.tsx').then((page) => page.Summaries)),
  more: lazy(() => import('./more.tsx').then((page) => page.More)),
};

export function Office({ roadmap }: { roadmap: string }) {
  const { path } = useLocation();
  const [page = '', first = '', second = '', ...more] = path.split('/').slice(3).map(decoded);
  const Page = Object.hasOwn(pages, page) ? pages[page] : undefined;
  if (Page && first === '') return <Page key={page} roadmap={roadmap} />;
  if (page === 'tasks' && second === 'review' && more.length === 0)
    return <Review key={path} roadmap={roadmap} task={first} />;
  if (page === 'summaries' && second !== '' && more.length === 0)
    return <Summary key={path} roadmap={roadmap} day={first} id={second} />;
  return <Elsewhere />;
}

/** A part of an address; one with a bad escape is taken as it is, and leads nowhere. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
