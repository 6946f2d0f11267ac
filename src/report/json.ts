import { visibleJson } from '../core/visible.ts'
import { FrameworkScores } from '../ledger/framework-scores.ts'
import type { ResourceEntry } from '../ledger/ledger.ts'
import { ResourceRows, runBlindSpots } from '../ledger/rows.ts'
import type { RunHead } from '../ledger/run.ts'
import { RunRows } from '../ledger/run-rows.ts'
import { Summary } from '../ledger/summary.ts'
import type { Model } from '../model/model.ts'

/**
 * A run as JSON (schema `demarc.run/2`), in pieces, so that a large account is never held as one text: one line per resource. The
 * ledger is read once; what its rows share is written after it.
 */
export function* runJson(
  head: RunHead,
  model: Model,
  ledger: Iterable<ResourceEntry>,
): Generator<string, void, undefined> {
  yield `{\n"schema": "demarc.run/2",\n"run": ${visibleJson(head)},\n"resources": [`
  yield* jsonLines(resourceRows(model))
  yield '],\n"ledger": ['
  const [summary, scores, rows] = [new Summary(), new FrameworkScores(), new RunRows(model)]
  let first = true
  for (const entry of ledger) {
    summary.add(entry)
    scores.add(entry)
    yield `${first ? '' : ','}\n${rows.entry(entry)}`
    first = false
  }
  yield '\n],\n"stacks": ['
  yield* jsonLines(rows.stacks)
  yield '],\n"layers": ['
  yield* jsonLines(rows.layers)
  yield `],\n"controls": ${visibleJson(rows.controls)},\n"evidence": [`
  yield* jsonLines(rows.evidence)
  yield '],\n"answers": ['
  yield* jsonLines(rows.answers)
  yield '],\n"particulars": ['
  yield* jsonLines(rows.particulars)
  yield '],\n"findings": ['
  yield* jsonLines(rows.findings())
  yield '],\n"blindSpots": ['
  yield* jsonRows(runBlindSpots(model.blindSpots))
  yield `],\n"summary": ${visibleJson({ ...summary.result, frameworks: scores.result(model, head) })}\n}\n`
}

function* resourceRows({ resources }: Model): Generator<string> {
  const rows = new ResourceRows()
  for (const resource of resources) yield rows.json(resource)
}

/** The items of an array, one per line, converted by `view`. */
export function* jsonRows<T>(items: Iterable<T>, view: (item: T) => unknown = (item) => item): Generator<string> {
  let first = true
  for (const item of items) {
    yield `${first ? '' : ','}\n${visibleJson(view(item))}`
    first = false
  }
  yield '\n'
}

/** The same for items that are already JSON. */
function* jsonLines(items: Iterable<string>): Generator<string> {
  let first = true
  for (const item of items) {
    yield `${first ? '' : ','}\n${item}`
    first = false
  }
  yield '\n'
}
