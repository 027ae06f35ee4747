/** saxen, the XML reader of read-excel-file, has no types of its own. */
declare module 'saxen' {
  export class Parser {
    on(
      event: 'openTag',
      heard: (
        name: string,
        attributes: () => Readonly<Record<string, string>>,
        decoded: (text: string) => string,
      ) => void,
    ): this;
    on(event: 'text', heard: (value: string, decoded: (text: string) => string) => void): this;
    on(event: 'closeTag', heard: (name: string) => void): this;
    on(event: 'error', heard: (error: Error) => void): this;
    parse(xml: string): this;
  }
}
