import type { RunHead } from '../../ledger/run.ts'

/** A number for people: `1,234`. */
export const number = (n: number): string => n.toLocaleString('en-US')

/** A number with its noun: `1 control`, `2 controls`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`

/** A share from 0 to 1, never rounded up, so that 100 % means all. */
export const percent = (share: number): string => `${Math.floor(share * 100)} %`

/** What a share was, and what it is now: `98 %, now 99 %`, or `98 % as before`. */
export function percentNow(before: number, after: number): string {
  const [was, is] = [percent(before), percent(after)]
  return was === is ? `${is} as before` : `${was}, now ${is}`
}

/** The account id, unless the name already contains it. */
export const accountBeside = ({ source }: Pick<RunHead, 'source'>): string | undefined =>
  source.account && source.account !== source.name ? source.account : undefined

/** The name of an account, with its id if that adds information. */
export function accountName(head: Pick<RunHead, 'source'>): string {
  const account = accountBeside(head)
  return account === undefined ? head.source.name : `${head.source.name} (${account})`
}

/** The first few things, as `name` writes them, and how many more there are. */
export function named<T>(all: readonly T[], most: number, name: (one: T) => string): string {
  const names = all.slice(0, most).map(name).join(', ')
  return all.length > most ? `${names} and ${all.length - most} more` : names
}

/** Ends a text with a full stop, so that other sentences can follow. */
export const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

/** A time to the minute, in UTC: `2026-11-24 09:00`. */
export const minute = (at: string): string => at.slice(0, 16).replace('T', ' ')

/** `high` as a heading: `High`. */
export const titled = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

/** The categories as AWS's model names them, in display order. */
export const categoryTitles = [
  ['infrastructure', 'Infrastructure'],
  ['container', 'Container: managed services'],
  ['abstracted', 'Abstracted'],
  ['unclassified', 'Not classified'],
] as const
