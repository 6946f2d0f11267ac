import type { Severity } from '../../controls/control.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { RunHead } from '../../ledger/run.ts'
import { type ResponsibilityCounts, Summary, severities } from '../../ledger/summary.ts'
import type { Reported } from '../reported.ts'
import { type Accepted, AcceptedList } from './accepted.ts'
import { type CategoryTable, type CellCounts, categoryTable } from './cells.ts'
import { coverageText, type Statements, statementsOf } from './coverage.ts'
import { inventoryText } from './inventory.ts'
import { notesOf } from './notes.ts'
import { selectionText } from './selection.ts'
import { type StepGroup, Steps } from './steps.ts'
import { blindSpotViews, grantText, type UnseenView } from './unseen.ts'
import { accountBeside, percent } from './words.ts'

/** What every report for people shows of a run, before single resources. */
export interface RunView {
  readonly name: string
  /** The account id, unless the name already contains it. */
  readonly account: string | undefined
  readonly regions: readonly string[]
  readonly resources: number
  /** What a selection left out, in words. */
  readonly selection: string | undefined
  /** Further notes before the figures: parameters other than AWS's, outdated calendars. */
  readonly notes: readonly string[]
  /** The number of findings, most severe first, without accepted ones. */
  readonly unmet: readonly { readonly severity: Severity; readonly n: number }[]
  readonly accepted: number
  /** `46 %`, and in words what is covered. */
  readonly coverage: { readonly percent: string; readonly assessable: number; readonly text: string }
  readonly responsibilities: ResponsibilityCounts
  /** What the account contains besides what was read; undefined when no inventory was requested. */
  readonly inventory: string | undefined
  /** What the few statements with the widest cover would cover; undefined when there is nothing to attest. */
  readonly statements: Statements | undefined
  /** Layers by category, layer and state. */
  readonly cells: CellCounts
  readonly table: CategoryTable
  readonly steps: readonly StepGroup[]
  readonly exceptions: readonly Accepted[]
  readonly warnings: NonNullable<RunHead['config']>['warnings']
  readonly unseen: readonly UnseenView[]
  /** Where AWS denied calls: which commands print the actions to allow. */
  readonly toGrant: string | undefined
}

/** Receives each entry of a ledger while it streams by. */
interface Collecting {
  add(entry: ResourceEntry): void
}

const isEmpty = ({ result: { coverage } }: Summary, { blindSpots }: Reported['model']): boolean =>
  coverage.assessable === 0 && ((coverage.notRead ?? 0) > 0 || blindSpots.length > 0)

/** Iterates over the ledger once; `along` are further collectors of the same report. */
export function runView({ head, model, ledger }: Reported, ...along: readonly Collecting[]): RunView {
  const [summary, steps, accepted] = [new Summary(), new Steps(model), new AcceptedList(model)]
  for (const entry of ledger) for (const one of [summary, steps, accepted, ...along]) one.add(entry)
  const { bySeverity, excepted } = summary.result
  const coverage = summary.share
  return {
    name: head.source.name,
    account: accountBeside(head),
    regions: head.source.regions,
    resources: model.resources.length,
    selection: selectionText(head),
    notes: notesOf(head),
    unmet: severities.map((severity) => ({ severity, n: bySeverity[severity] ?? 0 })),
    accepted: Object.values(excepted).reduce((sum, n) => sum + n, 0),
    coverage: {
      // when nothing assessable was read, the share must not suggest that all is well
      percent: percent(isEmpty(summary, model) ? 0 : coverage),
      assessable: summary.result.coverage.assessable,
      text: coverageText(summary),
    },
    inventory: inventoryText(head),
    responsibilities: summary.responsibilities,
    statements: statementsOf(summary),
    cells: summary.cells,
    table: categoryTable(summary.cells),
    steps: steps.bySeverity,
    exceptions: accepted.sorted,
    warnings: head.config?.warnings ?? [],
    unseen: blindSpotViews(model.blindSpots),
    toGrant: grantText(model.blindSpots),
  }
}
