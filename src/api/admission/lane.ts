import type { Deadline } from '../../runtime/deadline.js';

export interface LaneOptions {
  /** The capacity, in units of weight. A request that weighs more runs alone. */
  readonly capacity: number;
  /** Maximum number of waiting requests. */
  readonly maxWaiting: number;
  /** Maximum weight that one client may have in work. Default: no limit. */
  readonly maxOfClient?: number;
}

/** A request in a lane. A caller that gets it from `enter` must pass it to `leave`. */
export interface LaneSlot {
  readonly client: string;
  readonly weight: number;
  /** When its work began, by performance.now(). */
  startedAt: number;
}

/** Why a request is not admitted: the queue is full, or its turn would come too late. */
export class Refusal extends Error {
  constructor(
    readonly why: 'FULL' | 'TOO_LATE',
    /** Seconds after which to retry. */
    readonly retryAfter: number,
  ) {
    super(why);
  }
}

interface WaitingRequest {
  readonly place: LaneSlot;
  readonly deadline: Deadline;
  enter(place: LaneSlot): void;
  refuse(error: Error): void;
}

interface Client {
  readonly queue: WaitingRequest[];
  /** Weight served so far, starting at the level of the others on arrival; the client with the least is served next. */
  served: number;
}

/** Smoothing factor of the expected duration: roughly the last twenty requests count. */
const SHARE_OF_NEWEST = 0.1;
/** How often waiting requests are checked for missed deadlines, in milliseconds. */
const SWEEP_EVERY_MS = 100;
/** Longer than any request waits for its turn; larger estimates are capped. */
const MAX_RETRY_AFTER_S = 60;

/**
 * A work limit with a bounded queue. Clients are served fairly by weight; requests of one client are served in order.
 * A request that cannot expect an answer in time is rejected at once, with the time to retry.
 */
export class Lane {
  readonly #capacity: number;
  readonly #maxWaiting: number;
  readonly #maxOfClient: number;
  readonly #clients = new Map<string, Client>();
  readonly #inWork = new Map<string, number>();
  #used = 0;
  #waiting = 0;
  #clock = 0;
  #sweptAt = 0;
  /** Average duration of a request in milliseconds. Undefined until one has finished. */
  #durationMs: number | undefined;

  constructor({ capacity, maxWaiting, maxOfClient = Number.POSITIVE_INFINITY }: LaneOptions) {
    this.#capacity = capacity;
    this.#maxWaiting = maxWaiting;
    this.#maxOfClient = maxOfClient;
  }

  /** The capacity, in units of weight. */
  get capacity(): number {
    return this.#capacity;
  }

