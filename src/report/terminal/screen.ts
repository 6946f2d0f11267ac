import type { Severity } from '../../controls/control.ts'
import { visible } from '../../core/visible.ts'
import type { RunHead } from '../../ledger/run.ts'
import type { Reported } from '../reported.ts'
import { type CategoryBands, CategoryServices } from '../views/bands.ts'
import { comparisonText } from '../views/comparison.ts'
import { type FindingGroup, FixFirst } from '../views/fix-first.ts'
import { RootMeasures } from '../views/root-measures.ts'
import { type RunView, runView } from '../views/run.ts'
import { accountName, count, minute, number } from '../views/words.ts'
import { bandLines } from './bands.ts'
import { fittingEntries, LINES, nextLine } from './fitted.ts'
import { cut, type Look, painted, severityStyle, sign, wrapped } from './look.ts'

/** The most groups under "Fix first". */
const FIRST = 10
/** The fewest groups, even when many notes come before them. */
const FEWEST = 3

/** A run on one screen: the state of the account, what to fix first, and what to run next. */
export function runScreen(run: Reported, look: Look, practice = ''): string {
  const [services, groups, root] = [new CategoryServices(), new FixFirst(run.model), new RootMeasures()]
  const view = runView(run, services, groups, root)
  const all = groups.sorted
  const bands = services.bands(view.cells)
  const top = [
    ...header(run, view, look),
    ...figures(run.head, view, root, look, practice),
    '',
    ...bandLines(bands, look),
    ...unplaced(services, look),
    ...legend(bands, look),
  ]
  const bottom = [
    '',
    ...blindSpots(view, look),
    ...next(all[0], practice, look),
    ...wrapped(headline(view), look, '', 0).map((line) => look.paint('bold', line)),
  ]
  const room = LINES - top.length - bottom.length - 2
  return [...top, '', ...fixFirst(all, view, room, look), ...bottom, ''].join('\n')
}

function header({ head }: Pick<Reported, 'head'>, view: RunView, look: Look): string[] {
  const regions = view.regions.length > 3 ? `${view.regions.length} regions` : view.regions.join(', ')
  const seconds = Math.max(0, Math.round((Date.parse(head.finishedAt) - Date.parse(head.startedAt)) / 1000))
  const dim = (text: string): string[] => wrapped(text, look, '', 0).map((line) => look.paint('dim', line))
  const note = (text: string): string[] => wrapped(visible(text), look, '', 0).map((line) => look.paint('yellow', line))
  return [
    `${look.paint('bold', 'Demarc')}  ${cut(accountName(head), look.width - 8, look)}`,
    ...dim(
      `${count(view.resources, 'resource')} in ${regions}; ${minute(head.startedAt)} UTC, ${count(seconds, 'second')}`,
    ),
    ...(view.selection === undefined ? [] : note(view.selection)),
    ...view.notes.flatMap(note),
  ]
}

/** `1,028 findings: 40 critical, 134 high` */
function findings({ unmet, accepted }: RunView): string {
  const all = unmet.reduce((sum, { n }) => sum + n, 0)
  const parts = unmet.filter(({ n }) => n > 0).map(({ severity, n }) => `${number(n)} ${severity}`)
  const apart = accepted > 0 ? `; ${number(accepted)} more accepted` : ''
  return `${count(all, 'finding')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}${apart}`
}

const headline = (view: RunView): string => `${findings(view)}. Coverage ${view.coverage.percent}.`

const LABEL = 18
const HARD = '\u00a0'
const FINDINGS = / findings?: /
const SEVERITIES = /[\d,]*\d (critical|high|medium|low)\b/g

/** Colours each severity in a line, with its number. */
const coloured = (line: string, look: Look): string =>
  line.replace(SEVERITIES, (text, severity: Severity) => look.paint(severityStyle[severity], text))

function figures(head: RunHead, view: RunView, root: RootMeasures, look: Look, practice: string): string[] {
  const { met, unmet, attested, toAttest, notReadable, notRead } = view.responsibilities
  const comparison = comparisonText(head)
  const ofRoot = root.measures.filter(({ state }) => state === 'unknown').length
  const signed = view.statements === undefined ? '' : `; ${view.statements.text} to attest`
  const line = (label: string, text: string): string[] => wrapped(text, look, label.padEnd(LABEL), LABEL)
  return [
    // wrapped before colouring, since colours take no room
    ...line(
      'Findings',
      findings(view)
        .replace(FINDINGS, ': ')
        .replace(SEVERITIES, (text) => text.replace(' ', HARD)),
    ).map((text) => coloured(text.replaceAll(HARD, ' '), look)),
    ...line(
      'Responsibilities',
      `${number(met)} met, ${number(unmet)} unmet${attested > 0 ? `, ${number(attested)} attested` : ''}, ${number(toAttest)} to attest, ${number(notReadable)} not readable${notReadable > 0 && notReadable === ofRoot ? ' (root user)' : ''}${notRead > 0 ? `, ${number(notRead)} not read` : ''}`,
    ),
    ...line('Coverage', `${view.coverage.percent} of ${number(view.coverage.assessable)} assessable${signed}`),
    ...(view.inventory === undefined ? [] : line('Inventory', view.inventory)),
    ...(comparison === undefined ? [] : line('Comparison', comparison)),
    ...rootLine(root, look, practice),
  ]
}

