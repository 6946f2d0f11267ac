/**
 * More than all answers of a run have together: half a million resources with ten answers of 4 kB each are 20 GB. It stops an
 * endpoint that fills each of many pages up to the single answer's limit.
 */
const LARGEST_RUN = 64 * 1024 ** 3

/**
 * More than the answers under way have at one time: sixty of a megabyte are a fourth of it. Each is held until it is whole, so that an endpoint
 * that makes all of them large fills the memory.
 */
const LARGEST_UNDER_WAY = 256 * 1024 ** 2

/** Counts the bytes of all answers of a run, and of those that are under way. */
export class Received {
  #bytes = 0
  #underWay = 0
  readonly #most: number
  readonly #mostUnderWay: number

  constructor(most = LARGEST_RUN, mostUnderWay = LARGEST_UNDER_WAY) {
    this.#most = most
    this.#mostUnderWay = mostUnderWay
  }

  /** Bytes of an answer that is not whole yet; false when those of all are too many. */
  hold(bytes: number): boolean {
    this.#underWay += bytes
    return this.#underWay <= this.#mostUnderWay
  }

  /** An answer of so many bytes is whole, or given up. */
  release(bytes: number): void {
    this.#underWay -= bytes
  }

  /** Adds bytes; false when there are too many. */
  take(bytes: number): boolean {
    this.#bytes += bytes
    return this.#bytes <= this.#most
  }
}
