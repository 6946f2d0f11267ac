import { type Lifecycle, lifecycleLabel, lifecycleOf } from '../catalog/lifecycle.ts'
import { describeType } from '../services/describe.ts'
import { allTypes, catalogCounts } from '../services/subject.ts'
import type { Paint } from './paint.ts'

export interface TypeRow {
  readonly type: string
  readonly category: string
  /** `full`: the catalog describes its layers and responsibilities; `shape`: its shape determines who is responsible; `unclassified`. */
  readonly placed: string
  readonly because: string
  readonly source: string
  /** Its service's lifecycle stage, if it is closed to new customers or ending. */
  readonly lifecycle: Lifecycle | null
}

/** The whole table: every resource type, its category and the reason. */
export const typeRows = (): readonly TypeRow[] =>
  allTypes().map((type) => {
    const described = describeType(type)
    const lifecycle = lifecycleOf(type) ?? null
    if (described.kind === 'unclassified')
      return {
        type,
        category: 'unclassified',
        placed: 'unclassified',
        because: described.because,
        source: '',
        lifecycle,
      }
    const because = described.kind === 'full' ? described.service.title : described.because
    return { type, category: described.category, placed: described.kind, because, source: described.source, lifecycle }
  })

const label = ({ lifecycle }: TypeRow): string => (lifecycle ? ` [${lifecycleLabel(lifecycle)}]` : '')

export function allText(paint: Paint): string {
  const rows = typeRows()
  const width = Math.max(...rows.map((row) => row.type.length))
  const lines = rows.map((row) =>
    `${row.type.padEnd(width)}  ${row.category.padEnd(14)}  ${paint('dim', `${row.because}${label(row)}`)}`.trimEnd(),
  )
  return `${lines.join('\n')}\n\n${countsText()}\n`
}

export const allMarkdown = (): string =>
  [
    '| type | category | placed | because | source |',
    '| --- | --- | --- | --- | --- |',
    ...typeRows().map(
      (row) => `| ${row.type} | ${row.category} | ${row.placed} | ${row.because}${label(row)} | ${row.source} |`,
    ),
    '',
    countsText(),
    '',
  ].join('\n')

/** "1829 types: 60 described in full, ...": the sentence that is also in the README. */
export function countsText(): string {
  const n = catalogCounts()
  return (
    `${n.types} resource types: ${n.full} described in full, ${n.shape} placed by their shape, ${n.unclassified} unclassified ` +
    `(${n.infrastructure} infrastructure, ${n.container} container, ${n.abstracted} abstracted).`
  )
}
