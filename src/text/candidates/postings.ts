/**
 * Lists of numbers that grow at any time, in flat arrays: each entry points to the one before it. A list of one entry,
 * which most words of names have, takes twelve bytes.
 */
export class Postings {
  /** For each list, the place of its last entry; 0 if it is empty. */
  private heads = new Uint32Array(1_024);
  private counts = new Uint32Array(1_024);
  private values = new Uint32Array(4_096);
  private before = new Uint32Array(4_096);
  private used = 1;

  /** Appends a value to a list. Values of a list come in ascending order; the same value again is ignored. */
  add(list: number, value: number): void {
    if (list >= this.heads.length) {
      this.heads = grown(this.heads, list);
      this.counts = grown(this.counts, list);
    }
    const head = this.heads[list] as number;
    if (head !== 0 && this.values[head] === value) return;
    if (this.used >= this.values.length) {
      this.values = grown(this.values, this.used);
      this.before = grown(this.before, this.used);
    }
    this.values[this.used] = value;
    this.before[this.used] = head;
    this.heads[list] = this.used++;
    this.counts[list] = (this.counts[list] as number) + 1;
  }

  count(list: number): number {
    return this.counts[list] ?? 0;
  }

  /** Calls `visit` with the latest values of a list, at most `most` of them. */
  visit(list: number, most: number, visit: (value: number) => void): void {
    let left = most;
    for (let at = this.heads[list] ?? 0; at !== 0 && left > 0; left--) {
      visit(this.values[at] as number);
      at = this.before[at] as number;
    }
  }
}

/** The array with room for a place, and for as much again. */
export function grown(array: Uint32Array<ArrayBuffer>, place: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(array.length * 2, place + 1));
  larger.set(array);
  return larger;
}
