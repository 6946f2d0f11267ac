import { kindsOf, notFit } from '../catalog/given-values.ts'
import { layers } from '../catalog/layers.ts'
import { pathsOfMoves, pathsSeen } from '../catalog/move-reads.ts'
import { type FindNear, type LayerSplit, split } from '../catalog/parties.ts'
import type { Configured, Move, MoveNear } from '../catalog/service.ts'
import { byText, put } from '../core/by-text.ts'
import { DemarcError } from '../core/errors.ts'
import { isRecord, watched } from '../core/record.ts'
import { suggest } from '../core/suggest.ts'
import { describeType } from '../services/describe.ts'
import type { Subject } from '../services/subject.ts'

/** A subject with a configuration applied, and notes on the configuration. */
export interface GivenSubject {
  readonly subject: Subject
  readonly notes: readonly string[]
}

/**
 * Applies a configuration to a type's layers: `Engine=custom-oracle-ee`, `Operator.Managed=true`, `state.Type=IMPORTED`, and for
 * a neighbour that a move looks at, `near.subnet.OutpostArn=arn:...`. A value is JSON if it parses as JSON, else text. Values not
 * given keep their defaults, and a note says where they would decide; a layer that depends on one of them together with a given
 * value shows both answers.
 *
 * @throws DemarcError `BAD_GIVEN` for text without name and value, incomplete JSON, a name given twice or a value that a deciding
 * property cannot have; `NO_TYPE` when the subject is not a described type
 */
export function withGiven(subject: Subject, given: readonly string[]): GivenSubject {
  const type = subject.shown
  const described = type === undefined ? undefined : describeType(type)
  if (subject.kind === 'category' || !described || described.kind === 'unclassified')
    throw new DemarcError(
      'NO_TYPE',
      `--given needs a resource type, and ${subject.name} is none that can be described`,
      {
        hint: 'Try: demarc model AWS::RDS::DBInstance --given Engine=custom-oracle-ee',
      },
    )
  const world = worldOf(given)
  const read = new Set<string>()
  const watch = (at: string, { properties, state }: Configured): Configured => ({
    properties: watched(properties, (key) => read.add(`${at}${key}`)),
    state: watched(state, (key) => read.add(`${at}state.${key}`)),
  })
  const near = new Map([...world.near].map(([name, one]) => [name, watch(`near.${name}.`, one)]))
  const moves = described.entry.moves ?? []
  if (type !== undefined) refuseUnfit(type, world.own)
  for (const { near: around = {} } of moves)
    for (const [name, { of }] of Object.entries(around)) {
      const one = world.near.get(name)
      if (one) refuseUnfit(of, one, `near.${name}.`)
    }
  const paths = pathsGivable(type ?? '', moves)
  const names = new Map(moves.flatMap((move) => Object.entries(move.near ?? {}).map(([name, one]) => [one, name])))
  const find: FindNear = (neighbour) => {
    const name = names.get(neighbour)
    const one = name === undefined ? undefined : near.get(name)
    return one && [one]
  }
  const own = watch('', world.own)
  const rows = split(described.entry, described.category, described.source, own, find)
  // values not given keep their defaults: an undecided move does not hold, unless it looks at a given value
  const still = moves.map((move) => ({
    ...move,
    when: (...asked: Parameters<Move['when']>) => move.when(...asked) ?? (looksAt(move, ...asked) ? undefined : false),
  }))
  const shown = split({ ...described.entry, moves: still }, described.category, described.source, own, find)
  const notes = rows.flatMap((row) => (row.party === 'unknown' && row.because ? [noteOn(row, row.because, paths)] : []))
  for (const { name, full } of world.names) {
    const meant = paths.has(full) ? undefined : (meantBy(full, paths) ?? meantBy(full.split('.')[0] ?? '', paths))
    if (meant !== undefined && meant !== full.split('.')[0] && (!read.has(name) || full.includes('.')))
      throw new DemarcError('BAD_GIVEN', `${full} decides nothing of ${type}; did you mean ${meant}?`, {
        hint: `Properties that decide: ${[...paths].sort().join(', ')}.`,
      })
    if (!read.has(name)) notes.push(`${name} moves nothing of ${type}.`)
  }
  const layersShown = shown.map((row) => (row.because ? { ...row, because: withGivenWord(row.because, paths) } : row))
  return { subject: { ...subject, layers: layersShown }, notes: [...new Set(notes)] }
}

/** Whether a move looks at a given value. */
function looksAt({ when }: Move, { properties, state }: Configured, near: MoveNear): boolean {
  let given = false
  const look = (_: string, value: unknown): void => {
    if (value !== undefined) given = true
  }
  when({ properties: watched(properties, look), state: watched(state, look) }, near)
  return given
}

