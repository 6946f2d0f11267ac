import type { DiffControl, RunDiff } from '../../ledger/diff.ts'
import { code, plain, tableRow } from '../formats/markdown-text.ts'
import { changeTitles, diffView, newFindings, resourcesOf, sentenceOf } from '../views/diff.ts'
import { accountName, number, percent } from '../views/words.ts'

/** The difference of two runs as Markdown, for a pull request: what broke first. */
export function* diffMarkdown(diff: RunDiff): Generator<string, void, undefined> {
  const { before, after, summary, resources } = diff
  yield `# ${plain(accountName(after))}: what changed\n\nFrom ${plain(before.startedAt)} to ${plain(after.startedAt)}.\n\n`
  yield `- ${newFindings(summary)}.\n- ${number(summary.controls.fixed)} fixed, ${number(summary.controls.unseen)} no longer seen.\n`
  yield `- Coverage: ${percent(summary.coverage.before)}, now ${percent(summary.coverage.after)}.\n`
  if (resources.length === 0) yield '\nNothing changed.\n'
  const names = resourcesOf(diff)
  const view = diffView(diff)
  for (const note of view.notes) yield `\n${plain(note)}\n`
  for (const { change, controls } of view.changes) {
    yield `\n## ${changeTitles[change]} (${controls.length})\n\n`
    yield tableRow(['severity', 'control', 'resource', 'region', 'was', 'is', 'what to do'])
    yield tableRow(Array(7).fill('---'))
    for (const row of controls) yield controlRow(row, names.get(row.resource))
  }
  for (const { title, those } of view.resources) {
    yield `\n## ${title} (${those.length})\n\n`
    for (const { resource } of those)
      yield `- ${code(resource.name)}, ${plain(resource.type)}, ${plain(resource.region)}\n`
  }
}

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
