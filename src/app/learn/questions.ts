import { createHash } from 'node:crypto'
import { type LayerId, layers } from '../../catalog/layers.ts'
import type { LayerSplit } from '../../catalog/parties.ts'
import { drawBelow, type Random } from '../../core/random.ts'
import { describeType } from '../../services/describe.ts'
import { findSubject, type Subject } from '../../services/subject.ts'
import { withGiven } from '../given.ts'
import { type DrawnFrom, drawnFrom, type QuizText } from './schema.ts'

type Entry = Pick<QuizText['pool'][number], 'type' | 'called' | 'given'>

/** The possible answers to a question. */
export const askedParties = ['aws', 'customer', 'shared'] as const
export type AskedParty = (typeof askedParties)[number]

/** Who is responsible for a layer of a type, with a given configuration. */
export interface QuizQuestion {
  readonly id: string
  readonly type: string
  readonly called: string
  readonly given: readonly string[]
  readonly layer: LayerId
  readonly right: AskedParty
  /** The catalog's row with the answer and its page. */
  readonly row: LayerSplit
  /** The party without the configuration, if it differs. */
  readonly usual: AskedParty | undefined
}

const isAsked = (party: string | undefined): party is AskedParty => askedParties.some((one) => one === party)

const subjectOf = ({ type }: Entry): Subject | undefined => findSubject(type)

function rowOf(entry: Entry, layer: LayerId, given: readonly string[]): LayerSplit | undefined {
  const subject = subjectOf(entry)
  if (!subject) return undefined
  const { layers: rows } = given.length === 0 ? subject : withGiven(subject, given).subject
  return rows?.find((row) => row.layer === layer)
}

/** Why the catalog cannot answer a question; undefined when it can. Throws BAD_GIVEN. */
export function partyFault(entry: Entry, layer: LayerId): string | undefined {
  const party = rowOf(entry, layer, entry.given)?.party
  if (isAsked(party)) return undefined
  const why = party === 'none' ? 'has no such layer' : `has no party to ask for there (${party ?? 'unclassified'})`
  return `${entry.type} ${why}: ${layers[layer].title}`
}

function questionOf(entry: Entry, layer: LayerId): QuizQuestion | undefined {
  const { type, called, given } = entry
  const row = rowOf(entry, layer, given)
  if (!row || !isAsked(row.party)) return undefined
  const usual = given.length === 0 ? undefined : rowOf(entry, layer, [])?.party
  return {
    id: [type, ...given, layer].join(' '),
    type,
    called,
    given,
    layer,
    right: row.party,
    row,
    usual: isAsked(usual) && usual !== row.party ? usual : undefined,
  }
}

const kindOf = ({ type, given }: Entry): DrawnFrom | undefined => {
  if (given.length > 0) return 'configured'
  const { category } = describeType(type)
  return drawnFrom.find((one) => one === category)
}

const questionsOf = ({ pool }: QuizText, from: DrawnFrom): readonly QuizQuestion[] =>
  pool
    .filter((entry) => kindOf(entry) === from)
    .flatMap((entry) => entry.layers.flatMap((layer) => questionOf(entry, layer) ?? []))

/** Reports pools with fewer questions than are drawn. */
export function* drawFaults(quiz: QuizText): Generator<{ readonly from: DrawnFrom; readonly message: string }> {
  for (const from of drawnFrom) {
    const there = questionsOf(quiz, from).length
    if (there < quiz.draw[from])
      yield { from, message: `${quiz.draw[from]} questions are drawn from "${from}", and the pool has ${there}` }
  }
}

/** The questions drawn by a seed: equal seeds give equal questions in the same order. */
export const drawQuestions = (quiz: QuizText, seed: string): readonly QuizQuestion[] =>
  drawnFrom.flatMap((from) => shuffled(questionsOf(quiz, from), randomBy(`${seed} ${from}`)).slice(0, quiz.draw[from]))

/** A deterministic source of bytes, derived from a text. */
export function randomBy(seed: string): Random {
  let drawn = 0
  return (size) => {
    const block = createHash('sha512').update(`${seed} ${drawn++}`).digest()
    return Uint8Array.from({ length: size }, (_, index) => block[index % block.length] ?? 0)
  }
}

/** Fisher-Yates shuffle. */
function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  const all = [...list]
  for (let at = all.length - 1; at > 0; at--) {
    const other = drawBelow(at + 1, random)
    // safe: both indexes are within the list
    ;[all[at], all[other]] = [all[other] as T, all[at] as T]
  }
  return all
}
