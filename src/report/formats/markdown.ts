import { layerIds, layers } from '../../catalog/layers.ts'
import type { DutyEntry, ResourceEntry } from '../../ledger/ledger.ts'
import type { RunHead } from '../../ledger/run.ts'
import { layerStates } from '../../ledger/state.ts'
import { categories, Summary, severities } from '../../ledger/summary.ts'
import type { Gap, Resource } from '../../model/resource.ts'
import { serviceOf } from '../../services/describe.ts'
import type { Reported } from '../reported.ts'
import { selectionText } from '../selection-text.ts'
import { type Step, Steps } from '../steps.ts'
import { type Accepted, AcceptedList } from '../terminal/accepted.ts'
import { type CellCounts, coverageText } from '../terminal/summary.ts'
import { gapsText } from '../unseen.ts'
import { code, ours, plain, tableRow } from './markdown-text.ts'

/** So many resources are named beneath a control; of more, the count. */
const NAMED = 20

/** A run as Markdown, for a wiki, an issue or a pull request: the summary, what to do next, what was not seen, each resource. */
export function* runMarkdown({ head, model, ledger }: Reported): Generator<string, void, undefined> {
  const summary = new Summary()
  const steps = new Steps()
  const accepted = new AcceptedList()
  for (const entry of ledger) {
    summary.add(entry)
    steps.add(entry)
    accepted.addAll(entry)
  }
  const { source } = head
  const account = source.account && source.account !== source.name ? ` (${source.account})` : ''
  const { result } = summary
  const unmet = severities.map((severity) => `${result.bySeverity[severity] ?? 0} ${severity}`).join(', ')
  yield `# ${plain(source.name)}${account}: who answers, and is it done\n\n`
  yield `${model.resources.length} resources in ${source.regions.join(', ')}, seen ${head.startedAt} by Demarc ${head.tool.version}.\n\n`
  const selection = selectionText(head)
  if (selection !== undefined) yield `${selection}\n\n`
  yield `- **Unmet controls**: ${unmet}.\n- **Coverage**: ${coverageText(result, summary.duties)}\n\n`
  yield* picture(summary.cells)
  yield* nextSteps(steps.sorted)
  yield* acceptedSteps(accepted.all)
  yield* warnings(head)
  yield* unseen(model.gaps)
  yield* resources(ledger)
}

function* picture(cells: CellCounts): Generator<string, void, undefined> {
  const shown = categories.filter((category) =>
    Object.values(cells[category] ?? {}).some((states) => Object.values(states).some((n) => n > 0)),
  )
  yield tableRow(['layer', ...shown])
  yield tableRow(['---', ...shown.map(() => '---')])
  for (const id of [...layerIds].reverse())
    yield tableRow([
      `${layers[id].number} ${layers[id].title}`,
      ...shown.map((category) => {
        const counts = cells[category]?.[id] ?? {}
        const there = layerStates.filter((state) => state !== 'not-applicable' && (counts[state] ?? 0) > 0)
        return there.map((state) => `${counts[state]} ${state}`).join(', ') || '-'
      }),
    ])
}

function* nextSteps(steps: readonly Step[]): Generator<string, void, undefined> {
  yield '\n## What to do next\n'
  if (steps.length === 0) yield '\nNo control is unmet.\n'
  for (const severity of severities) {
    const here = steps.filter(({ control }) => control.severity === severity)
    if (here.length > 0) yield `\n### ${severity.charAt(0).toUpperCase()}${severity.slice(1)}\n`
    for (const { control, on } of here) {
      yield `\n- **[${control.id}](${control.source})** ${ours(control.says)}\n`
      yield `  - ${ours(control.fix)}\n  - On ${named(on)}\n`
    }
  }
}

const named = (on: readonly Resource[]): string => {
  const names = on.slice(0, NAMED).map(({ name }) => code(name))
  return `${names.join(', ')}${on.length > NAMED ? ` and ${on.length - NAMED} more` : ''}`
}

function* acceptedSteps(accepted: readonly Accepted[]): Generator<string, void, undefined> {
  if (accepted.length > 0) yield '\n## Accepted for now, and still unmet\n'
  for (const { control, exception, on } of accepted) {
    yield `\n- **[${control.id}](${control.source})** ${ours(control.says)}\n`
    yield `  - ${plain(exception.reason)} (${plain(exception.by)}, until ${plain(exception.expires)})\n  - On ${named(on)}\n`
  }
}

function* warnings({ config }: RunHead): Generator<string, void, undefined> {
  if (!config || config.warnings.length === 0) return
  yield '\n## What to look at in the configuration\n\n'
  for (const { at, says } of config.warnings) yield `- ${code(at)}: ${plain(says)}\n`
}

function* unseen(gaps: readonly Gap[]): Generator<string, void, undefined> {
  if (gaps.length === 0) return
  yield '\n## What could not be seen\n\n'
  for (const { what, regions } of gapsText(gaps)) yield `- ${code(what)} (${regions.join(', ')})\n`
}

function* resources(ledger: Reported['ledger']): Generator<string, void, undefined> {
  yield '\n## By resource\n\n'
  yield tableRow(['resource', 'type', 'account', 'region', 'unmet', 'duties unknown', 'attested'])
  yield tableRow(Array(7).fill('---'))
  for (const entry of ledger) yield resourceRow(entry)
}

function resourceRow({ resource: { name, type, account, region }, layers: all }: ResourceEntry): string {
  const duties = all.flatMap((layer) => layer.duties)
  const unmet = duties.flatMap(({ judged }) =>
    judged.flatMap(({ control, verdict, exception }) =>
      verdict.is === 'unmet' ? [exception ? `${control.id} (accepted)` : control.id] : [],
    ),
  )
  // an unclassified resource has layers that are unknown as a whole
  const bare = all.filter((layer) => layer.state === 'unknown' && layer.duties.length === 0).length
  const unknown = duties.filter(({ state }) => state === 'unknown').length + bare
  const kind = `${serviceOf(type)} ${type.split('::').at(-1) ?? ''}`
  return tableRow([
    code(name),
    kind,
    account,
    region,
    unmet.join(', ') || '-',
    String(unknown),
    duties.flatMap(attestedText).join('; ') || '-',
  ])
}

const attestedText = ({ duty, state, attestation }: DutyEntry): readonly string[] =>
  state === 'attested' && attestation
    ? [`${duty} by ${plain(attestation.by)} until ${plain(attestation.expires)}: ${plain(attestation.statement)}`]
    : []
