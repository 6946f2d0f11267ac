import type { FindingText } from './run-findings.ts'

/** A verdict as every row of a form has it. */
export interface CommonTold {
  /** Where it is unmet. */
  readonly finding: FindingText | undefined
  /** What it leaves in the row where it is not. */
  readonly particular: string
  /** The answers behind it, without those of its properties. */
  readonly answers: readonly (readonly string[])[]
  /** `commonNeighbours` of each resource for which it is so. */
  readonly near: number | undefined
}

/**
 * What rows of resources have in common that lie in one account and region, have the same layers, and whose properties, as far as controls
 * read them and not one row alone has them, stand in the table at the same places: nearly all, since a large account has few settings and
 * many resources.
 */
export class RowForm {
  /** The places of its evidence, as JSON, where all of it stands in the table. */
  evidence: string | undefined
  /** By the place of a verdict among those that leave something in a row. */
  readonly told: (CommonTold | undefined)[] = []
}

/** The way to a form by the places of its properties. */
interface Step {
  readonly next: Map<number, Step>
  form: RowForm | undefined
}

/** The most steps that are kept, which bounds memory where resources are all different. */
const KEPT = 1 << 16

/** The forms of rows with the same layers. */
export class RowForms {
  readonly #start = new Map<string, Step>()
  #last: { readonly account: string; readonly region: string; readonly start: Step } | undefined
  #left = KEPT

  /** The form of a row by the places of its properties; undefined where there are too many. */
  of(account: string, region: string, places: readonly number[]): RowForm | undefined {
    let here: Step | undefined = this.#startOf(account, region)
    for (let at = 0; at < places.length && here; at++) here = this.#next(here, places[at] ?? 0)
    if (here) here.form ??= new RowForm()
    return here?.form
  }

  /** Resources of one region often follow one another. */
  #startOf(account: string, region: string): Step {
    if (this.#last?.account === account && this.#last.region === region) return this.#last.start
    const key = `${account} ${region}`
    const start = this.#start.get(key) ?? { next: new Map(), form: undefined }
    this.#start.set(key, start)
    this.#last = { account, region, start }
    return start
  }

  #next(here: Step, place: number): Step | undefined {
    const known = here.next.get(place)
    if (known || this.#left === 0) return known
    this.#left--
    const step: Step = { next: new Map(), form: undefined }
    here.next.set(place, step)
    return step
  }
}
