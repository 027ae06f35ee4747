/** An entry of a list with the number of its first line. */
export interface PlainEntry {
  readonly value: unknown;
  readonly line: number;
}

/** A line that is neither empty nor a comment. */
interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

/** Control characters, of which tabs and CR have meanings of their own, and other ends of lines. */
const unusual = /(?!\n)[\p{Cc}\u2028\u2029\ufeff]/u;
const keyed = /^([A-Za-z][A-Za-z0-9_]*):(?: +(\S.*))?$/;
const quoted = /^"(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"$/;
const singleQuoted = /^'(?:[^']|'')*'$/;
const number = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
const date = /^\d{4}-\d{2}(?:-\d{2})?$/;
/** A text without quotes that is nothing else in YAML: it begins with a letter, and no colon or # in it ends it. */
const plainText = /^\p{L}(?:[^:#]|:(?=[^ ])|(?<! )#)*$/u;
const words = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * The entries of a list in the YAML that imports and generators write, some twenty times as fast as a parser of all of
 * YAML and without its tree, which takes several kilobytes an entry. Undefined if the text holds anything else: then it
 * is for the parser, which also says what is wrong.
 */
export function plainEntries(text: string): PlainEntry[] | undefined {
  if (unusual.test(text) || text.includes('__proto__')) return undefined;
  const lines: Line[] = [];
  for (const [at, one] of text.split('\n').entries()) {
    const content = one.trimStart();
    if (content === '' || content.startsWith('#')) continue;
    if (one.endsWith(' ')) return undefined;
    lines.push({ number: at + 1, indent: one.length - content.length, text: content });
  }
  try {
    return new PlainReader(lines).entries();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** Thrown where a text needs the parser of all of YAML. */
class NotPlain extends Error {}

class PlainReader {
  private at = 0;

  constructor(private readonly lines: Line[]) {}

  entries(): PlainEntry[] {
    const entries: PlainEntry[] = [];
    while (this.at < this.lines.length) {
      const { number: line, indent, text } = this.here();
      if (indent !== 0 || !text.startsWith('- ')) throw new NotPlain();
      entries.push({ line, value: this.item(0) });
    }
    if (entries.length === 0) throw new NotPlain();
    return entries;
  }

  private here(): Line {
    return this.lines[this.at] as Line;
  }

  /** The value of the line after its dash, and of the lines that belong to it. */
  private item(indent: number): unknown {
    const { number, text } = this.here();
    const rest = text.slice(2).trimStart();
    const within = indent + text.length - rest.length;
    if (rest.startsWith('- ')) throw new NotPlain();
    if (keyed.test(rest)) {
      this.lines[this.at] = { number, indent: within, text: rest };
      return this.map(within);
    }
    this.next(indent);
    return rest.startsWith('{') ? json(rest) : scalar(rest);
  }

  private map(indent: number): unknown {
    const value: Record<string, unknown> = {};
    for (;;) {
      const [, key, given] = keyed.exec(this.here().text) ?? [];
      if (key === undefined || words.has(key) || Object.hasOwn(value, key)) throw new NotPlain();
      if (given === undefined) value[key] = this.block(indent);
      else {
        value[key] = scalar(given);
        this.next(indent);
      }
      const line = this.lines[this.at];
      if (!line || line.indent < indent) return value;
      if (line.indent > indent) throw new NotPlain();
    }
  }

  /** The list or mapping on the lines below a key. */
  private block(outer: number): unknown {
    this.at++;
    const line = this.lines[this.at];
    if (!line || line.indent <= outer) throw new NotPlain();
    const { indent } = line;
    if (!line.text.startsWith('- ')) return this.map(indent);
    const list: unknown[] = [];
    for (;;) {
      list.push(this.item(indent));
      const next = this.lines[this.at];
      if (!next || next.indent < indent) return list;
      if (next.indent > indent || !next.text.startsWith('- ')) throw new NotPlain();
    }
  }

  /** Goes to the next line. A deeper one would continue the value before it. */
  private next(indent: number): void {
    this.at++;
    if ((this.lines[this.at]?.indent ?? 0) > indent) throw new NotPlain();
  }
}

function scalar(text: string): unknown {
  if (quoted.test(text)) return JSON.parse(text);
  if (singleQuoted.test(text)) return text.slice(1, -1).replaceAll("''", "'");
  if (number.test(text)) return Number(text);
  if (date.test(text)) return text;
  if (!plainText.test(text)) throw new NotPlain();
  if (!words.has(text.toLowerCase())) return text;
  if (!words.has(text)) throw new NotPlain();
  return words.get(text);
}

/** A mapping on one line as JSON.stringify writes it, which gives no key twice. */
function json(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (JSON.stringify(value) === text) return value;
  } catch {
    // It is a mapping of YAML, or it is wrong.
  }
  throw new NotPlain();
}
