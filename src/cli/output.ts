import { DemarcError } from '../core/errors.ts'
import { type Content, checkWritable, writeFilesAtomic } from '../core/files.ts'
import { demandPacking, packingOf } from '../core/packing.ts'
import { fileIdentity } from '../core/same-file.ts'
import { visible } from '../core/visible.ts'
import {
  extensionsOf,
  type FileFormat,
  type Format,
  fileFormatOf,
  isPicture,
  isSummary,
  type PictureFormat,
} from '../report/formats/names.ts'
import type { Look } from '../report/terminal/look.ts'
import { type Io, type Output, tell } from './io.ts'
import type { ScreenFlags } from './options.ts'
import { plainLook, terminalLook, writeAll } from './terminal.ts'
import { writeBytes } from './way-out.ts'

/** Where a report goes: to standard output in a format, or to files. */
export type Outputs = { readonly print: FileFormat } | { readonly files: readonly OutFile[] }

interface OutFile {
  readonly path: string
  readonly format: FileFormat
}

/**
 * What `--format` and `--out` request, checked before any work. A file's format follows from its extension, or from `--format` if
 * that is not clear. `others`: further files that the command reads or writes, by flag. Throws BAD_FORMAT for a PNG on a terminal
 * and for formats that this report lacks, OUT_TWICE when two paths are one file.
 */
export async function outputsOf(
  { out, format }: { readonly out: readonly string[]; readonly format?: FileFormat },
  allowed: readonly FileFormat[],
  stdout: Pick<Output, 'isTTY'> = {},
  others: OtherFiles = {},
): Promise<Outputs> {
  if (out.length === 0) return { print: printable(format ?? 'table', allowed, stdout) }
  const files = out.map((path) => ({ path, format: formatFor(path, format, allowed) }))
  await demandApart(out, others)
  for (const { path } of files) {
    demandPacking(path)
    await checkWritable(path)
  }
  return { files }
}

/** Files that a command names besides `--out`, by flag or word. */
export type OtherFiles = Readonly<Record<string, string | false | undefined>>

/** Throws OUT_TWICE when an output file is named twice, or is one of the others. `flag`: the option that names the outputs. */
export async function demandApart(out: readonly string[], others: OtherFiles, flag = '--out'): Promise<void> {
  const known = new Map<string, string>()
  for (const [by, path] of Object.entries(others)) {
    const identity = path ? await fileIdentity(path) : undefined
    if (identity !== undefined) known.set(identity, by)
  }
  for (const [index, path] of out.entries()) {
    if (out.indexOf(path) !== index) throw new DemarcError('OUT_TWICE', `${flag} names ${path} twice`)
    const identity = await fileIdentity(path)
    if (identity === undefined) continue
    const other = known.get(identity)
    if (other !== undefined) throw new DemarcError('OUT_TWICE', `${flag} ${path} is the same file as ${other}`)
    known.set(identity, `${flag} ${path}`)
  }
}

function printable(format: FileFormat, allowed: readonly FileFormat[], stdout: Pick<Output, 'isTTY'>): FileFormat {
  if (format === 'png' && stdout.isTTY)
    throw new DemarcError('BAD_FORMAT', 'a PNG is not text, and standard output is a terminal', {
      hint: 'Write it to a file: --out map.png (or --format png > map.png).',
    })
  if (format === 'table' || allowed.includes(format)) return format
  throw new DemarcError('BAD_FORMAT', `this report cannot be written as ${format}`, {
    hint: `Use one of ${allowed.join(', ')}.`,
  })
}

function formatFor(path: string, format: FileFormat | undefined, allowed: readonly FileFormat[]): FileFormat {
  const extension = fileFormatOf(path)
  const said = extension === undefined ? undefined : namedFormat(path, extension, format, allowed)
  if (said === undefined && format === undefined)
    throw new DemarcError('UNKNOWN_EXTENSION', `the extension of ${path} names no format`, {
      hint: `Use one of ${extensionsOf(allowed).join(' ')}, or say it with --format.`,
    })
  if (said !== undefined && format !== undefined && said !== format)
    throw new DemarcError('FORMAT_CONFLICT', `--format says ${format}, but the extension of ${path} says ${said}`, {
      hint: 'With --out the extension is enough: leave --format out.',
    })
  if (said !== undefined && !allowed.includes(said))
    throw new DemarcError('FORMAT_CONFLICT', `${path} cannot be written: this report has no such format`, {
      hint: `Use one of ${extensionsOf(allowed).join(' ')}.`,
    })
  // safe: one of the two is present, or the first condition has thrown
  return (said ?? format) as FileFormat
}

/** The format of a file extension: two tables use CSV, and the summary is HTML, too, by the file's name or `--format`. */
function namedFormat(
  path: string,
  extension: FileFormat,
  format: FileFormat | undefined,
  allowed: readonly FileFormat[],
): FileFormat {
  if (extension === 'csv') return format === 'ledger-csv' && allowed.includes(format) ? format : extension
  const isOne = extension === 'html' && format !== 'html' && allowed.includes('summary')
  return isOne && (format === 'summary' || isSummary(path)) ? 'summary' : extension
}

/** A report in each of its formats: text in pieces, and the picture. */
export interface Renderers {
  readonly text: (format: Format, look: Look) => Promise<Iterable<string>>
  /** If absent, `outputsOf` has rejected files that need one. */
  readonly picture?: (format: PictureFormat) => Promise<Content>
}

/** A report with a first screen, which replaces its table. */
export interface ScreenRenderers extends Renderers {
  readonly screen: (look: Look) => Promise<Iterable<string>>
  /** Everything that `--details` prints. */
  readonly details: (look: Look) => Promise<Iterable<string>>
}

/** The same for a report with a screen, which is printed even if the report goes to files. */
export async function deliverScreen(
  outputs: Outputs,
  { screen, details, ...renderers }: ScreenRenderers,
  asked: Pick<ScreenFlags, 'details'>,
  io: Io,
): Promise<void> {
  if ('files' in outputs || outputs.print !== 'table') await deliver(outputs, renderers, io)
  if ('print' in outputs && outputs.print !== 'table') return
  const look = terminalLook(io)
  if (!asked.details) return writeAll(io.stdout, await screen(look))
  const { writePaged } = await import('./pager.ts')
  return writePaged(io, await details(look))
}

/** Writes a report where requested. Files appear complete, all or none; their names go to standard error. */
export async function deliver(outputs: Outputs, { text, picture }: Renderers, io: Io): Promise<void> {
  const render = async (format: FileFormat, look: Look): Promise<Content> => {
    if (!isPicture(format)) return text(format, look)
    if (!picture) throw new DemarcError('NO_PICTURE', 'a comparison has no picture')
    return picture(format)
  }
  if ('print' in outputs) {
    const content = await render(outputs.print, terminalLook(io))
    // a picture is binary: written unfiltered, and never to a terminal
    if (content instanceof Uint8Array) return writeBytes(io.stdout, content)
    return writeAll(io.stdout, typeof content === 'string' ? [content] : content)
  }
  const { files } = outputs
  const contents = files.map(({ path, format }) => ({
    path,
    content: () => render(format, plainLook),
    packing: packingOf(path),
  }))
  await writeFilesAtomic(contents)
  for (const { path } of files) tell(io, `wrote ${visible(path)}`)
}
