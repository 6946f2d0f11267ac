import type { RunDiff } from '../ledger/diff.ts'
import { jsonRows } from './json.ts'

/** The difference of two runs as JSON (schema `demarc.diff/1`), in pieces: one line for each resource, control and layer. */
export function* diffJson(diff: RunDiff): Generator<string, void, undefined> {
  const { schema, before, after, resources, controls, layers, summary } = diff
  yield `{\n"schema": ${JSON.stringify(schema)},\n"before": ${JSON.stringify(before)},\n"after": ${JSON.stringify(after)},\n"resources": [`
  yield* jsonRows(resources)
  yield '],\n"controls": ['
  yield* jsonRows(controls)
  yield '],\n"layers": ['
  yield* jsonRows(layers)
  yield `],\n"summary": ${JSON.stringify(summary)}\n}\n`
}
