import { visible } from '../../core/visible.ts'
import type { DiffControl, DiffResource, RunDiff } from '../../ledger/diff.ts'
import type { RunHead, RunResource } from '../../ledger/run.ts'
import type { LayerState } from '../../ledger/state.ts'
import { diffView, newFindings, resourcesById, sentenceOf } from '../views/diff.ts'
import { accountName, count, number, percentNow } from '../views/words.ts'
import { cut, idColumn, type Look, painted, sign, wrapped } from './look.ts'

/** The name of each change, and the state whose sign it uses. */
const kinds: Readonly<Record<DiffControl['change'], { readonly title: string; readonly state: LayerState }>> = {
  broken: { title: 'Broken', state: 'unmet' },
  new: { title: 'New and unmet', state: 'unmet' },
  unseen: { title: 'No longer seen', state: 'unknown' },
  fixed: { title: 'Fixed', state: 'met' },
  gone: { title: 'Gone', state: 'not-applicable' },
}

/** What changed in an account, for people, worst first. */
export function terminalDiff(diff: RunDiff, look: Look, closing: readonly string[] = []): string {
  const resources = resourcesById(diff)
  const view = diffView(diff)
  const { summary } = diff
  const lines = [
    `${look.paint('bold', 'Demarc')}  ${visible(accountName(diff.after))}`,
    ...wrapped(`from ${timeOf(diff.before)} to ${timeOf(diff.after)}`, look, '', 0).map((line) =>
      look.paint('dim', line),
    ),
    '',
    ...wrapped(
      `${newFindings(summary)}. ${number(summary.controls.fixed)} fixed, ${number(summary.controls.unseen)} no longer seen. Coverage ${percentNow(summary.coverage.before, summary.coverage.after)}.`,
      look,
      '',
      0,
    ),
  ]
  for (const note of view.notes)
    lines.push('', ...wrapped(visible(note), look, '', 0).map((line) => look.paint('yellow', line)))
  for (const { change, controls } of view.changes) lines.push('', ...section(change, controls, resources, look))
  for (const { title, those } of view.resources) lines.push('', ...resourceLines(title, those, look))
  if (diff.resources.length === 0) lines.push('', 'Nothing changed.')
  if (closing.length > 0) lines.push('', ...closing)
  return `${lines.join('\n')}\n`
}

const timeOf = ({ startedAt, tool }: RunHead): string => `${startedAt} (${tool.name} ${tool.version})`
const words = (verdict: string): string => verdict.replaceAll('-', ' ')

function section(
  kind: DiffControl['change'],
  rows: readonly DiffControl[],
  resources: ReadonlyMap<string, RunResource>,
  look: Look,
): string[] {
  const { title, state } = kinds[kind]
  const lines = [look.paint('bold', `${title} (${count(rows.length, kind === 'unseen' ? 'verdict' : 'finding')})`)]
  for (const row of rows) {
    const head = `${sign(state, look)} ${idColumn(row.control)}`
    const tail = ` ${visible(row.severity).padStart(8)}`
    const room = look.width - head.length - tail.length
    lines.push(
      `${painted(state, head, look)}${cut(sentenceOf(row), room, look).padEnd(room)}${look.paint('dim', tail)}`,
    )
    const resource = resources.get(row.resource)
    const was = row.before === null ? '' : `, was ${words(row.before)}`
    const now = kind === 'fixed' && row.after === 'not-applicable' ? ', now not applicable' : ''
    const where = `${resource?.name ?? row.resource}, ${resource?.type ?? ''}, ${resource?.region ?? ''}${was}${now}`
    lines.push(look.paint('dim', `  ${cut(where, look.width - 2, look)}`))
    for (const what of row.missing) lines.push(...wrapped(what, look, '  ? ', 4))
    if (row.fix !== null) lines.push(...wrapped(row.fix, look, `  ${look.unicode ? '→' : '->'} `, 4))
  }
  const uncounted = rows.filter(({ broke }) => !broke).length
  if (kind === 'new' && uncounted > 0)
    lines.push(
      ...wrapped(
        `${count(uncounted, 'finding')} of these: the first run did not ask the control. --fail-on does not count ${uncounted === 1 ? 'it' : 'them'}.`,
        look,
        '',
        0,
      ),
    )
  return lines
}

function resourceLines(title: string, those: readonly DiffResource[], look: Look): string[] {
  return [
    look.paint('bold', `${title} (${number(those.length)})`),
    ...those.map(({ resource: { name, type, region } }) => cut(`  ${name}, ${type}, ${region}`, look.width, look)),
  ]
}
