/** A text that people read, in the two languages of the graph. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}
