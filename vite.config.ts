import { defineConfig } from 'vite';
import { guide } from './infra/guide.ts';

/**
 * What every page needs comes in one piece, and so does what forms are checked by, and what both sides of a report show:
 * few requests, packed better.
 */
const pieces = {
  core: /node_modules\/(preact|preact-iso|@preact|hono)\/|web\/door\/(client|routes|session|state|backup)\.|web\/frame\/(shell|menu|place|places|roadmap)\.|web\/kit\/(page|notice|sentence|field|badge|load|later|shown|side|folding)\.|web\/documents\/uploads\.|contract\/(words|days|groups|offices|people\/(rights|speaking)|tasks\/transitions|roadmaps\/current)\.|vite\//,
  form: /web\/kit\/(faults|form|schema)\.|contract\/fields\./,
  report:
    /contract\/tasks\/reasons\.|contract\/tasks\/lateness\.|contract\/documents\/files\.|web\/tasks\/item\./,
};

/**
 * What is asked for together with a chunk. Of pages all that they stand on; of parts that a page loads later only their styles:
 * a list of names in every page would weigh more than the moment that it saves.
 */
const ahead = (_: string, needed: string[], { hostId }: { hostId: string }): string[] =>
  /\/(index|seldom|office)-[^/]*$/.test(hostId)
    ? needed
    : needed.filter((one) => one.endsWith('.css'));

export default defineConfig({
  root: 'web',
  plugins: [guide()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    cssTarget: ['chrome109', 'firefox115', 'safari16'],
    modulePreload: { polyfill: false, resolveDependencies: ahead },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 200,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: Object.entries(pieces).map(([name, test]) => ({ name, test })) },
      },
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
