/**
 * More than all answers of a run have together: half a million resources, each with ten answers of 4 kB, are 20 GB. It keeps an endpoint
 * from filling each of many pages up to its own bound.
 */
const LARGEST_RUN = 64 * 1024 ** 3

/** Counts the bytes of all answers of a run. */
export class Received {
  #bytes = 0
  readonly #most: number

  constructor(most = LARGEST_RUN) {
    this.#most = most
  }

  /** Counts further bytes; false where there are too many. */
  take(bytes: number): boolean {
    this.#bytes += bytes
    return this.#bytes <= this.#most
  }
}