  /** The weight in work, and the number of waiting requests. */
  get load(): { readonly used: number; readonly waiting: number } {
    return { used: this.#used, waiting: this.#waiting };
  }

  /**
   * Returns a slot, at once if there is capacity, otherwise when it is its turn. Throws or rejects with Refusal, or
   * when the request is over.
   */
  enter(client: string, asked: number, deadline: Deadline): LaneSlot | Promise<LaneSlot> {
    const most = Math.min(this.#capacity, this.#maxOfClient);
    const place: LaneSlot = { client, weight: Math.min(asked, most), startedAt: 0 };
    if (this.#waiting === 0 && this.#fits(place)) return this.#begin(place);
    this.#refuseIfTooLate(place, deadline);
    if (this.#waiting >= this.#maxWaiting) this.#makeRoomFor(client);
    return new Promise((resolve, reject) => {
      const one: WaitingRequest = {
        place,
        deadline,
        enter: (given) => {
          forget();
          resolve(given);
        },
        refuse: (error) => {
          forget();
          reject(error);
        },
      };
      const forget = deadline.onOver((reason) => {
        this.#remove(one);
        reject(reason);
      });
      this.#append(one);
      // Others may fit into capacity that this request was waiting for.
      this.#next();
    });
  }

  /** Releases a slot. */
  leave({ client, weight, startedAt }: LaneSlot): void {
    this.#used -= weight;
    const left = (this.#inWork.get(client) ?? weight) - weight;
    if (left > 0) this.#inWork.set(client, left);
    else this.#inWork.delete(client);
    const took = performance.now() - startedAt;
    this.#durationMs = (this.#durationMs ?? took) * (1 - SHARE_OF_NEWEST) + took * SHARE_OF_NEWEST;
    if (this.#waiting === 0) return;
    this.#next();
    this.#sweep();
  }

  #fits({ client, weight }: LaneSlot): boolean {
    return (
      this.#used + weight <= this.#capacity &&
      (this.#inWork.get(client) ?? 0) + weight <= this.#maxOfClient
    );
  }

  #begin(place: LaneSlot): LaneSlot {
    this.#used += place.weight;
    if (this.#maxOfClient !== Number.POSITIVE_INFINITY)
      this.#inWork.set(place.client, (this.#inWork.get(place.client) ?? 0) + place.weight);
    place.startedAt = performance.now();
    return place;
  }

  #append(one: WaitingRequest): void {
    const known = this.#clients.get(one.place.client);
    const client = known ?? { queue: [], served: this.#clock };
    if (!known) this.#clients.set(one.place.client, client);
    client.queue.push(one);
    this.#waiting++;
  }

  #remove(one: WaitingRequest): void {
    const client = this.#clients.get(one.place.client);
    const at = client?.queue.indexOf(one) ?? -1;
    if (!client || at < 0) return;
    client.queue.splice(at, 1);
    this.#waiting--;
    if (client.queue.length === 0) this.#clients.delete(one.place.client);
  }

  /**
   * Admits the next requests while there is capacity. No request overtakes one that waits for more capacity, so that
   * it is not starved.
   */
  #next(): void {
    for (;;) {
      const next = this.#first();
      if (!next || this.#used + next.place.weight > this.#capacity) return;
      const client = this.#clients.get(next.place.client) as Client;
      this.#clock = client.served;
      client.served += next.place.weight;
      this.#remove(next);
      next.enter(this.#begin(next.place));
    }
  }

  /** The first request of the least-served client among those below their own limit. */
  #first(): WaitingRequest | undefined {
    let least: Client | undefined;
    for (const [name, client] of this.#clients) {
      const weight = client.queue[0]?.place.weight ?? 0;
      if ((this.#inWork.get(name) ?? 0) + weight > this.#maxOfClient) continue;
      if (!least || client.served < least.served) least = client;
    }
    return least?.queue[0];
  }

  /** The client with the most waiting requests loses its last one; a newcomer with as many is rejected itself. */
  #makeRoomFor(name: string): void {
    const own = this.#clients.get(name)?.queue.length ?? 0;
    let longest: Client | undefined;
    for (const client of this.#clients.values())
      if (!longest || client.queue.length > longest.queue.length) longest = client;
    const refusal = new Refusal('FULL', this.#retryAfter());
    const last = longest?.queue.at(-1);
    if (!last || !longest || longest.queue.length <= own + 1) throw refusal;
    this.#remove(last);
    last.refuse(refusal);
  }

  #refuseIfTooLate({ client, weight }: LaneSlot, deadline: Deadline): void {
    const queue = this.#clients.get(client)?.queue ?? [];
    const own = queue.reduce((sum, { place }) => sum + place.weight, weight);
    if (this.#isTooLate(client, own, deadline)) throw new Refusal('TOO_LATE', this.#retryAfter());
  }

  /** Whether a request will miss its deadline, given the weight of its own client up to it. */
  #isTooLate(name: string, own: number, deadline: Deadline): boolean {
    const duration = this.#durationMs;
    if (duration === undefined) return false;
    let ahead = own;
    for (const [other, { queue }] of this.#clients) {
      if (other === name) continue;
      let units = 0;
      for (const { place } of queue) {
        units += place.weight;
        if (units >= own) break;
      }
      ahead += Math.min(units, own);
    }
    return this.#msFor(ahead) + duration > deadline.leftMs;
  }

  /** Milliseconds until this weight has started: one full capacity per average duration. */
  #msFor(units: number): number {
    return ((this.#durationMs ?? 0) * units) / this.#capacity;
  }

  #retryAfter(): number {
    let units = this.#capacity;
    for (const { queue } of this.#clients.values())
      for (const { place } of queue) units += place.weight;
    return Math.min(MAX_RETRY_AFTER_S, Math.max(1, Math.ceil(this.#msFor(units) / 1_000)));
  }

  /** Rejects requests that will miss their deadline because current work took longer than expected. */
  #sweep(): void {
    const now = performance.now();
    if (now - this.#sweptAt < SWEEP_EVERY_MS) return;
    this.#sweptAt = now;
    for (const [name, { queue }] of [...this.#clients]) {
      let own = 0;
      for (const one of [...queue]) {
        if (this.#isTooLate(name, own + one.place.weight, one.deadline)) {
          this.#remove(one);
          one.refuse(new Refusal('TOO_LATE', this.#retryAfter()));
        } else own += one.place.weight;
      }
    }
  }
}
