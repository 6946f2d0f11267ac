import type { Control } from '../../controls/control.ts'
import { ACCOUNT_TYPE } from '../../evaluate/evaluate.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { splitOf } from '../../services/describe.ts'
import type { Attestation } from '../attestations.ts'
import { acceptsControl } from '../exceptions.ts'
import { type Signed, statusOf } from '../signed.ts'
import type { Config, Warning } from './config.ts'

/**
 * Warnings about signed statements: expired, not in force yet, or covering nothing in this account (only if `whole`: a selection
 * would see just a part of it). Also warns about parameters of a control that was not evaluated; `controls` are those evaluated,
 * or left out by a selection. `now` is the start of the run, ISO 8601.
 */
export function configWarnings(
  { attestations, exceptions, parametersAt }: Config,
  model: Model,
  { controls, whole }: { readonly controls: readonly Control[]; readonly whole: boolean },
  now: string,
): readonly Warning[] {
  const warnings: Warning[] = []
  const look = (
    one: Signed & { readonly at: string },
    name: string,
    fits: (resource: Resource) => boolean,
    hint: () => string | undefined = () => undefined,
  ): void => {
    const where = statusOf(one, now)
    if (where === 'expired')
      warnings.push({ at: one.at, message: `the ${name} expired on ${one.expires}: it no longer counts` })
    else if (where === 'not-yet')
      warnings.push({ at: one.at, message: `the ${name} begins on ${one.date}: it does not count yet` })
    else if (whole && !model.resources.some((resource) => one.covers(resource) && fits(resource)))
      warnings.push({
        at: one.at,
        message: `the ${name} ${hint() ?? 'speaks of nothing that was seen in this account'}`,
      })
  }
  for (const one of attestations)
    look(
      one,
      `attestation of ${one.responsibility}`,
      (resource) => responsibilitiesOf(resource).includes(one.responsibility),
      () => whereItIsAsked(one, model),
    )
  for (const one of exceptions) {
    const types = new Set(
      controls
        .filter((control) => acceptsControl(one, control))
        .map(({ on, must }) => (must === 'some' ? ACCOUNT_TYPE : on)),
    )
    const name = 'control' in one.of ? one.of.control : one.of.responsibility
    look(
      one,
      `exception of ${name}`,
      ({ type }) => [...types].some((known) => known === type),
      () => ('control' in one.of ? onRequest(one.of.control, controls) : undefined),
    )
  }
  for (const [id, at] of Object.entries(parametersAt)) {
    const why = onRequest(id, controls)
    if (why !== undefined) warnings.push({ at, message: `the parameters of ${id} have no effect: the control ${why}` })
  }
  return warnings
}

/** For an opt-in control that was not evaluated. */
const onRequest = (id: string, asked: readonly Control[]): string | undefined =>
  asked.some((one) => one.id === id)
    ? undefined
    : `is asked on request only, by --framework aws-resource-tagging or --controls ${id}`

/** The customer's responsibilities for a resource, given its configuration. */
const responsibilitiesOf = (resource: Resource): readonly string[] =>
  (splitOf(resource.type, resource) ?? []).flatMap(({ responsibilities }) => responsibilities)

/** Enough names to show which kind of resource is meant. */
const SHOWN = 3

/**
 * The warning for an attestation whose scope covers resources, but none with the responsibility; undefined when it covers none at
 * all.
 */
function whereItIsAsked({ responsibility, covers }: Attestation, model: Model): string | undefined {
  const covered = model.resources.filter((resource) => covers(resource)).length
  if (covered === 0) return undefined
  const many = covered === 1 ? 'the 1 resource that it covers' : `any of the ${covered} resources that it covers`
  const types = new Set(
    model.resources.filter((one) => responsibilitiesOf(one).includes(responsibility)).map(({ type }) => type),
  )
  const [first] = types
  if (first === undefined) return `applies to nothing: ${responsibility} is not asked of ${many}`
  if (first === ACCOUNT_TYPE && types.size === 1)
    return `applies to nothing: ${responsibility} is asked once, of the account; write "scope: { type: ${ACCOUNT_TYPE} }", or leave the scope out`
  const some = [...types].sort().slice(0, SHOWN).join(', ')
  const more = types.size > SHOWN ? ` and ${types.size - SHOWN} more types` : ''
  return `applies to nothing: ${responsibility} is not asked of ${many}, but of ${some}${more}; change the scope`
}
