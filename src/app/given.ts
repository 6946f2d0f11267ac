import { kindsOf, notFit } from '../catalog/given-values.ts'
import { layers } from '../catalog/layers.ts'
import { type FindNear, type LayerSplit, split } from '../catalog/parties.ts'
import type { Configured, Move, MoveNear } from '../catalog/service.ts'
import { byText, put } from '../core/by-text.ts'
import { DemarcError } from '../core/errors.ts'
import { isRecord, watched } from '../core/record.ts'
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
  const notes = rows.flatMap((row) => (row.party === 'unknown' && row.because ? [noteOn(row, row.because)] : []))
  for (const name of world.names) if (!read.has(name)) notes.push(`${name} moves nothing of ${type}.`)
  const layersShown = shown.map((row) => (row.because ? { ...row, because: withGivenWord(row.because) } : row))
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

const withGivenWord = (because: string): string => because.replace(' not read: ', ' not given: ')

const noteOn = (row: LayerSplit, because: string): string => `${layers[row.layer].title}: ${withGivenWord(because)}.`

interface World {
  readonly own: Configured
  readonly near: ReadonlyMap<string, Configured>
  /** The property names that moves read, without nested ones. */
  readonly names: readonly string[]
}

function worldOf(given: readonly string[]): World {
  const own = { properties: byText<unknown>(), state: byText<unknown>() }
  const near = new Map<string, typeof own>()
  const names: string[] = []
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
    names.push(`${prefix}${live ? 'state.' : ''}${path[0]}`)
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
