import type { Summary } from '../../ledger/summary.ts'
import { count, number } from './words.ts'

/** The statements that are offered first: a person can sign them in one sitting. */
const FIRST = 8

/** A statement of a person speaks of one responsibility on every resource that has it. */
export interface Statements {
  readonly statements: number
  readonly cover: number
  /** Each responsibility, and how many resources a statement on it would cover. */
  readonly first: Summary['statements']
  /** `8 statements cover 1,506` */
  readonly text: string
}

export function statementsOf({ statements }: Pick<Summary, 'statements'>): Statements | undefined {
  const first = statements.slice(0, FIRST)
  if (first.length === 0) return undefined
  const cover = first.reduce((sum, { covers }) => sum + covers, 0)
  const text = `${count(first.length, 'statement')} ${first.length === 1 ? 'covers' : 'cover'} ${number(cover)}`
  return { statements: first.length, cover, first, text }
}

/** What was assessed of what can be, and apart from it what a person has to attest, in sentences. */
export function coverageText(summary: Pick<Summary, 'result' | 'statements'>): string {
  const { assessed, assessable, toAttest, notReadable, notRead = 0 } = summary.result.coverage
  const statements = statementsOf(summary)
  const signed = statements === undefined ? '' : ` (${statements.text})`
  return [
    `${number(assessed)} of ${count(assessable, 'assessable responsibility', 'assessable responsibilities')} assessed.`,
    ...(toAttest > 0 ? [`${number(toAttest)} ${toAttest === 1 ? 'needs' : 'need'} an attestation${signed}.`] : []),
    ...(notReadable > 0 ? [`${number(notReadable)} could not be read.`] : []),
    ...(notRead > 0 ? [`${number(notRead)} are of resources that only the inventory lists.`] : []),
  ].join(' ')
}
