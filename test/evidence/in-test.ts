import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { chained, FIRST } from '../../src/collect/recording/format.ts'
import { packBlock } from '../../src/core/gzip-blocks.ts'

/** The lines of a recording. */
export const linesOf = (path: string): string[] => gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n')

/** Writes lines as a recording, well packed whatever they say. */
export async function packLines(path: string, lines: readonly string[]): Promise<void> {
  writeFileSync(path, await packBlock(Buffer.from(`${lines.join('\n')}\n`)))
}

/** The same lines with every chain made anew, as somebody does who knows how: only the digest of the end tells. */
export function forged(lines: readonly string[]): string[] {
  let chain = FIRST
  return lines.map((line) => {
    const json: unknown = JSON.parse(line)
    if (typeof json !== 'object' || json === null || !('chain' in json)) return line
    const { chain: _, ...members } = json
    const made = chained(chain, members)
    chain = made.chain
    return made.line
  })
}
