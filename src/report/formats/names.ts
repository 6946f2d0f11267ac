import { byText } from '../../core/by-text.ts'
import { withoutPacking } from '../../core/packing.ts'

/** How a report can be printed: `csv` has the findings, `ledger-csv` every layer of every resource. */
export const formats = ['table', 'json', 'csv', 'ledger-csv', 'markdown', 'html', 'sarif', 'junit'] as const
/** `summary`: the first page of the HTML report alone. */
export type Format = (typeof formats)[number] | 'summary'
/** The picture alone. */
export type PictureFormat = 'svg' | 'png'
export type FileFormat = Format | PictureFormat

const byExtension: Readonly<Record<string, FileFormat>> = byText({
  '.txt': 'table',
  '.json': 'json',
  '.csv': 'csv',
  '.md': 'markdown',
  '.html': 'html',
  '.sarif': 'sarif',
  '.xml': 'junit',
  '.svg': 'svg',
  '.png': 'png',
})

/** All that a run can be written as, and all that a comparison of two can: its `ledger-csv` has the layers that changed. */
export const fileFormats: readonly FileFormat[] = [...formats, 'summary', 'svg', 'png']
export const diffFormats: readonly FileFormat[] = [...formats]

export const isPicture = (format: FileFormat): format is PictureFormat => format === 'svg' || format === 'png'

/** The extensions that say one of these formats. */
export const extensionsOf = (allowed: readonly FileFormat[]): readonly string[] =>
  Object.keys(byExtension).filter((extension) => allowed.some((format) => format === byExtension[extension]))

/** The format that a file's name says, in any case, packed (`.gz`, `.zst`) or not; undefined where it says none. */
export const fileFormatOf = (path: string): FileFormat | undefined =>
  byExtension[/\.[^./\\]+$/.exec(withoutPacking(path))?.[0].toLowerCase() ?? '']

/** Does a file's name ask for the summary: `summary.html`, `2026-11-summary.html`? */
export const isSummary = (path: string): boolean => /(^|[-_./\\])summary\.html$/i.test(withoutPacking(path))
