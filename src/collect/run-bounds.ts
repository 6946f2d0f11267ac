import { AsyncLocalStorage } from 'node:async_hooks'
import { Received } from './received.ts'
import { IncompleteAnswerError } from './refusals.ts'

/**
 * More pages than all listings of a run have: a million log groups, CloudWatch Logs' quota in a region, are 20,000 pages, and no
 * other listing comes near.
 */
const MOST_PAGES = 500_000
/**
 * More resources than all listings of a run have: three times a million log groups. A kept resource takes a kilobyte of memory,
 * and Node's heap is limited to four gigabytes.
 */
const MOST_ITEMS = 3_000_000
/** More empty pages than the listings of a run have; AWS returns some when it filters. */
const MOST_EMPTY = 20_000
/** More repeated resources than the listings of a run have; AWS repeats one when the account changes between two pages. */
const MOST_REPEATED = 20_000

/**
 * Counts the pages of all listings of a run. Against an endpoint with endless tokens, each of some hundred listings would run to
 * its own limit; this limit is for all of them together.
 */
export class RunBounds {
  /** The bytes of all answers. */
  readonly received = new Received()
  #pages = 0
  #items = 0
  #empty = 0
  #repeated = 0

  /** Counts a page that has a successor. Throws at the limit and for every page after it, so that each listing is cut short. */
  page(items: number): void {
    this.#pages++
    this.#items += items
    if (items === 0) this.#empty++
    if (this.#pages >= MOST_PAGES) throw endless(`${MOST_PAGES} pages`)
    if (this.#items >= MOST_ITEMS) throw endless(`${MOST_ITEMS} resources`)
    if (this.#empty >= MOST_EMPTY) throw endless(`${MOST_EMPTY} pages without a resource`)
  }

  /** Counts a resource that its listing named before. Throws in the same way. */
  again(): void {
    if (++this.#repeated >= MOST_REPEATED) throw endless(`${MOST_REPEATED} resources that were listed before`)
  }
}

const endless = (what: string): IncompleteAnswerError =>
  new IncompleteAnswerError(`the listings of this run have no end (${what})`)

const running = new AsyncLocalStorage<RunBounds>()

/** Runs `work` with one set of limits for all its listings, at any depth. A nested run is part of the outer one. */
export const withinRun = <T>(work: () => T): T => (running.getStore() ? work() : running.run(new RunBounds(), work))

/** The limits of the current run; undefined outside of a run. */
export const runBounds = (): RunBounds | undefined => running.getStore()
