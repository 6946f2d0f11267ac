import type { Control } from '../../controls/control.ts'
import type { ResourceEntry, ResponsibilityEntry } from '../../ledger/ledger.ts'
import type { Resource } from '../../model/resource.ts'
import type { Reported } from '../reported.ts'
import type { CategoryTable } from '../views/cells.ts'
import { resourceView, thirdPartyLines } from '../views/resource.ts'
import { type RunView, runView } from '../views/run.ts'
import type { StepGroup } from '../views/steps.ts'
import { count, named, number } from '../views/words.ts'
import { limited } from './limited.ts'
import { code, ours, plain, tableRow } from './markdown-text.ts'

/** The most resources listed under a control, in the summary and with details; the rest are counted. */
const NAMED_BRIEFLY = 3
const NAMED = 20

/** The most characters of each section of the summary; together they fit into a GitHub comment. */
const ROOM = { about: 6_000, steps: 38_000, accepted: 4_000, warnings: 3_000, unseen: 5_000 }

const ASK = 'all with `demarc scan --format markdown --details`'

/**
 * A run as Markdown for a comment, an issue or a wiki: the figures, the picture, what to do next, what was not seen. It fits into
 * a GitHub comment; with `details` nothing is cut and each resource has a row.
 */
export function* runMarkdown(run: Reported, details = false): Generator<string, void, undefined> {
  const view = runView(run)
  const section = (pieces: Iterable<string>, room: number, what: string): Iterable<string> =>
    details ? pieces : limited(pieces, room, (left) => `\n... and ${count(left, what)} more: ${ASK}.\n`)
  yield* section(about(run, view), ROOM.about, 'note')
  yield* picture(view.table)
  yield '\n## What to do next\n'
  yield* section(nextSteps(view.steps, details ? NAMED : NAMED_BRIEFLY), ROOM.steps, 'control')
  yield* section(acceptedSteps(view.exceptions), ROOM.accepted, 'accepted control')
  yield* section(warnings(view.warnings), ROOM.warnings, 'warning')
  yield* section(unseen(view), ROOM.unseen, 'blind spot')
  if (details) yield* resources(run.ledger)
}

function* about({ head }: Reported, view: RunView): Generator<string, void, undefined> {
  const account = view.account === undefined ? '' : ` (${plain(view.account)})`
  const all = view.unmet.reduce((sum, { n }) => sum + n, 0)
  const parts = view.unmet.filter(({ n }) => n > 0).map(({ severity, n }) => `${number(n)} ${severity}`)
  const accepted = view.accepted > 0 ? ` ${number(view.accepted)} more accepted.` : ''
  yield `# ${plain(view.name)}${account}: who is responsible, and is it done\n\n`
  yield `- **${count(all, 'finding')}**${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.${accepted}\n- **Coverage**: ${view.coverage.text}\n`
  if (view.inventory !== undefined) yield `- **Inventory**: ${view.inventory}.\n`
  yield '\n'
  yield `${count(view.resources, 'resource')} in ${plain(view.regions.join(', '))}, seen ${plain(head.startedAt)} by Demarc ${plain(head.tool.version)}.\n\n`
  if (view.selection !== undefined) yield `${plain(view.selection)}\n\n`
  for (const note of view.notes) yield `${plain(note)}\n\n`
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

function* nextSteps(groups: readonly StepGroup[], most: number): Generator<string, void, undefined> {
  if (groups.length === 0) yield '\nThere are no findings.\n'
  for (const { title, steps } of groups)
    for (const [index, { control, also, finding, on }] of steps.entries()) {
      const heading = index === 0 ? `\n### ${title}\n` : ''
      yield `${heading}\n- **[${control.id}](${control.source})** ${worded(control, finding)}\n  - ${ours(control.fix)}\n  - On ${resourceNames(on, most)}\n${sameSetting(also)}`
    }
}

const sameSetting = (controls: readonly Control[]): string =>
  controls.length === 0
    ? ''
    : `  - The same setting: ${controls.map(({ id, source }) => `[${id}](${source})`).join(', ')}\n`

/** A finding may contain outside values, so it is escaped as outside text. */
const worded = (control: Control, finding: string): string =>
  typeof control.finding === 'function' ? plain(finding) : ours(finding)

const resourceNames = (on: readonly Resource[], most = NAMED): string => named(on, most, ({ name }) => code(name))

function* acceptedSteps(accepted: RunView['exceptions']): Generator<string, void, undefined> {
  if (accepted.length > 0) yield '\n## Accepted for now, and still unmet\n'
  for (const { control, exception, finding, on } of accepted) {
    const head = `\n- **[${control.id}](${control.source})** ${worded(control, finding)}\n`
    yield `${head}  - ${plain(exception.reason)} (${plain(exception.by)}, until ${plain(exception.expires)})\n  - On ${resourceNames(on)}\n`
  }
}

function* warnings(all: RunView['warnings']): Generator<string, void, undefined> {
  if (all.length > 0) yield '\n## What to look at in the configuration\n\n'
  for (const { at, message } of all) yield `- ${code(at)}: ${plain(message)}\n`
}

function* unseen({ unseen: all, toGrant }: RunView): Generator<string, void, undefined> {
  if (all.length > 0) yield '\n## What could not be read\n\n'
  for (const { what, regions } of all) yield `- ${code(what)} (${plain(regions.join(', '))})\n`
  if (toGrant !== undefined) yield `\n${plain(toGrant)}\n`
}

function* resources(ledger: Reported['ledger']): Generator<string, void, undefined> {
  yield '\n## By resource\n\n'
  yield tableRow([
    'resource',
    'type',
    'account',
    'region',
    'unmet',
    'responsibilities unknown',
    'attested',
    'third parties',
    'party unknown',
  ])
  yield tableRow(Array(9).fill('---'))
  for (const entry of ledger) yield resourceRow(entry)
}

function resourceRow(entry: ResourceEntry): string {
  const view = resourceView(entry)
  const { resource, kind, unmet, attested, unknownResponsibilities, unknownLayers } = view
  const { name, account, region } = resource
  return tableRow([
    code(name),
    plain(kind),
    plain(account),
    plain(region),
    unmet.map(({ control, exception }) => (exception ? `${control.id} (accepted)` : control.id)).join(', ') || '-',
    String(unknownResponsibilities + unknownLayers),
    attested.flatMap(attestedText).join('; ') || '-',
    plain(thirdPartyLines(view).join('; ')) || '-',
    plain(view.unknownParties.join('; ')) || '-',
  ])
}

const attestedText = ({ responsibility, attestation }: ResponsibilityEntry): readonly string[] =>
  attestation
    ? [
        `${responsibility} by ${plain(attestation.by)} until ${plain(attestation.expires)}: ${plain(attestation.statement)}`,
      ]
    : []
