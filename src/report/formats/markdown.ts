import type { Control } from '../../controls/control.ts'
import type { ResourceEntry, ResponsibilityEntry } from '../../ledger/ledger.ts'
import type { Resource } from '../../model/resource.ts'
import type { Reported } from '../reported.ts'
import type { CategoryTable } from '../views/cells.ts'
import { resourceView } from '../views/resource.ts'
import { type RunView, runView } from '../views/run.ts'
import type { StepGroup } from '../views/steps.ts'
import { named } from '../views/words.ts'
import { code, ours, plain, tableRow } from './markdown-text.ts'

/** So many resources are named beneath a control; of more, the count. */
const NAMED = 20

/** A run as Markdown, for a wiki, an issue or a pull request: the summary, what to do next, what was not seen, each resource. */
export function* runMarkdown(run: Reported): Generator<string, void, undefined> {
  const view = runView(run)
  const { head, ledger } = run
  const account = view.account === undefined ? '' : ` (${plain(view.account)})`
  const unmet = view.unmet.map(({ severity, n }) => `${n} ${severity}`).join(', ')
  yield `# ${plain(view.name)}${account}: who answers, and is it done\n\n`
  yield `${view.resources} resources in ${plain(view.regions.join(', '))}, seen ${plain(head.startedAt)} by Demarc ${plain(head.tool.version)}.\n\n`
  if (view.selection !== undefined) yield `${plain(view.selection)}\n\n`
  for (const note of view.notes) yield `${plain(note)}\n\n`
  yield `- **Findings**: ${unmet}.\n- **Coverage**: ${view.coverage.says}\n\n`
  yield* picture(view.table)
  yield* nextSteps(view.steps)
  yield* acceptedSteps(view.exceptions)
  yield* warnings(view.warnings)
  yield* unseen(view.unseen)
  yield* resources(ledger)
}

function* picture({ categories, rows }: CategoryTable): Generator<string, void, undefined> {
  yield tableRow(['layer', ...categories])
  yield tableRow(['---', ...categories.map(() => '---')])
  for (const { number, title, cells } of rows)
    yield tableRow([
      `${number} ${title}`,
      ...cells.map((states) => states.map(({ state, n }) => `${n} ${state}`).join(', ') || '-'),
    ])
}

function* nextSteps(groups: readonly StepGroup[]): Generator<string, void, undefined> {
  yield '\n## What to do next\n'
  if (groups.length === 0) yield '\nThere are no findings.\n'
  for (const { title, steps } of groups) {
    yield `\n### ${title}\n`
    for (const { control, finding, on } of steps) {
      yield `\n- **[${control.id}](${control.source})** ${worded(control, finding)}\n`
      yield `  - ${ours(control.fix)}\n  - On ${resourceNames(on)}\n`
    }
  }
}

/** A finding may name values of others. */
const worded = (control: Control, finding: string): string =>
  typeof control.finding === 'function' ? plain(finding) : ours(finding)

const resourceNames = (on: readonly Resource[]): string => named(on, NAMED, ({ name }) => code(name))

function* acceptedSteps(accepted: RunView['exceptions']): Generator<string, void, undefined> {
  if (accepted.length > 0) yield '\n## Accepted for now, and still unmet\n'
  for (const { control, exception, finding, on } of accepted) {
    yield `\n- **[${control.id}](${control.source})** ${worded(control, finding)}\n`
    yield `  - ${plain(exception.reason)} (${plain(exception.by)}, until ${plain(exception.expires)})\n  - On ${resourceNames(on)}\n`
  }
}

function* warnings(all: RunView['warnings']): Generator<string, void, undefined> {
  if (all.length > 0) yield '\n## What to look at in the configuration\n\n'
  for (const { at, says } of all) yield `- ${code(at)}: ${plain(says)}\n`
}

function* unseen(all: RunView['unseen']): Generator<string, void, undefined> {
  if (all.length > 0) yield '\n## What could not be seen\n\n'
  for (const { what, regions } of all) yield `- ${code(what)} (${plain(regions.join(', '))})\n`
}

function* resources(ledger: Reported['ledger']): Generator<string, void, undefined> {
  yield '\n## By resource\n\n'
  yield tableRow(['resource', 'type', 'account', 'region', 'unmet', 'responsibilities unknown', 'attested'])
  yield tableRow(Array(7).fill('---'))
  for (const entry of ledger) yield resourceRow(entry)
}

function resourceRow(entry: ResourceEntry): string {
  const { resource, kind, unmet, attested, unknownResponsibilities, unknownLayers } = resourceView(entry)
  const { name, account, region } = resource
  return tableRow([
    code(name),
    plain(kind),
    plain(account),
    plain(region),
    unmet.map(({ control, exception }) => (exception ? `${control.id} (accepted)` : control.id)).join(', ') || '-',
    String(unknownResponsibilities + unknownLayers),
    attested.flatMap(attestedText).join('; ') || '-',
  ])
}

const attestedText = ({ responsibility, attestation }: ResponsibilityEntry): readonly string[] =>
  attestation
    ? [
        `${responsibility} by ${plain(attestation.by)} until ${plain(attestation.expires)}: ${plain(attestation.statement)}`,
      ]
    : []
