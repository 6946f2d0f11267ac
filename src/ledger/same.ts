import type { LedgerVerdict } from './ledger-verdict.ts'

/** A node of a trie of verdicts: one child for each verdict, and what was made at the end of a path. */
interface Place<T> {
  met: Place<T> | undefined
  unmet: Place<T> | undefined
  notApplicable: Place<T> | undefined
  /** By what is missing. */
  unknown: Map<string, Place<T>> | undefined
  made: T | undefined
}

const place = <T>(): Place<T> => ({
  met: undefined,
  unmet: undefined,
  notApplicable: undefined,
  unknown: undefined,
  made: undefined,
})

/** The most nodes kept: what is missing may name a resource, and so differ for each. */
const KEPT = 1 << 16

/** Caches what is made from equal lists of verdicts; the resources of a large account have few different ones. */
export class Same<T> {
  readonly #start: Place<T> = place()
  #left = KEPT

  /**
   * What was made of the verdicts at some indexes. Not cached when a verdict rests on other resources of the account or was
   * accepted by an exception, when the cache is full, and when `judged` is undefined.
   */
  of(judged: readonly LedgerVerdict[] | undefined, at: readonly number[], make: () => T): T {
    const end = judged && this.#endOf(judged, at)
    if (!end) return make()
    end.made ??= make()
    return end.made
  }

  #endOf(judged: readonly LedgerVerdict[], at: readonly number[]): Place<T> | undefined {
    let here: Place<T> | undefined = this.#start
    for (const index of at) {
      const one = judged[index]
      if (!one || !here || one.over || one.exception) return undefined
      here = this.#next(here, one.verdict)
    }
    return here
  }

  #next(here: Place<T>, verdict: LedgerVerdict['verdict']): Place<T> | undefined {
    const { is } = verdict
    if (is === 'met') {
      here.met ??= this.#another()
      return here.met
    }
    if (is === 'unmet') {
      here.unmet ??= this.#another()
      return here.unmet
    }
    if (is === 'not-applicable') {
      here.notApplicable ??= this.#another()
      return here.notApplicable
    }
    const [first = ''] = verdict.missing
    const key = verdict.missing.length === 1 ? first : verdict.missing.join('\t')
    const known = here.unknown?.get(key) ?? this.#another()
    if (known) {
      here.unknown ??= new Map()
      here.unknown.set(key, known)
    }
    return known
  }

  #another(): Place<T> | undefined {
    if (this.#left === 0) return undefined
    this.#left--
    return place()
  }
}
