import { byText } from '../../core/by-text.ts'
import { withoutPacking } from '../../core/packing.ts'

/** The printable formats of a report: `csv` has the findings, `ledger-csv` every layer of every resource. */
export const formats = ['table', 'json', 'csv', 'ledger-csv', 'markdown', 'html', 'sarif', 'junit'] as const
/** `summary`: only the first page of the HTML report. */
export type Format = (typeof formats)[number] | 'summary'
/** Only the picture. */
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

/** The formats for a run's file, and for the file of a comparison (its `ledger-csv` has the changed layers). */
export const fileFormats: readonly FileFormat[] = [...formats, 'summary', 'svg', 'png']
export const diffFormats: readonly FileFormat[] = [...formats]

export const isPicture = (format: FileFormat): format is PictureFormat => format === 'svg' || format === 'png'

/** The file extensions of these formats. */
export const extensionsOf = (allowed: readonly FileFormat[]): readonly string[] =>
  Object.keys(byExtension).filter((extension) => allowed.some((format) => format === byExtension[extension]))

/** The format of a file by its name, case-insensitive, compressed (`.gz`, `.zst`) or not; undefined for other names. */
export const fileFormatOf = (path: string): FileFormat | undefined =>
  byExtension[/\.[^./\\]+$/.exec(withoutPacking(path))?.[0].toLowerCase() ?? '']

/** Whether a file name asks for the summary: `summary.html`, `2026-11-summary.html`. */
export const isSummary = (path: string): boolean => /(^|[-_./\\])summary\.html$/i.test(withoutPacking(path))
