import type { Look } from '../report/terminal/look.ts'
import { showsUnicode, styled, widthOf, writeAll } from './terminal.ts'

/** Writes a result where it was asked for: standard output, or a file that appears whole. */
export async function deliver(pieces: Iterable<string>, out: string | undefined): Promise<void> {
  if (out === undefined) return writeAll(process.stdout, pieces)
  const { writeFileAtomic } = await import('../core/files.ts')
  await writeFileAtomic(out, pieces)
  process.stderr.write(`wrote ${out}\n`)
}

/** How a report for people looks: on this terminal, or in a file without colours. */
export const lookFor = (toFile: boolean): Look => ({
  paint: toFile ? (_, text) => text : styled(process.stdout),
  width: toFile ? 100 : widthOf(process.stdout, process.env),
  unicode: toFile || showsUnicode(process.env),
})
