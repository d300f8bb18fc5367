/** The library has no types of its own; what is used of it. */
declare module 'saxen' {
  export class Parser {
    ns(prefixes: Record<string, string>): this;
    on(
      event: 'openTag',
      take: (name: string, attributes: () => Record<string, string> | false) => void,
    ): this;
    on(event: 'closeTag', take: (name: string) => void): this;
    on(event: 'text' | 'cdata' | 'attention', take: (value: string) => void): this;
    on(event: 'error', take: (error: Error) => void): this;
    parse(xml: string): void;
  }
}
