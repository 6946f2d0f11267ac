import { visibleJson } from '../core/visible.ts'
import type { ResourceEntry } from '../ledger/ledger.ts'
import { runBlindSpots, runLayer, runResource } from '../ledger/rows.ts'
import type { RunHead } from '../ledger/run.ts'
import { Summary } from '../ledger/summary.ts'
import type { Model } from '../model/model.ts'

/**
 * A run as JSON (schema `demarc.run/1`), in pieces, so that a large account is never held as one text: one line for each
 * resource and each layer. The ledger is taken as it comes.
 */
export function* runJson(
  head: RunHead,
  model: Model,
  ledger: Iterable<ResourceEntry>,
): Generator<string, void, undefined> {
  yield `{\n"schema": "demarc.run/1",\n"run": ${visibleJson(head)},\n"resources": [`
  yield* jsonRows(model.resources, runResource)
  yield '],\n"ledger": ['
  const summary = new Summary()
  let first = true
  for (const entry of ledger) {
    summary.add(entry)
    const lines = entry.layers.map((layer) => `\n${visibleJson(runLayer(entry.resource, layer, model))}`)
    yield `${first ? '' : ','}${lines.join(',')}`
    first = false
  }
  yield '\n],\n"blindSpots": ['
  yield* jsonRows(runBlindSpots(model.blindSpots))
  yield `],\n"summary": ${visibleJson(summary.result)}\n}\n`
}

/** The items of an array, a line each, shown as `view` has them. */
export function* jsonRows<T>(items: Iterable<T>, view: (item: T) => unknown = (item) => item): Generator<string> {
  let first = true
  for (const item of items) {
    yield `${first ? '' : ','}\n${visibleJson(view(item))}`
    first = false
  }
  yield '\n'
}
