import type { DiffControl, DiffResource, RunDiff } from '../../ledger/diff.ts'
import type { RunResource } from '../../ledger/run.ts'
import { limited } from '../formats/limited.ts'
import { code, plain, tableRow } from '../formats/markdown-text.ts'
import { changeTitles, type DiffView, diffView, newFindings, resourcesById, sentenceOf } from '../views/diff.ts'
import { accountName, number, percentNow } from '../views/words.ts'

/** The most characters of each part of the summary; together they fit into a GitHub comment. */
const ROOM = { about: 6_000, changes: 42_000, resources: 4_000 }

const ASK = 'all with `demarc diff --format markdown --details`'

/**
 * The difference of two runs as Markdown for a pull request, new findings first. It fits into a GitHub comment unless `details`
 * asks for everything.
 */
export function* diffMarkdown(diff: RunDiff, details = false): Generator<string, void, undefined> {
  const names = resourcesById(diff)
  const view = diffView(diff)
  const section = (pieces: Iterable<string>, room: number): Iterable<string> =>
    details ? pieces : limited(pieces, room, (left) => `\n... and ${number(left)} more: ${ASK}.\n`)
  yield* section(about(diff, view.notes), ROOM.about)
  yield* section(changeRows(view, names), ROOM.changes)
  for (const { title, those } of view.resources) {
    yield `\n## ${title} (${those.length})\n\n`
    yield* section(those.map(resourceRow), ROOM.resources)
  }
}

function* about(
  { before, after, summary, resources }: RunDiff,
  notes: readonly string[],
): Generator<string, void, undefined> {
  yield `# ${plain(accountName(after))}: what changed\n\nFrom ${plain(before.startedAt)} to ${plain(after.startedAt)}.\n\n`
  yield `- ${newFindings(summary)}.\n- ${number(summary.controls.fixed)} fixed, ${number(summary.controls.unseen)} no longer seen.\n`
  yield `- Coverage: ${percentNow(summary.coverage.before, summary.coverage.after)}.\n`
  if (resources.length === 0) yield '\nNothing changed.\n'
  for (const note of notes) yield `\n${plain(note)}\n`
}

/** One piece per change; the first includes the table's head. */
function* changeRows(view: DiffView, names: ReadonlyMap<string, RunResource>): Generator<string, void, undefined> {
  for (const { change, controls } of view.changes) {
    const head = `\n## ${changeTitles[change]} (${controls.length})\n\n${tableRow(['severity', 'control', 'resource', 'region', 'was', 'is', 'what to do'])}${tableRow(Array(7).fill('---'))}`
    for (const [index, row] of controls.entries())
      yield `${index === 0 ? head : ''}${controlRow(row, names.get(row.resource))}`
  }
}

const resourceRow = ({ resource: { name, type, region } }: DiffResource): string =>
  `- ${code(name)}, ${plain(type)}, ${plain(region)}\n`

const controlRow = (
  one: DiffControl,
  known: { readonly name: string; readonly region: string } | undefined,
): string => {
  const { severity, control, resource, before, after, fix, missing } = one
  return tableRow([
    severity,
    `**${plain(control)}** ${plain(sentenceOf(one))}`,
    code(known?.name ?? resource),
    plain(known?.region ?? ''),
    before ?? 'not there',
    after ?? 'not there',
    fix === null ? missing.map(code).join(', ') : plain(fix),
  ])
}
