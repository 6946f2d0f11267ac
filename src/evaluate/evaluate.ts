import { ask, type Verdict } from '../controls/ask.ts'
import type { Control } from '../controls/control.ts'
import { compareText } from '../core/json.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'

/** The type on which the controls over a whole account (`must: 'some'`) stand. */
const ACCOUNT_TYPE = 'Demarc::Account::Account'

/** One control's verdict on one resource. `over`: for a control over the account, the resources that it looked at. */
export interface Judged {
  readonly control: Control
  readonly verdict: Verdict
  readonly over?: readonly Resource[]
}

/** The controls by the type on which their verdict stands, each list sorted by id. */
class Plan {
  readonly #byType = new Map<string, Control[]>()

  constructor(controls: readonly Control[]) {
    for (const control of [...controls].sort((a, b) => compareText(a.id, b.id))) {
      const type = control.must === 'some' ? ACCOUNT_TYPE : control.on
      const list = this.#byType.get(type)
      if (list) list.push(control)
      else this.#byType.set(type, [control])
    }
  }

  of(type: string): readonly Control[] {
    return this.#byType.get(type) ?? []
  }
}

/** Asks every control of its type about one resource, in the order of their ids. Pure, and never silent. */
function judge(resource: Resource, plan: Plan, model: Model): readonly Judged[] {
  return plan
    .of(resource.type)
    .map((control) =>
      control.must === 'some'
        ? askAccount(control, resource, model)
        : { control, verdict: ask(control, resource, model) },
    )
}

/** Model x controls -> verdicts, resource by resource in the order of their ids. */
export function* evaluate(
  model: Model,
  controls: readonly Control[],
): Generator<{ readonly resource: Resource; readonly judged: readonly Judged[] }, void, undefined> {
  const plan = new Plan(controls)
  for (const resource of model.resources) yield { resource, judged: judge(resource, plan, model) }
}

/**
 * A control over the account is met when one resource meets it. When none does, what could not be seen, of a resource or of
 * a listing, leaves it unknown; otherwise it is unmet, also when there is nothing at all.
 */
function askAccount(control: Control, account: Resource, model: Model): Judged {
  const over = model.ofType(control.on).filter((one) => one.account === account.account)
  const missing = new Set<string>()
  for (const one of over) {
    const verdict = ask(control, one, model)
    if (verdict.is === 'met') return { control, verdict, over: [one] }
    if (verdict.is === 'unknown') for (const what of verdict.missing) missing.add(what)
  }
  const gap = model.unlisted(control.on, account.account, undefined)
  if (gap) missing.add(`${gap.call} (${gap.why})`)
  if (missing.size > 0) return { control, verdict: { is: 'unknown', missing: [...missing].sort() }, over }
  return { control, verdict: { is: 'unmet' }, over }
}
