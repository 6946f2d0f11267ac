import type { FindingText } from './run-findings.ts'

/** What a verdict puts into every row of a form. */
export interface CommonVerdict {
  /** The finding, if the verdict is unmet. */
  readonly finding: FindingText | undefined
  /** What it adds to the row otherwise. */
  readonly particular: string
  /** The answers it rests on, apart from those behind its properties. */
  readonly answers: readonly (readonly string[])[]
  /** `commonNeighbours` of the resources that this holds for. */
  readonly near: number | undefined
}

/**
 * What equal rows have in common: same account and region, same layers, and the same places in the shared table for all
 * properties that controls read. Nearly all rows have such a form, since a large account has few settings and many resources.
 */
export class RowForm {
  /** Its evidence as JSON, when all of it is in the shared table. */
  evidence: string | undefined
  /** By the index of a verdict among those that add something to a row. */
  readonly told: (CommonVerdict | undefined)[] = []
}

/** A step in a trie of forms, keyed by the places of the properties. */
interface Step {
  readonly next: Map<number, Step>
  /** The step taken last, and its place: consecutive resources are often alike. */
  lastPlace: number
  last: Step | undefined
  form: RowForm | undefined
}

/** The most steps kept; bounds memory when all resources differ. */
const KEPT = 1 << 16

/** The forms of rows with the same layers. */
export class RowForms {
  readonly #start = new Map<string, Step>()
  #last: { readonly account: string; readonly region: string; readonly start: Step } | undefined
  #left = KEPT

  /** The form of a row by the places of its properties; undefined when there are too many forms. */
  of(account: string, region: string, places: readonly number[]): RowForm | undefined {
    let here: Step | undefined = this.#startOf(account, region)
    for (let at = 0; at < places.length && here; at++) here = this.#next(here, places[at] ?? 0)
    if (here) here.form ??= new RowForm()
    return here?.form
  }

  /** Consecutive resources are often in one region. */
  #startOf(account: string, region: string): Step {
    if (this.#last?.account === account && this.#last.region === region) return this.#last.start
    const key = `${account} ${region}`
    const start = this.#start.get(key) ?? newStep()
    this.#start.set(key, start)
    this.#last = { account, region, start }
    return start
  }

  #next(here: Step, place: number): Step | undefined {
    if (here.last && here.lastPlace === place) return here.last
    let step = here.next.get(place)
    if (!step) {
      if (this.#left === 0) return undefined
      this.#left--
      step = newStep()
      here.next.set(place, step)
    }
    here.lastPlace = place
    here.last = step
    return step
  }
}

const newStep = (): Step => ({ next: new Map(), lastPlace: 0, last: undefined, form: undefined })
