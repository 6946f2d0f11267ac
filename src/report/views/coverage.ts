import type { Summary } from '../../ledger/summary.ts'
import { count, number } from './words.ts'

/** The most statements to suggest: a person can sign them in one sitting. */
const FIRST = 8

/** A person's statement covers one responsibility on every resource that has it. */
export interface Statements {
  readonly statements: number
  readonly cover: number
  /** Each responsibility, with the number of resources that a statement would cover. */
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

/** In sentences: how much of what can be assessed was assessed, and separately what a person has to attest. */
export function coverageText(summary: Pick<Summary, 'result' | 'statements'>): string {
  const { assessed, assessable, toAttest, notReadable, notRead = 0 } = summary.result.coverage
  const statements = statementsOf(summary)
  const signed = statements === undefined ? '' : ` (${statements.text})`
  return [
    `${number(assessed)} of ${count(assessable, 'assessable responsibility', 'assessable responsibilities')} assessed.`,
    ...(toAttest > 0 ? [`${number(toAttest)} ${toAttest === 1 ? 'needs' : 'need'} an attestation${signed}.`] : []),
    ...(notReadable > 0 ? [`${number(notReadable)} could not be read.`] : []),
    ...(notRead > 0
      ? [`${number(notRead)} ${notRead === 1 ? 'is that' : 'are those'} of resources that only the inventory lists.`]
      : []),
  ].join(' ')
}
