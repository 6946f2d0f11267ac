import { unknown } from '../controls/answer.ts'
import { NO_CALENDARS } from '../controls/calendar.ts'
import type { Control, Severity } from '../controls/control.ts'
import { explainUnknownId } from '../controls/renamed.ts'
import { DemarcError } from '../core/errors.ts'
import { compareText } from '../core/json.ts'
import { matchesWildcard } from '../core/policy/wildcard.ts'
import { suggest } from '../core/suggest.ts'
import { serviceOf } from '../services/describe.ts'

/** What to select: a control must match one of the names of every kind that is given. */
export interface SelectionQuery {
  /** Ids or patterns of ids with `*` and `?`, case-insensitive: `S3.*`. */
  readonly controls: readonly string[]
  /** Service names as in `demarc model`: `s3`. */
  readonly services: readonly string[]
  /** `fsbp`, `cis-3.0`, `cis-5.0`, `nist-800-53-r5`, `nist-800-171-r2`, `pci-dss-4.0.1`, `aws-resource-tagging`. */
  readonly frameworks: readonly string[]
  /** Exact severities, not a minimum. */
  readonly severities: readonly string[]
}

export const isEmptyQuery = (query: SelectionQuery): boolean =>
  Object.values(query).every((names) => names.length === 0)

const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low']

/**
 * The controls that a query selects, in registry order. Throws `UNKNOWN_NAME` (with suggestions) for an unknown name, and
 * `NOTHING_SELECTED` when the names exclude each other.
 */
export async function selectControls(all: readonly Control[], query: SelectionQuery): Promise<readonly Control[]> {
  const fits: ((control: Control) => boolean)[] = []
  if (query.controls.length > 0) {
    const patterns = query.controls.map((pattern) => pattern.toLowerCase())
    for (const [index, pattern] of patterns.entries())
      if (!all.some(({ id }) => matchesWildcard(pattern, id.toLowerCase())))
        throw unknownName(
          'control',
          query.controls[index] ?? pattern,
          all.map(({ id }) => id),
        )
    fits.push(({ id }) => patterns.some((pattern) => matchesWildcard(pattern, id.toLowerCase())))
  }
  if (query.services.length > 0) {
    const services = known(
      'service',
      query.services,
      [...new Set(all.map(({ on }) => serviceOf(on)))].sort(compareText),
    )
    fits.push(({ on }) => services.has(serviceOf(on)))
  }
  if (query.severities.length > 0) {
    const wanted = known('severity', query.severities, severities)
    fits.push(({ severity }) => wanted.has(severity))
  }
  if (query.frameworks.length > 0) {
    // the framework table is loaded only when a query needs it
    const { frameworkIds, frameworksOf } = await import('../controls/frameworks.ts')
    const wanted = known('framework', query.frameworks, frameworkIds)
    fits.push(({ id }) => [...frameworksOf(id).keys()].some((framework) => wanted.has(framework)))
  }
  const selected = all.filter((control) => fits.every((suits) => suits(control)))
  if (selected.length > 0) return selected
  throw new DemarcError('NOTHING_SELECTED', 'no control is all of what was asked for', {
    hint: 'demarc controls lists them by the same options; leave one out.',
  })
}

/**
 * The selected controls that a scan runs: opt-in controls run only when the query names their id or a framework. Throws as
 * `selectControls` does.
 */
export async function selectAsked(all: readonly Control[], query: SelectionQuery): Promise<readonly Control[]> {
  const ids = new Set(query.controls.map((name) => name.toLowerCase()))
  const selected = (await selectControls(all, query)).filter(
    ({ id, onRequest }) => !onRequest || query.frameworks.length > 0 || ids.has(id.toLowerCase()),
  )
  if (selected.length > 0) return selected
  throw new DemarcError('NOTHING_SELECTED', 'what was asked for are controls that a scan asks on request only', {
    hint: 'Name their framework (--framework aws-resource-tagging), or each by its id without a wildcard.',
  })
}

/** The controls that a scan runs without a selection. */
export const askedUnlessSelected = (all: readonly Control[]): readonly Control[] =>
  all.filter(({ onRequest }) => !onRequest)

function known(kind: string, asked: readonly string[], names: readonly string[]): ReadonlySet<string> {
  const wanted = new Set<string>()
  for (const name of asked) {
    const found = names.find((one) => one === name.toLowerCase())
    if (found === undefined) throw unknownName(kind, name, names)
    wanted.add(found)
  }
  return wanted
}

function unknownName(kind: string, name: string, names: readonly string[]): DemarcError {
  const near = suggest(name, names)
  const all = names.length > 40 ? `demarc help ${kind}s lists all ${names.length}.` : `There are ${names.join(', ')}.`
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : all
  const became = kind === 'control' ? explainUnknownId(name) : undefined
  if (became !== undefined)
    return new DemarcError('UNKNOWN_NAME', `there is no control "${name}": ${became}`, {
      hint: 'demarc controls lists them.',
    })
  return new DemarcError('UNKNOWN_NAME', `there is no ${kind} "${name}"`, {
    hint: kind === 'control' && near.length === 0 ? 'demarc controls lists them.' : hint,
  })
}

export const NOT_SELECTED = 'not selected: this run asked other controls only'

/**
 * All controls of a run that evaluates only some: the others keep their places with the verdict `unknown`. A responsibility then
 * never becomes met, or disappears, because one of its controls was not evaluated.
 */
export function withOthersUnknown(all: readonly Control[], selected: readonly Control[]): readonly Control[] {
  const asked = new Set(selected)
  return all.map((control) =>
    asked.has(control)
      ? control
      : {
          ...control,
          reads: [],
          near: {},
          calendars: NO_CALENDARS,
          values: undefined,
          neighbours: [],
          applies: undefined,
          holds: () => unknown(NOT_SELECTED),
          // a control over the account would look for its resources, which may not have been read; let it judge the account
          // itself
          ...(control.must === 'some' ? { must: 'each', on: 'Demarc::Account::Account' } : {}),
        },
  )
}
