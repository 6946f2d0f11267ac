import type { Control } from '../controls/control.ts'
import { factsOf } from '../controls/frameworks.gen.ts'
import { frameworkIds, frameworkTitles, frameworkTypesOf, requirementsOf } from '../controls/frameworks.ts'
import { compareText } from '../core/json.ts'
import { askedUnlessSelected } from '../evaluate/selection.ts'
import type { Model } from '../model/model.ts'
import { controls } from '../services/controls.gen.ts'
import type { ResourceEntry } from './ledger.ts'
import type { RunHead, RunSummary } from './run.ts'

type Frameworks = NonNullable<RunSummary['frameworks']>
type Framework = Frameworks[string]

/** The result for a control or a requirement. */
export const requirementStates = ['unmet', 'notReadable', 'notAssessed', 'met', 'notApplicable'] as const
export type RequirementState = (typeof requirementStates)[number]

/** The verdicts of one control id. */
interface Tally {
  readonly is: Record<'met' | 'unmet' | 'unknown' | 'not-applicable', number>
  readonly types: Set<string>
}

/** The most distinct lists of layers that wait to be counted; bounds memory when resources share none. */
const WAITING = 4096

/** AWS's pages use this type for an account, and one always exists. */
const ACCOUNT = 'AWS::::Account'

/**
 * Scores each framework by requirement while the ledger streams by. A requirement is met when all controls that AWS maps to it
 * are assessed and none is unmet; an accepted finding stays unmet. Controls that were not read or not evaluated are counted
 * separately and are not part of the score. Security Hub differs: it counts controls, passes a control without resources, ignores
 * suppressed findings, and counts Unknown as not passed (securityhub/latest/userguide/standards-security-score.html,
 * controls-overall-status.html).
 */
export class FrameworkScores {
  readonly #tallies = new Map<string, Tally>()
  /** The same by control: each is for one type, and several can share an id. */
  readonly #ofControl = new Map<Control, Tally>()

  /** How many uncounted resources have each list of layers; many share one. */
  #waiting = new Map<ResourceEntry['layers'], { readonly type: string; times: number }>()

  add({ resource: { type }, layers }: ResourceEntry): void {
    const same = this.#waiting.get(layers)
    if (same?.type === type) {
      same.times++
      return
    }
    if (same || this.#waiting.size === WAITING) this.#settle()
    this.#waiting.set(layers, { type, times: 1 })
  }

  #settle(): void {
    for (const [layers, { type, times }] of this.#waiting)
      for (const { responsibilities } of layers)
        for (const { judged } of responsibilities)
          for (const { control, verdict } of judged) {
            const tally = this.#ofControl.get(control) ?? this.#added(control, type)
            tally.is[verdict.is] += times
          }
    this.#waiting = new Map()
  }

  #added(control: Control, type: string): Tally {
    const tally = this.#tallies.get(control.id) ?? noVerdicts()
    tally.types.add(type)
    this.#tallies.set(control.id, tally)
    this.#ofControl.set(control, tally)
    return tally
  }

  /** The scores of a run, given its model and the controls that its selection evaluated. */
  result(model: Model, { selection }: Pick<RunHead, 'selection'>): Frameworks {
    this.#settle()
    // a control that Demarc does not evaluate is not assessed, even if no resources exist: most types of AWS are not read
    const asked = new Set(selection ? selection.controls : askedUnlessSelected(controls).map(({ id }) => id))
    const accounts = [...new Set(model.resources.map(({ account }) => account))]
    const known = new Map<string, RequirementState>()
    const stateOf = (id: string): RequirementState => {
      const state = known.get(id) ?? (!asked.has(id) ? 'notAssessed' : this.#stateOf(id, model, accounts))
      known.set(id, state)
      return state
    }
    return Object.fromEntries(
      frameworkIds.map((framework) => {
        const requirements = [...requirementsOf(framework)]
        const states = requirements.map(([item, ids]) => [item, worstOf(ids.map(stateOf))] as const)
        const mapped = new Set(requirements.flatMap(([, ids]) => ids))
        return [framework, { ...scored(frameworkTitles[framework], states), verdicts: this.#verdictsOf(mapped, asked) }]
      }),
    )
  }

  /** The verdicts of the evaluated controls on single resources. */
  #verdictsOf(mapped: ReadonlySet<string>, asked: ReadonlySet<string>): Framework['verdicts'] {
    const tallies = [...mapped].flatMap((id) => (!asked.has(id) ? [] : (this.#tallies.get(id) ?? [])))
    const sum = (state: 'met' | 'unmet'): number => tallies.reduce((all, { is }) => all + is[state], 0)
    return { met: sum('met'), unmet: sum('unmet') }
  }

  #stateOf(id: string, model: Model, accounts: readonly string[]): RequirementState {
    const { is, types } = this.#tallies.get(id) ?? noVerdicts()
    if (is.unmet > 0) return 'unmet'
    if (is.unknown > 0) return 'notReadable'
    const named = frameworkTypesOf(id)
    const isHidden = (type: string): boolean =>
      accounts.some((account) => model.unlisted(type, account, undefined) !== undefined)
    // there may be resources that no listing showed, and the others do not stand for them
    if ([...types, ...named].some(isHidden)) return 'notReadable'
    if (is.met > 0) return 'met'
    if (is['not-applicable'] > 0) return 'notApplicable'
    return named.every((type) => type !== ACCOUNT && model.ofType(type).length === 0) ? 'notApplicable' : 'notAssessed'
  }
}

const noVerdicts = (): Tally => ({ is: { met: 0, unmet: 0, unknown: 0, 'not-applicable': 0 }, types: new Set() })

const worstOf = (states: readonly RequirementState[]): RequirementState =>
  requirementStates.find((state) => states.includes(state)) ?? 'notAssessed'

function scored(
  title: string,
  requirements: readonly (readonly [item: string, state: RequirementState])[],
): Omit<Framework, 'verdicts'> {
  const of = (wanted: RequirementState): string[] =>
    requirements
      .filter(([, state]) => state === wanted)
      .map(([item]) => item)
      .sort(compareNumbered)
  const [met, unmet] = [of('met'), of('unmet')]
  const assessed = met.length + unmet.length
  return {
    title,
    read: factsOf.compiled,
    score: assessed === 0 ? null : Math.round((met.length / assessed) * 10_000) / 10_000,
    met,
    unmet,
    notReadable: of('notReadable'),
    notAssessed: of('notAssessed'),
    notApplicable: of('notApplicable'),
  }
}

const NUMBERS = /\d+/g

/** Compares by number: `AC-2` before `AC-17`, `1.4` before `1.12`. */
function compareNumbered(a: string, b: string): number {
  const padded = (text: string): string => text.replace(NUMBERS, (digits) => digits.padStart(4, '0'))
  return compareText(padded(a), padded(b))
}