function rootLine({ measures }: RootMeasures, look: Look, practice: string): string[] {
  if (measures.length === 0) return []
  const parts = measures.map(({ title, state }) => ({ state, text: `${title} ${sign(state, look)}` }))
  const shown = parts.map(({ state, text }) => painted(state, text, look)).join('  ')
  const plain = parts.map(({ text }) => text).join('  ').length
  if (LABEL + plain > look.width)
    return parts.map(
      ({ state, text }, index) => `${(index === 0 ? 'Root user' : '').padEnd(LABEL)}${painted(state, text, look)}`,
    )
  const guide = `demarc root guide${practice === '' ? '' : ` ${practice}`}`
  const hint = measures.every(({ state }) => state === 'met' || state === 'attested') ? '' : guide
  const first = `${'Root user'.padEnd(LABEL)}${shown}`
  if (hint === '') return [first]
  return LABEL + plain + 2 + hint.length <= look.width
    ? [`${first}  ${look.paint('cyan', hint)}`]
    : [first, `${' '.repeat(LABEL)}${look.paint('cyan', hint)}`]
}

const unplaced = ({ unplaced: n }: CategoryServices, look: Look): string[] =>
  n === 0 ? [] : wrapped(`${count(n, 'resource')} more of types that no rule places: every layer is open.`, look, '', 0)

function legend(bands: readonly CategoryBands[], look: Look): string[] {
  const signs = `${sign('unmet', look)} unmet ${sign('unknown', look)} open ${sign('met', look)} met`
  const below = bands.some(({ line, bands: rows }) => rows.some(({ states }, row) => row >= line && states.length > 0))
  const texts = [
    `${signs}, in layers. Container: managed services (RDS), not Docker.`,
    ...(below ? ['Beside AWS: layers in which a part is still yours.'] : []),
  ]
  return texts.flatMap((text) => wrapped(text, look, '', 0)).map((line) => look.paint('dim', line))
}

const nothingText = ({ responsibilities: { notReadable, notRead }, unseen }: RunView): string =>
  notReadable + notRead + unseen.length > 0
    ? 'No findings in what was read: not everything could be.'
    : 'Nothing to fix: there are no findings.'

function fixFirst(all: readonly FindingGroup[], view: RunView, room: number, look: Look): string[] {
  if (all.length === 0) return [nothingText(view)]
  const first = all.slice(0, FIRST).map((group) => groupLines(group, look))
  const { lines, left } = fittingEntries(first, room, FEWEST)
  const shown = first.length - left
  const of = all.length > shown ? ` (${shown} of ${number(all.length)} groups)` : ''
  const head = `Fix first${of}`
  const unit = 'findings'.padStart(look.width - head.length)
  return [`${look.paint('bold', 'Fix first')}${look.paint('dim', `${of}${unit}`)}`, ...lines]
}

const SEVERITY = 10

/** A group on one line if it fits, otherwise on two. */
function groupLines({ severity, controls, findings: n, resources, text: finding }: FindingGroup, look: Look): string[] {
  const mark = look.paint(severityStyle[severity], severity.padEnd(SEVERITY))
  const reach = n === resources ? number(n) : `${number(n)} on ${count(resources, 'resource')}`
  const room = look.width - SEVERITY
  const ids = idsIn(controls, room - reach.length - 2)
  const text = visible(finding)
  if (text.length + ids.length + reach.length + 4 <= room)
    return [`${mark}${ids}  ${text}${look.paint('dim', reach.padStart(room - ids.length - text.length - 2))}`]
  return [
    `${mark}${ids}${look.paint('dim', reach.padStart(room - ids.length))}`,
    `  ${cut(text, look.width - 2, look)}`,
  ]
}

function idsIn(controls: readonly string[], room: number): string {
  for (let n = controls.length; n > 1; n--) {
    const more = controls.length > n ? ` +${controls.length - n}` : ''
    const text = controls.slice(0, n).join(' ') + more
    if (text.length <= room) return text
  }
  return `${controls[0] ?? ''}${controls.length > 1 ? ` +${controls.length - 1}` : ''}`
}

/** The calls that fit, and how many more there are. */
function blindSpots({ unseen }: RunView, look: Look): string[] {
  const label = 'Blind spots'.padEnd(LABEL)
  if (unseen.length === 0) return [`${label}none: every call was answered`]
  const says = (n: number): string => {
    const more = unseen.length > n ? ` +${unseen.length - n}` : ''
    const calls = unseen.slice(0, n).map(({ call }) => visible(call))
    return `${label}${number(unseen.length)} not read (--details): ${calls.join(', ')}${more}`
  }
  let n = Math.min(unseen.length, FIRST)
  while (n > 1 && says(n).length > look.width) n--
  return [look.paint('yellow', cut(says(n), look.width, look))]
}

function next(first: FindingGroup | undefined, practice: string, look: Look): string[] {
  const id = first?.controls[0]
  return nextLine(
    [...(id === undefined ? [] : [`demarc controls ${id}`]), 'demarc attest', 'or add --details, --out report.html'],
    look,
    practice,
  )
}
