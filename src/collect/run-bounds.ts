import { AsyncLocalStorage } from 'node:async_hooks'
import { Received } from './received.ts'
import { IncompleteAnswerError } from './refusals.ts'

/**
 * More than all listings of an account have in one run: a million log groups, which is CloudWatch Logs' quota in a Region, are 20,000
 * pages, and no other listing comes near.
 */
const MOST_PAGES = 500_000
/**
 * More than all listings of an account have in one run: three times a million log groups. A resource that is kept takes a kilobyte of memory,
 * and the heap of Node ends at four gigabytes.
 */
const MOST_ITEMS = 3_000_000
/** More pages without a resource than the listings of an account have in one run: AWS gives some where it filters. */
const MOST_EMPTY = 20_000
/** More resources that a listing names a second time: AWS names one again where the account changes between two pages. */
const MOST_REPEATED = 20_000

/**
 * Counts the pages of all listings of a run. An endpoint whose tokens have no end would cost each of some hundred listings its own
 * bound: together they have this one.
 */
export class RunBounds {
  /** The bytes of all answers. */
  readonly received = new Received()
  #pages = 0
  #items = 0
  #empty = 0
  #repeated = 0

  /** Notes a page that names another behind it. Throws at the bound, and for each page after it: each listing is cut short by its own. */
  page(items: number): void {
    this.#pages++
    this.#items += items
    if (items === 0) this.#empty++
    if (this.#pages >= MOST_PAGES) throw endless(`${MOST_PAGES} pages`)
    if (this.#items >= MOST_ITEMS) throw endless(`${MOST_ITEMS} resources`)
    if (this.#empty >= MOST_EMPTY) throw endless(`${MOST_EMPTY} pages without a resource`)
  }

  /** Notes a resource that its listing has named before. Throws likewise. */
  again(): void {
    if (++this.#repeated >= MOST_REPEATED) throw endless(`${MOST_REPEATED} resources that were listed before`)
  }
}

const endless = (what: string): IncompleteAnswerError =>
  new IncompleteAnswerError(`the listings of this run have no end (${what})`)

const running = new AsyncLocalStorage<RunBounds>()

/** Does the work of one run: all listings in it, however deep, have their bounds together. A run within another is part of it. */
export const withinRun = <T>(work: () => T): T => (running.getStore() ? work() : running.run(new RunBounds(), work))

/** The bounds of the run at hand; undefined outside of a run. */
export const runBounds = (): RunBounds | undefined => running.getStore()
