/**
 * The small regular expressions of CloudWatch Logs (`%AUTHORIZED.*%`): characters, classes, `.`, `?`, `*`, `+`, `{n,m}`, `|`, `^`
 * and `$`, without groups. They come from an account, so they run as a set of states, in time linear in the text, never in a
 * backtracking engine. Grammar: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */

type One = (character: string) => boolean

interface Piece {
  readonly is: One
  readonly least: number
  /** Infinity when unbounded. */
  readonly most: number
}

interface Sequence {
  readonly fromStart: boolean
  readonly toEnd: boolean
  readonly pieces: readonly Piece[]
}

/** More repetitions than real patterns ask for. */
const MANY = 1000
const LONGEST = 1024

/** A function that tells whether the expression matches anywhere in a text; undefined when we do not understand the expression. */
export function simpleRegex(expression: string): ((text: string) => boolean) | undefined {
  if (expression.length > LONGEST) return undefined
  const sequences: Sequence[] = []
  for (const part of alternativesOf(expression)) {
    const sequence = sequenceOf(part)
    if (!sequence) return undefined
    sequences.push(sequence)
  }
  return (text) => sequences.some((one) => matches(one, text))
}

/** Split at each `|` outside a class. */
function alternativesOf(expression: string): readonly string[] {
  const parts = ['']
  let inClass = false
  for (let at = 0; at < expression.length; at++) {
    const character = expression[at] ?? ''
    if (character === '|' && !inClass) {
      parts.push('')
      continue
    }
    if (character === '[') inClass = true
    if (character === ']') inClass = false
    const escaped = character === '\\' ? (expression[++at] ?? '') : ''
    parts[parts.length - 1] += character + escaped
  }
  return parts
}

const PIECE = /(\\.|\[\^?(?:\\.|[^\]\\])+\]|[^\\[\]{}()?*+^$])(\?|\*|\+|\{\d{1,4}(?:,\d{0,4})?\})?/y

function sequenceOf(part: string): Sequence | undefined {
  const fromStart = part.startsWith('^')
  const toEnd = part.endsWith('$') && !part.endsWith('\\$')
  const inner = part.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined)
  const pieces: Piece[] = []
  PIECE.lastIndex = 0
  while (PIECE.lastIndex < inner.length) {
    const [, what, times = ''] = PIECE.exec(inner) ?? []
    if (what === undefined) return undefined
    const is = oneOf(what)
    const bounds = boundsOf(times)
    if (!is || !bounds) return undefined
    pieces.push({ is, ...bounds })
  }
  return { fromStart, toEnd, pieces }
}

function boundsOf(times: string): Pick<Piece, 'least' | 'most'> | undefined {
  if (times === '') return { least: 1, most: 1 }
  if (times === '?') return { least: 0, most: 1 }
  if (times === '*') return { least: 0, most: Number.POSITIVE_INFINITY }
  if (times === '+') return { least: 1, most: Number.POSITIVE_INFINITY }
  const [least = '', most] = times.slice(1, -1).split(',')
  const bounds = {
    least: Number(least),
    most: most === undefined ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most),
  }
  const counted = Number.isFinite(bounds.most) ? bounds.most : bounds.least
  return bounds.most < bounds.least || counted > MANY ? undefined : bounds
}

const classes: ReadonlyMap<string, One> = new Map<string, One>([
  ['d', (c) => /\d/.test(c)],
  ['D', (c) => /\D/.test(c)],
  ['s', (c) => /\s/.test(c)],
  ['S', (c) => /\S/.test(c)],
  ['w', (c) => /\w/.test(c)],
  ['W', (c) => /\W/.test(c)],
])

/** A character, an escape or a class; undefined for an unknown escape. */
function oneOf(what: string): One | undefined {
  if (what === '.') return () => true
  if (what.startsWith('\\')) {
    const escaped = what[1] ?? ''
    return /[a-zA-Z0-9]/.test(escaped) ? classes.get(escaped) : (character) => character === escaped
  }
  if (!what.startsWith('[') || what.length === 1) return (character) => character === what
  const negated = what[1] === '^'
  const members = membersOf(what.slice(negated ? 2 : 1, -1))
  return members && ((character) => members.some((one) => one(character)) !== negated)
}

function membersOf(inner: string): readonly One[] | undefined {
  const members: One[] = []
  for (let at = 0; at < inner.length; at++) {
    const from = inner[at] ?? ''
    if (from === '\\') {
      const one = oneOf(inner.slice(at, at + 2))
      if (!one) return undefined
      members.push(one)
      at++
    } else if (inner[at + 1] === '-' && at + 2 < inner.length && inner[at + 2] !== '\\') {
      const to = inner[at + 2] ?? ''
      if (to < from) return undefined
      members.push((character) => character >= from && character <= to)
      at += 2
    } else members.push((character) => character === from)
  }
  return members
}

/**
 * Runs all states at once. A state is a piece and how often it has matched; after the last piece the whole expression matches.
 * The count of an unbounded piece stops at its minimum.
 */
function matches({ fromStart, toEnd, pieces }: Sequence, text: string): boolean {
  const key = (piece: number, taken: number): number => piece * (MANY + 2) + taken
  const put = (states: Set<number>, piece: number, taken: number): void => {
    for (let at = piece, had = taken; ; at++, had = 0) {
      if (states.has(key(at, had))) return
      states.add(key(at, had))
      const one = pieces[at]
      if (!one || had < one.least) return
    }
  }
  const end = key(pieces.length, 0)
  let states = new Set<number>()
  put(states, 0, 0)
  for (const character of text) {
    if (states.has(end) && !toEnd) return true
    const next = new Set<number>()
    if (!fromStart) put(next, 0, 0)
    for (const state of states) {
      const at = Math.floor(state / (MANY + 2))
      const taken = state % (MANY + 2)
      const one = pieces[at]
      if (!one || taken >= one.most || !one.is(character)) continue
      const counted = Number.isFinite(one.most) ? taken + 1 : Math.min(taken + 1, one.least)
      put(next, at, counted)
    }
    states = next
  }
  return states.has(end)
}
