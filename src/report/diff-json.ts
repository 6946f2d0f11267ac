import { visibleJson } from '../core/visible.ts'
import type { RunDiff } from '../ledger/diff.ts'
import { jsonRows } from './json.ts'

/** The difference of two runs as JSON (schema `demarc.diff/2`), in pieces: one line per resource, control and layer. */
export function* diffJson(diff: RunDiff): Generator<string, void, undefined> {
  const { schema, before, after, resources, controls, layers, summary } = diff
  yield `{\n"schema": ${visibleJson(schema)},\n"before": ${visibleJson(before)},\n"after": ${visibleJson(after)},\n"resources": [`
  yield* jsonRows(resources)
  yield '],\n"controls": ['
  yield* jsonRows(controls)
  yield '],\n"layers": ['
  yield* jsonRows(layers)
  yield `],\n"summary": ${visibleJson(summary)}\n}\n`
}
