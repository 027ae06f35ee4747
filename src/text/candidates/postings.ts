/** Sizes of blocks: powers of two below 2^32. */
const SIZES = 32;

/**
 * Posting lists that grow at any time, each in one block of a common array, so that reading a list reads neighbouring
 * memory. A block that is full is copied into one of twice its size, and used again for another list. An entry takes
 * four bytes and at most twelve with what is free.
 */
export class Postings {
  private blocks = new Uint32Array(4_096);
  private starts = new Uint32Array(1_024);
  private counts = new Uint32Array(1_024);
  /** Blocks that are free, by the power of two that is their size. */
  private readonly free: number[][] = Array.from({ length: SIZES }, () => []);
  private used = 0;

  /** Appends a value to a list. Values of a list come in ascending order; the same value again is ignored. */
  add(list: number, value: number): void {
    if (list >= this.starts.length) {
      this.starts = grown(this.starts, list);
      this.counts = grown(this.counts, list);
    }
    const count = this.counts[list] as number;
    const start = this.starts[list] as number;
    if (count === 0) this.starts[list] = this.block(0);
    else if (this.blocks[start + count - 1] === value) return;
    else if ((count & (count - 1)) === 0) {
      const size = 31 - Math.clz32(count);
      const next = this.block(size + 1);
      this.blocks.copyWithin(next, start, start + count);
      this.free[size]?.push(start);
      this.starts[list] = next;
    }
    this.blocks[(this.starts[list] as number) + count] = value;
    this.counts[list] = count + 1;
  }

  count(list: number): number {
    return this.counts[list] ?? 0;
  }

  /** The values of a list, in ascending order. They are read at once: the next value added may move them. */
  of(list: number): Uint32Array {
    const start = this.starts[list] ?? 0;
    return this.blocks.subarray(start, start + this.count(list));
  }

  private block(size: number): number {
    const free = this.free[size]?.pop();
    if (free !== undefined) return free;
    const start = this.used;
    this.used += 2 ** size;
    if (this.used > this.blocks.length) this.blocks = grown(this.blocks, this.used);
    return start;
  }
}

/** The array with room for a place, and for as much again. */
export function grown(array: Uint32Array<ArrayBuffer>, place: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(array.length * 2, place + 1));
  larger.set(array);
  return larger;
}
