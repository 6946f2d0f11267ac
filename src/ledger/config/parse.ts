import { responsibilityIds } from '../../catalog/responsibilities.ts'
import { explainUnknownId } from '../../controls/renamed.ts'
import { DemarcError } from '../../core/errors.ts'
import { canonicalJson } from '../../core/json.ts'
import { matchesWildcard } from '../../core/policy/wildcard.ts'
import { didYouMean } from '../../core/suggest.ts'
import { controls } from '../../services/controls.gen.ts'
import { allTypes } from '../../services/subject.ts'
import type { Exception } from '../exceptions.ts'
import type { Config } from './config.ts'
import { type Misplaced, offsetOf, readYaml, tellMisplaced } from './document.ts'
import { readSettings } from './parameters.ts'
import { type KeyPath, type ShapeProblem, shapeProblems } from './problems.ts'
import { type ConfigText, configSchema, keysAt } from './schema.ts'
import { coversScope } from './scope.ts'

/**
 * Parses a `demarc.yaml`. Throws `CONFIG_INVALID` with every problem and its place (`file:line:column`): invalid YAML, unknown
 * keys and names, wrong dates, an expiry before the date, duplicates.
 */
export function parseConfig(text: string, file: string): Config {
  const { document, value, problems, place } = readYaml(text)
  if (!document) throw invalid(file, problems, place)
  const at = ({ path, key, message }: ShapeProblem): Misplaced => ({ at: offsetOf(document, path, key), message })
  // an empty file is valid
  const parsed = configSchema.safeParse(value ?? {}, { reportInput: true })
  if (!parsed.success)
    throw invalid(file, parsed.error.issues.flatMap((issue) => shapeProblems(issue, unknownKey)).map(at), place)
  const parameters = readSettings(parsed.data.parameters, controls, noControl)
  const wrong = [
    ...nameProblems(parsed.data),
    ...dateProblems(parsed.data),
    ...duplicateProblems(parsed.data),
    ...parameters.wrong,
  ]
  if (wrong.length > 0) throw invalid(file, wrong.map(at), place)
  const entry = <T extends { readonly scope: ConfigText['attestations'][number]['scope'] }>(
    list: 'attestations' | 'exceptions',
    index: number,
    one: T,
  ) => ({ ...one, covers: coversScope(one.scope), at: `${file}:${place(offsetOf(document, [list, index]))}` })
  return {
    file,
    attestations: parsed.data.attestations.map((one, index) => entry('attestations', index, one)),
    exceptions: parsed.data.exceptions.map(({ control, responsibility, evidence, ...one }, index) => ({
      ...entry('exceptions', index, one),
      of: subjectOf({ control, responsibility }),
      evidence: evidence ?? null,
    })),
    parameters: parameters.settings,
    ownerTags: parsed.data.ownerTags,
    parametersAt: Object.fromEntries(
      Object.keys(parameters.settings).map((id) => [
        id,
        `${file}:${place(offsetOf(document, ['parameters', id], true))}`,
      ]),
    ),
  }
}

const subjectOf = (one: { control?: string | undefined; responsibility?: string | undefined }): Exception['of'] =>
  one.control === undefined ? { responsibility: one.responsibility ?? '' } : { control: one.control }

function invalid(file: string, problems: readonly Misplaced[], place: (offset: number) => string): DemarcError {
  return new DemarcError('CONFIG_INVALID', tellMisplaced(file, problems, place), {
    hint: 'demarc attest --help and demarc accept --help show what an entry holds, demarc controls ID which parameters can be set; --no-config scans without the file.',
  })
}

const unknownKey = (key: string, path: KeyPath): string =>
  key === 'duty'
    ? 'the key is called "responsibility": write that instead of "duty"'
    : `unknown key "${key}"${didYouMean(key, keysAt(path))}`

/** What is wrong with a control id; undefined when the control exists. */
function noControl(id: string): string | undefined {
  const ids = controls.map((one) => one.id)
  if (ids.includes(id)) return undefined
  const became = explainUnknownId(id)
  return `there is no control "${id}"${became === undefined ? didYouMean(id, ids) : `: ${became}`}`
}

function* nameProblems({ attestations, exceptions }: ConfigText): Generator<ShapeProblem> {
  const known = (
    kind: string,
    name: string | undefined,
    names: readonly string[],
    path: KeyPath,
  ): readonly ShapeProblem[] =>
    name === undefined || names.includes(name)
      ? []
      : [{ path, message: `there is no ${kind} "${name}"${didYouMean(name, names)}` }]
  for (const [index, { responsibility, scope }] of attestations.entries()) {
    yield* known('responsibility', responsibility, responsibilityIds, ['attestations', index, 'responsibility'])
    yield* typeProblems(scope.type, ['attestations', index, 'scope', 'type'])
  }
  for (const [index, { control, responsibility, scope }] of exceptions.entries()) {
    const path: KeyPath = ['exceptions', index]
    if ((control === undefined) === (responsibility === undefined))
      yield { path, message: 'an exception names a control or a responsibility, and one of them only' }
    const message = control === undefined ? undefined : noControl(control)
    if (message !== undefined) yield { path: [...path, 'control'], message }
    yield* known('responsibility', responsibility, responsibilityIds, [...path, 'responsibility'])
    yield* typeProblems(scope.type, [...path, 'scope', 'type'])
  }
}

function* typeProblems(patterns: readonly string[] | undefined, path: KeyPath): Generator<ShapeProblem> {
  const types = allTypes()
  for (const pattern of patterns ?? [])
    if (!types.some((type) => matchesWildcard(pattern, type)))
      yield { path, message: `there is no resource type "${pattern}"${didYouMean(pattern, types)}` }
}

const lists = ['attestations', 'exceptions'] as const

function* dateProblems(config: ConfigText): Generator<ShapeProblem> {
  for (const list of lists)
    for (const [index, { date, expires }] of config[list].entries())
      if (expires < date)
        yield { path: [list, index, 'expires'], message: `it expires on ${expires}, before its date, ${date}` }
}

/**
 * Statements with the same subject and scope where one lies within the other's time. A renewal begins later and ends later, so it
 * is no duplicate.
 */
function* duplicateProblems(config: ConfigText): Generator<ShapeProblem> {
  for (const list of lists) {
    const seen = new Map<string, { readonly index: number; readonly date: string; readonly expires: string }[]>()
    for (const [index, one] of config[list].entries()) {
      const key = canonicalJson(['control' in one ? one.control : null, one.responsibility ?? null, one.scope])
      const others = seen.get(key) ?? []
      const within = others.find(
        (other) =>
          (other.date <= one.date && one.expires <= other.expires) ||
          (one.date <= other.date && other.expires <= one.expires),
      )
      if (within)
        yield {
          path: [list, index],
          message: `the same as number ${within.index + 1} of the list: same subject, scope and time`,
        }
      seen.set(key, [...others, { index, date: one.date, expires: one.expires }])
    }
  }
}
