/** A guide in Markdown, as the plugin of the build makes it (`infra/guide.ts`). */
declare module '*.md' {
  const guide: { html: string; headings: { id: string; words: string; depth: number }[] };
  export default guide;
}
