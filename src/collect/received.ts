/**
 * More than all answers of a run have together: half a million resources with ten answers of 4 kB each are 20 GB. It stops an
 * endpoint that fills each of many pages up to the single answer's limit.
 */
const LARGEST_RUN = 64 * 1024 ** 3

/** Counts the bytes of all answers of a run. */
export class Received {
  #bytes = 0
  readonly #most: number

  constructor(most = LARGEST_RUN) {
    this.#most = most
  }

  /** Adds bytes; false when there are too many. */
  take(bytes: number): boolean {
    this.#bytes += bytes
    return this.#bytes <= this.#most
  }
}