/** Rejects values that a type's deciding property cannot have. */
function refuseUnfit(type: string, { properties, state }: Configured, prefix = ''): void {
  for (const [path, kind] of Object.entries(kindsOf(type))) {
    const keys = path.split('.')
    let value: unknown = keys[0] === 'state' ? state : properties
    for (const key of keys[0] === 'state' ? keys.slice(1) : keys)
      value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
    const wanted = value === undefined ? undefined : notFit(value, kind)
    if (wanted === undefined) continue
    const given = typeof value === 'string' ? value : JSON.stringify(value)
    throw new DemarcError('BAD_GIVEN', `${prefix}${path} of ${type} cannot be "${given}"`, {
      hint: `Give ${prefix}${path} ${wanted}, or null for none.`,
    })
  }
}

/** What a scan says of properties that were not read, for --given: with each as it is given. */
const withGivenWord = (because: string, paths: ReadonlySet<string>): string =>
  because.replace(/^([^:]*) (was|were) not read: /, (_, names: string, verb: string) => {
    const given = names.split(', ').map((name) => formOf(name, paths))
    return `${given.join(', ')} ${verb} not given: `
  })

const noteOn = (row: LayerSplit, because: string, paths: ReadonlySet<string>): string =>
  `${layers[row.layer].title}: ${withGivenWord(because, paths)}.`

/** `state.OutpostArns` for OutpostArns, `near.subnet.OutpostArn` for the neighbour subnet. */
function formOf(name: string, paths: ReadonlySet<string>): string {
  if (paths.has(name)) return name
  return [...paths].find((path) => path === `state.${name}` || path.startsWith(`near.${name}.`)) ?? name
}

/** The paths that decide a type's parties, as they are given: its own, its live state's, and its neighbours'. */
function pathsGivable(type: string, moves: readonly Move[]): ReadonlySet<string> {
  const all = new Set([...pathsOfMoves(moves), ...Object.keys(kindsOf(type))])
  for (const { near = {}, when } of moves)
    for (const name of Object.keys(near))
      for (const path of pathsSeen((one, other) => when(other, { [name]: [one] }))) all.add(`near.${name}.${path}`)
  // what is looked for in both places is given as a property
  return new Set([...all].filter((path) => !/\bstate\./.test(path) || !all.has(path.replace(/\bstate\./, ''))))
}

/** The path that a mistyped one means: in another case, without its `state.` or `near.`, or with one letter wrong. */
function meantBy(given: string, paths: ReadonlySet<string>): string | undefined {
  const lower = given.toLowerCase()
  const named = [...paths].find((path) => [lower, `state.${lower}`, `near.${lower}`].includes(path.toLowerCase()))
  return named ?? suggest(given, paths).find((path) => differByOne(lower, path.toLowerCase()))
}

/** Whether one letter is missing, added or another one. */
function differByOne(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  return [
    [restA.slice(1), restB],
    [restA, restB.slice(1)],
    [restA.slice(1), restB.slice(1)],
  ].some(([one, other]) => one === other)
}

interface World {
  readonly own: Configured
  readonly near: ReadonlyMap<string, Configured>
  /** The given properties: as moves read them, without nested ones, and in full. */
  readonly names: readonly { readonly name: string; readonly full: string }[]
}

function worldOf(given: readonly string[]): World {
  const own = { properties: byText<unknown>(), state: byText<unknown>() }
  const near = new Map<string, typeof own>()
  const names: { readonly name: string; readonly full: string }[] = []
  const seen = new Set<string>()
  for (const text of given) {
    const at = text.indexOf('=')
    if (at < 1)
      throw new DemarcError('BAD_GIVEN', `--given takes a property and its value, and "${text}" is not that`, {
        hint: 'Try: --given Engine=custom-oracle-ee',
      })
    const full = text.slice(0, at)
    if (seen.has(full))
      throw new DemarcError('BAD_GIVEN', `${full} is given twice`, { hint: `Give ${full} one value.` })
    seen.add(full)
    const path = full.split('.')
    const value = parsed(text.slice(at + 1), full)
    let bags = own
    let prefix = ''
    const [first, second] = path
    if (first === 'near' && second !== undefined && path.length > 2) {
      bags = near.get(second) ?? { properties: byText<unknown>(), state: byText<unknown>() }
      near.set(second, bags)
      prefix = `near.${second}.`
      path.splice(0, 2)
    }
    const live = path[0] === 'state' && path.length > 1
    if (live) path.shift()
    set(live ? bags.state : bags.properties, path, value)
    names.push({ name: `${prefix}${live ? 'state.' : ''}${path[0]}`, full })
  }
  return { own, near, names }
}

function set(bag: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path
  if (rest.length === 0) {
    put(bag, name, value)
    return
  }
  const below = Object.hasOwn(bag, name) ? bag[name] : undefined
  // safe: any object can be written to by name
  const inner = typeof below === 'object' && below !== null ? (below as Record<string, unknown>) : byText<unknown>()
  put(bag, name, inner)
  set(inner, rest, value)
}

/** JSON, or text. Rejects an unclosed list or object, and `False` as Python and YAML write it. */
function parsed(text: string, name: string): unknown {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (!/^\s*[[{]/.test(text)) return text
    throw new DemarcError('BAD_GIVEN', `the value of ${name} begins as JSON and is none: ${text}`, {
      hint: `Try: --given '${name}={"Key":"value"}'`,
      cause,
    })
  }
}
