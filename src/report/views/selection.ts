import type { RunHead } from '../../ledger/run.ts'
import { count } from './words.ts'

/** What a run with selected controls left out, in words; undefined when it ran all. */
export function selectionText({ selection }: Pick<RunHead, 'selection'>): string | undefined {
  if (!selection) return undefined
  const { controls, of, notRead } = selection
  const unread = notRead.length > 0 ? `, and ${count(notRead.length, 'resource type')} not read` : ''
  return `A selection: ${controls.length} of ${of} controls asked${unread}. What was not selected is unknown.`
}
