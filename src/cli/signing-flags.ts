import type { NewEntry } from '../ledger/config/edit.ts'

/** The flags of `demarc attest` and `demarc accept`; each command has some of them. */
export interface SigningFlags {
  readonly responsibility?: string
  readonly control?: string
  readonly statement?: string
  readonly reason?: string
  readonly by?: string
  readonly evidence?: string
  readonly date?: string
  readonly expires?: string
  readonly resource?: string
  readonly type?: string
  readonly account?: string
  readonly tag: readonly string[]
  readonly run?: string
  readonly config?: string
}

/** The command that adds to a list. */
export const commandOf = (list: NewEntry['list']): string => (list === 'exceptions' ? 'accept' : 'attest')
