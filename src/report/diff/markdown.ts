import { changes, type DiffControl, type RunDiff } from '../../ledger/diff.ts'
import { severities } from '../../ledger/summary.ts'
import { code, ours, plain, tableRow } from '../formats/markdown-text.ts'
import { accountName, changeTitles, controlsIn, resourcesOf } from './changes.ts'

/** The difference of two runs as Markdown, for a pull request: what broke first. */
export function* diffMarkdown(diff: RunDiff): Generator<string, void, undefined> {
  const { before, after, summary, resources } = diff
  const broke = severities.map((severity) => `${summary.broke[severity]} ${severity}`).join(', ')
  const percent = (share: number): string => `${Math.floor(share * 100)} %`
  yield `# ${plain(accountName(after))}: what changed\n\nFrom ${before.startedAt} to ${after.startedAt}.\n\n`
  yield `- **Broke**: ${broke}.\n- **Fixed**: ${summary.controls.fixed}. **No longer seen**: ${summary.controls.unseen}.\n`
  yield `- **Coverage**: ${percent(summary.coverage.before)}, now ${percent(summary.coverage.after)}.\n`
  if (resources.length === 0) yield '\nNothing changed.\n'
  const names = resourcesOf(diff)
  for (const change of changes) {
    const rows = controlsIn(diff, change)
    if (rows.length === 0) continue
    yield `\n## ${changeTitles[change]} (${rows.length})\n\n`
    yield tableRow(['severity', 'control', 'resource', 'region', 'was', 'is', 'what to do'])
    yield tableRow(Array(7).fill('---'))
    for (const row of rows) yield controlRow(row, names.get(row.resource))
  }
  for (const change of ['new', 'gone', 'unseen'] as const) {
    const those = resources.filter((one) => one.change === change)
    if (those.length === 0) continue
    yield `\n## ${{ new: 'New resources', gone: 'Resources that are gone', unseen: 'Resources no longer seen' }[change]} (${those.length})\n\n`
    for (const { resource } of those) yield `- ${code(resource.name)}, ${resource.type}, ${resource.region}\n`
  }
}

const controlRow = (
  { severity, control, says, resource, before, after, fix, missing }: DiffControl,
  known: { readonly name: string; readonly region: string } | undefined,
): string =>
  tableRow([
    severity,
    `**${control}** ${ours(says)}`,
    code(known?.name ?? resource),
    known?.region ?? '',
    before ?? 'not there',
    after ?? 'not there',
    fix === null ? missing.map(code).join(', ') : ours(fix),
  ])
