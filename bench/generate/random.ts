/** Throws of a die that are always the same for the same seed, stream and index, so that nothing has to be kept. */
export class Dice {
  private state: number;

  /** The throws for one thing: a stream is what is thrown for (a kind, a relation), an index which one. */
  constructor(seed: number, stream: string, index: number) {
    this.state = mixed(mixed(seed ^ numberOf(stream)) + index);
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    return mixed(this.state) / 2 ** 32;
  }

  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** True in so many of a thousand cases. */
  permille(share: number): boolean {
    return this.next() * 1000 < share;
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

const streams = new Map<string, number>();

function numberOf(stream: string): number {
  let known = streams.get(stream);
  if (known === undefined) {
    known = 0;
    for (const letter of stream) known = mixed(known + (letter.codePointAt(0) ?? 0));
    streams.set(stream, known);
  }
  return known;
}

/** Spreads 32 bits over 32 bits: neighbours end far apart. */
function mixed(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
