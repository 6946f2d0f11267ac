import { ask, type Basis, basis, isAlone, type Verdict, verdictOf } from '../controls/basis.ts'
import type { Control } from '../controls/control.ts'
import { compareText } from '../core/json.ts'
import type { Model } from '../model/model.ts'
import { allSeen } from '../model/paths.ts'
import type { Resource } from '../model/resource.ts'

/** The type on which controls over a whole account (`must: 'some'`) are judged. */
export const ACCOUNT_TYPE = 'Demarc::Account::Account'

/**
 * One control's verdict on one resource. `over`, for a control over the account: the basis of the resource that meets it, or of
 * all resources when none does.
 */
export interface Judged {
  readonly control: Control
  readonly verdict: Verdict
  readonly over?: readonly Basis[]
}

/** One control, prepared for judging; verdicts without details are created once and shared. */
class Question {
  readonly control: Control
  readonly met: Judged
  readonly #unmet: Judged
  readonly #notApplicable: Judged
  readonly #alone: boolean
  readonly #overAccount: boolean

  constructor(control: Control) {
    this.control = control
    this.met = { control, verdict: { is: 'met' } }
    this.#unmet = { control, verdict: { is: 'unmet' } }
    this.#notApplicable = { control, verdict: { is: 'not-applicable' } }
    this.#alone = isAlone(control)
    this.#overAccount = control.must === 'some'
  }

  judge(resource: Resource, model: Model, isWhole: boolean): Judged {
    const { control } = this
    if (this.#overAccount) return askAccount(control, resource, model)
    const verdict = ask(control, resource, model, isWhole, this.#alone)
    const { is } = verdict
    if (is === 'met') return this.met
    if (is === 'unmet') return this.#unmet
    return is === 'unknown' ? { control, verdict } : this.#notApplicable
  }
}

/** The controls that judge one type, sorted by id. */
interface Asked {
  readonly questions: readonly Question[]
  /** Whether all properties that these controls read were seen; then none of them has to check. */
  readonly isWhole: (resource: Resource) => boolean
  /** A list of verdicts to copy and overwrite: a copy has its final length at once, while a growing list is moved several times. */
  readonly blank: readonly Judged[]
}

const NOTHING_ASKED: Asked = { questions: [], isWhole: () => false, blank: [] }

function planOf(controls: readonly Control[]): ReadonlyMap<string, Asked> {
  const byType = new Map<string, Control[]>()
  for (const control of [...controls].sort((a, b) => compareText(a.id, b.id))) {
    const type = control.must === 'some' ? ACCOUNT_TYPE : control.on
    const list = byType.get(type)
    if (list) list.push(control)
    else byType.set(type, [control])
  }
  return new Map([...byType].map(([type, some]) => [type, asked(some)]))
}

function asked(controls: readonly Control[]): Asked {
  const seen = allSeen(controls.flatMap(({ reads }) => reads))
  const questions = controls.map((control) => new Question(control))
  return {
    questions,
    blank: questions.map(({ met }) => met),
    isWhole: (resource) => resource.unread === undefined && seen(resource),
  }
}

/** Judges every resource of a model with the controls of its type, in the order of resource ids. */
export function* evaluate(
  model: Model,
  controls: readonly Control[],
): Generator<{ readonly resource: Resource; readonly judged: readonly Judged[] }, void, undefined> {
  const plan = planOf(controls)
  const { resources } = model
  for (let start = 0; start < resources.length; ) {
    const { type } = resources[start] ?? {}
    let end = start + 1
    while (end < start + ABREAST && resources[end]?.type === type) end++
    const abreast = resources.slice(start, end)
    const { questions, isWhole, blank } = plan.get(type ?? '') ?? NOTHING_ASKED
    const whole = abreast.map(isWhole)
    const judged = abreast.map(() => blank.slice())
    // every control of the type yields a verdict, in the order of ids
    for (const [nth, question] of questions.entries())
      for (let at = 0; at < abreast.length; at++) {
        const resource = abreast[at]
        const verdicts = judged[at]
        if (resource && verdicts) verdicts[nth] = question.judge(resource, model, whole[at] === true)
      }
    for (let at = 0; at < abreast.length; at++) {
      const resource = abreast[at]
      const verdicts = judged[at]
      if (resource && verdicts) yield { resource, judged: verdicts }
    }
    start = end
  }
}

/** How many resources of one type one control judges before the next control's turn: this keeps the processor's caches warm. */
const ABREAST = 32

/**
 * A control over the account is met when one resource meets it. Otherwise it is unknown if a resource or listing could not be
 * read, or if another account may meet the requirement instead; else it is unmet, also when there are no resources.
 */
function askAccount(control: Control, account: Resource, model: Model): Judged {
  const over: Basis[] = []
  const missing = new Set<string>()
  for (const one of model.ofType(control.on)) {
    if (one.account !== account.account) continue
    const stands = basis(control, one, model)
    const verdict = verdictOf(stands)
    if (verdict.is === 'met') return { control, verdict, over: [stands] }
    over.push(stands)
    if (verdict.is === 'unknown') for (const what of verdict.missing) missing.add(what)
  }
  const types = control.elsewhere === undefined ? [control.on] : [control.on, control.elsewhere]
  for (const type of types) {
    const blindSpot = model.unlisted(type, account.account, undefined)
    if (blindSpot) missing.add(`${blindSpot.call} (${blindSpot.why})`)
  }
  if (control.elsewhere !== undefined)
    for (const { id, account: seenIn, owner } of model.ofType(control.elsewhere))
      if (seenIn === account.account && owner !== undefined) missing.add(`what account ${owner} does with ${id}`)
  if (missing.size > 0) return { control, verdict: { is: 'unknown', missing: [...missing].sort() }, over }
  return { control, verdict: { is: 'unmet' }, over }
}
