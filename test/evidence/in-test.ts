import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { chained, FIRST } from '../../src/collect/recording/format.ts'
import { sha256 } from '../../src/core/digest.ts'
import { packBlock } from '../../src/core/gzip-blocks.ts'

/** The lines of a recording. */
export const linesOf = (path: string): string[] => gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n')

/** Writes lines as a recording, well packed whatever they say. */
export async function packLines(path: string, lines: readonly string[]): Promise<void> {
  writeFileSync(path, await packBlock(Buffer.from(`${lines.join('\n')}\n`)))
}

/** The same lines with every chain recomputed, as an attacker would: only the digest at the end shows it. */
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

/** The same with the lines as they are, whatever form they have. */
export function rechained(lines: readonly string[]): string[] {
  let chain = FIRST
  return lines.map((line) => {
    const open = /^(\{.*),"chain":"[0-9a-f]{64}"\}$/.exec(line)?.[1]
    if (open === undefined) return line
    chain = sha256(`${chain}\n${open}`)
    return `${open},"chain":"${chain}"}`
  })
}

/** The lines of a recording without some answers, by name: as if the scan had never asked for them. */
export function withoutAnswers(lines: readonly string[], names: ReadonlySet<string>): string[] {
  const kept: string[] = lines.slice(0, 1)
  let answers = 0
  for (let n = 1; n < lines.length - 1; n += 2) {
    const [head = '', content = ''] = lines.slice(n, n + 2)
    const parsed: { readonly name: string } = JSON.parse(head)
    if (!names.has(parsed.name)) kept.push(JSON.stringify({ ...parsed, answer: ++answers }), content)
  }
  return forged([...kept, JSON.stringify({ ...JSON.parse(lines.at(-1) ?? ''), answers })])
}
