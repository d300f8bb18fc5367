/** The pages and their addresses, on one screen. Each page is loaded when it is first opened. */
import './style/all.css';
import { render } from 'preact';
import { ErrorBoundary, LocationProvider, lazy, Route, Router } from 'preact-iso';
import { uploads } from './documents/uploads.ts';
import { start } from './door/session.ts';
import { Shell } from './frame/shell.tsx';

const Landing = lazy(() => import('./frame/landing.tsx').then((page) => page.Landing));
const SignIn = lazy(() => import('./people/entrance.tsx').then((page) => page.SignIn));
const Roadmap = lazy(() => import('./roadmaps/roadmap.tsx').then((page) => page.RoadmapPage));
const Tasks = lazy(() => import('./tasks/tasks.tsx').then((page) => page.Tasks));
const Schools = lazy(() => import('./tasks/schools.tsx').then((page) => page.Schools));
const Task = lazy(() => import('./submissions/submission.tsx').then((page) => page.TaskPage));
const Seldom = lazy(() => import('./frame/seldom.tsx').then((page) => page.Seldom));
const Office = lazy(() => import('./frame/office.tsx').then((page) => page.Office));

/** Whoever works by keyboard or by ear goes on in the page that has come, not at the end of the one that went. */
const arrive = () => document.getElementById('main')?.focus({ preventScroll: true });

const App = () => (
  <LocationProvider>
    <ErrorBoundary>
      <Shell>
        <Router onRouteChange={arrive}>
          <Route path="/" component={Landing} />
          <Route path="/sign-in" component={SignIn} />
          <Route path="/roadmaps/:roadmap" component={Roadmap} />
          <Route path="/roadmaps/:roadmap/tasks" component={Tasks} />
          <Route path="/roadmaps/:roadmap/tasks/:task" component={Task} />
          <Route path="/roadmaps/:roadmap/schools" component={Schools} />
          <Route path="/roadmaps/:roadmap/:page/:rest*" component={Office} />
          <Route default component={Seldom} />
        </Router>
      </Shell>
    </ErrorBoundary>
  </LocationProvider>
);

// A new version was put in place under an open page: its parts have other names now. What was typed is kept.
// A line that is gone looks the same, so the server is asked first; files on their way are not broken off.
addEventListener('vite:preloadError', () => {
  const idle = () => uploads.peek().every((one) => one.step === 'stored');
  fetch('/').then(
    () => idle() && location.reload(),
    () => undefined,
  );
});

// «//x» reads as the name of another site, and «//» as nothing at all.
if (location.pathname.startsWith('//'))
  history.replaceState(null, '', location.href.replace(/^(.+?:\/\/[^/]+)\/+/, '$1/'));

start();
const root = document.getElementById('app');
if (root) {
  root.replaceChildren();
  render(<App />, root);
}
