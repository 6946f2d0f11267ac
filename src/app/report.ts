import type { Content } from '../core/files.ts'
import type { RunDiff } from '../ledger/diff.ts'
import type { Format, PictureFormat } from '../report/formats/names.ts'
import type { Reported } from '../report/reported.ts'
import type { Look } from '../report/terminal/look.ts'

/** A run on one screen. */
export async function reportScreen(run: Reported, look: Look, practice: string): Promise<Iterable<string>> {
  return [(await import('../report/terminal/screen.ts')).runScreen(run, look, practice)]
}

/** Details that the screen has no room for. */
export async function reportDetails(run: Reported, look: Look): Promise<Iterable<string>> {
  return [(await import('../report/terminal/report.ts')).terminalDetails(run, look)]
}

/** A run as text, in pieces. `look` is used by the table only, which has every detail; `details` by Markdown only. */
export async function reportText(
  format: Format,
  run: Reported,
  look: Look,
  details = false,
): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return (await import('../report/json.ts')).runJson(run.head, run.model, run.ledger)
    case 'csv':
      return (await import('../report/formats/findings-csv.ts')).findingsCsv(run)
    case 'ledger-csv':
      return (await import('../report/formats/csv.ts')).runCsv(run)
    case 'markdown':
      return (await import('../report/formats/markdown.ts')).runMarkdown(run, details)
    case 'html':
      return (await import('../report/html/page.ts')).runHtml(run)
    case 'summary':
      return (await import('../report/html/summary-page.ts')).summaryPageHtml(run)
    case 'sarif':
      return (await import('../report/formats/sarif.ts')).runSarif(run)
    case 'junit':
      return (await import('../report/formats/junit.ts')).runJunit(run)
    case 'table':
      return [(await import('../report/terminal/report.ts')).terminalReport(run, look)]
  }
}

/** Only the picture of a run. */
export async function reportPicture(format: PictureFormat, run: Reported): Promise<Content> {
  const { runPng, runSvg } = await import('../report/picture/run-picture.ts')
  return format === 'png' ? runPng(run) : runSvg(run)
}

/**
 * The difference of two runs as text, in pieces. `look` is used by the table only, `details` by Markdown only. `run`: the second
 * run, if it was just made; its HTML is then the run's report with the changes.
 */
export async function diffText(
  format: Format,
  diff: RunDiff,
  look: Look,
  { details = false, run }: { readonly details?: boolean; readonly run?: Reported } = {},
): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return (await import('../report/diff-json.ts')).diffJson(diff)
    case 'csv':
      return (await import('../report/diff/csv.ts')).diffCsv(diff)
    case 'ledger-csv':
      return (await import('../report/diff/ledger-csv.ts')).diffLedgerCsv(diff)
    case 'markdown':
      return (await import('../report/diff/markdown.ts')).diffMarkdown(diff, details)
    case 'html':
      return run
        ? (await import('../report/html/page.ts')).runHtml(run, diff)
        : (await import('../report/diff/html.ts')).diffHtml(diff)
    case 'summary':
      return run
        ? (await import('../report/html/summary-page.ts')).summaryPageHtml(run, diff)
        : (await import('../report/diff/html.ts')).diffHtml(diff)
    case 'sarif':
      return (await import('../report/diff/sarif.ts')).diffSarif(diff)
    case 'junit':
      return (await import('../report/diff/junit.ts')).diffJunit(diff)
    case 'table':
      return [(await import('../report/terminal/diff.ts')).terminalDiff(diff, look)]
  }
}
