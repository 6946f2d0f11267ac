import { type FrameworkId, frameworkIds, frameworkTitles } from '../../controls/frameworks.ts'
import { severities } from '../../ledger/summary.ts'
import { fittingEntries, LINES, nextLine } from '../terminal/fitted.ts'
import { cut, type Look, severityStyle, wrapped } from '../terminal/look.ts'
import { count, number } from '../views/words.ts'
import type { ControlEntry } from './entry.ts'

const HARD = '\u00a0'
const FRAMEWORK = Math.max(...frameworkIds.map((id) => id.length))

/** The controls on one screen: counts by kind, and the most severe ones. */
export function controlsScreen(entries: readonly ControlEntry[], look: Look): string {
  const title = (text: string, more = ''): string => `${look.paint('bold', text)}${look.paint('dim', more)}`
  const services = counted(entries.map(({ service }) => service))
  const frameworks = counted(entries.flatMap(({ frameworks }) => frameworks.map(({ id }) => id)))
  const top = [
    title(headline(entries)),
    '',
    title('Services', ` (${services.size}; controls of each, --service NAME)`),
    ...columns(
      [...services].map(([service, n]) => `${service} ${n}`),
      look,
    ),
    '',
    title('Frameworks', ' (--framework NAME)'),
    ...frameworkIds.flatMap((id) => frameworkLine(id, frameworks.get(id) ?? 0, look)),
  ]
  const bottom = [
    '',
    ...nextLine(
      [
        'demarc controls explain S3.5',
        'demarc controls search tls',
        'demarc controls list --service s3',
        'all: --details',
      ],
      look,
    ),
    title(headline(entries)),
  ]
  const rows = bySeverity(entries).map((entry) => controlLine(entry, look))
  const { lines, left } = fittingEntries(
    rows.map((line) => [line]),
    LINES - top.length - bottom.length - 3,
  )
  return [
    ...top,
    '',
    title('The most severe', left > 0 ? ` (${number(left)} more: --details)` : ''),
    ...lines,
    ...bottom,
    '',
  ].join('\n')
}

function headline(entries: readonly ControlEntry[]): string {
  const parts = severities.flatMap((severity) => {
    const n = entries.filter((one) => one.severity === severity).length
    return n === 0 ? [] : [`${number(n)} ${severity}`]
  })
  return `${count(entries.length, 'control')}: ${parts.join(', ')}.`
}

function counted(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Names with their counts in lines; no entry is split. */
const columns = (all: readonly string[], look: Look): string[] =>
  wrapped(all.map((one) => one.replaceAll(' ', HARD)).join(', '), look, '  ', 2).map((line) =>
    line.replaceAll(HARD, ' '),
  )

const frameworkLine = (id: FrameworkId, n: number, look: Look): string[] =>
  n === 0
    ? []
    : [
        `  ${id.padEnd(FRAMEWORK)}${number(n).padStart(4)}  ${look.paint('dim', cut(frameworkTitles[id], look.width - FRAMEWORK - 8, look))}`,
      ]

/** A control on one line. */
export function controlLine({ id, severity, on }: ControlEntry, look: Look, width = 18): string {
  const head = `${look.paint('bold', id.padEnd(width))} ${look.paint(severityStyle[severity], severity.padEnd(9))} `
  return `${head}${cut(on[0]?.title ?? '', look.width - Math.max(width, id.length) - 11, look)}`
}

const bySeverity = (entries: readonly ControlEntry[]): readonly ControlEntry[] =>
  [...entries].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
