/** What is promised in numbers, in one place: benchmarks say each beside what was measured, sizes are held by a test too. */
export const promises = {
  /** Start-up code of the API, minified and as it is written, KB. */
  start: 450,
  /** Time of importing the API, over that of its libraries alone. */
  imports: 1.25,
  /** Script of the form page before anything is asked of it, KB gzipped. */
  form: 30,
  /** Styles of any page, KB gzipped. */
  styles: 20,
  /** Calls to DynamoDB that one request makes. */
  calls: 3,
  /** Peak of memory of 2,000 files in a ZIP, over that of 200. */
  archive: 1.5,
  /** Growth of memory in ten minutes of a load that does not grow, per cent. */
  growth: 1,
  /** What somebody waits for while another asks without end (p95), over what they wait for alone. */
  flood: 2,
} as const;
