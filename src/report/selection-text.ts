import type { RunHead } from '../ledger/run.ts'

/** What a run that asked only some controls left out, in words; undefined where it asked all. */
export function selectionText({ selection }: Pick<RunHead, 'selection'>): string | undefined {
  if (!selection) return undefined
  const { controls, of, notRead } = selection
  const types = `${notRead.length.toLocaleString('en-US')} resource ${notRead.length === 1 ? 'type' : 'types'}`
  const unread = notRead.length > 0 ? `, and ${types} not read` : ''
  return `A selection: ${controls.length} of ${of} controls asked${unread}. What was not selected is unknown.`
}
