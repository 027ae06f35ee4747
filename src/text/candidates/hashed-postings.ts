/** Places that a table begins with. A power of two, as are all of its sizes. */
const FIRST_PLACES = 4_096;

/**
 * Posting lists by the hash of a key, in flat arrays: each entry points to the one before it in its place of the table,
 * which grows with the entries, so that a list takes the time of its own length. Sixteen bytes an entry.
 */
export class HashedPostings {
  /** For each place of the table, its last entry; 0 if it is empty. */
  private heads = new Uint32Array(FIRST_PLACES);
  private hashes = new Int32Array(FIRST_PLACES);
  private values = new Uint32Array(FIRST_PLACES);
  private before = new Uint32Array(FIRST_PLACES);
  private used = 1;

  /** Appends a value to the list of a key. */
  add(hash: number, value: number): void {
    if (this.used >= this.values.length) this.grow();
    const at = this.used++;
    const place = placeOf(hash, this.heads.length);
    this.hashes[at] = hash;
    this.values[at] = value;
    this.before[at] = this.heads[place] as number;
    this.heads[place] = at;
  }

  /** Calls `visit` with the latest values of a key; seldom also with those of a key of equal hash. */
  visit(hash: number, visit: (value: number) => void, most = Number.POSITIVE_INFINITY): void {
    let left = most;
    let at = this.heads[placeOf(hash, this.heads.length)] as number;
    for (; at !== 0 && left > 0; at = this.before[at] as number) {
      if (this.hashes[at] !== hash) continue;
      visit(this.values[at] as number);
      left--;
    }
  }

  private grow(): void {
    const size = this.values.length * 2;
    const larger = { hashes: new Int32Array(size), values: new Uint32Array(size) };
    larger.hashes.set(this.hashes);
    larger.values.set(this.values);
    [this.hashes, this.values] = [larger.hashes, larger.values];
    [this.heads, this.before] = [new Uint32Array(size), new Uint32Array(size)];
    for (let at = 1; at < this.used; at++) {
      const place = placeOf(this.hashes[at] as number, size);
      this.before[at] = this.heads[place] as number;
      this.heads[place] = at;
    }
  }
}

function placeOf(hash: number, size: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) & (size - 1);
}
