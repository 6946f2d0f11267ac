import { visibleLines } from '../../core/visible.ts'
import { findingOf, namesValues } from '../../ledger/finding.ts'
import type { LayerEntry, ResponsibilityEntry } from '../../ledger/ledger.ts'
import type { LedgerVerdict } from '../../ledger/ledger-verdict.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { serviceOf } from '../../services/describe.ts'
import type { Reported } from '../reported.ts'

const columns = [
  'account',
  'region',
  'service',
  'type',
  'resource',
  'name',
  'layer',
  'party',
  'third party',
  'layer state',
  'responsibility',
  'responsibility state',
  'control',
  'severity',
  'verdict',
  'title',
  'finding',
  'missing',
  'fix',
  'attested by',
  'attested until',
  'attestation',
  'accepted by',
  'accepted until',
  'exception',
  'possible parties',
  'reason for the party',
] as const

/**
 * A run as CSV (RFC 4180), with every layer of every resource: one row per verdict, per responsibility without a deciding
 * control, and per layer without responsibilities; then one row per blind spot, with the layer state `blindSpot`.
 */
export function* runCsv({ model, ledger }: Reported): Generator<string, void, undefined> {
  yield csvRow(columns)
  const tails = new Tails(model)
  for (const { resource, layers } of ledger) {
    const place = cells(placeOf(resource))
    let block = ''
    for (const layer of layers) for (const tail of tails.of(layer, resource)) block += `${place},${tail}\r\n`
    yield block
  }
  for (const { account, region, type, call, why } of model.blindSpots)
    yield csvRow(
      filledUp([
        account,
        region,
        serviceOf(type),
        type,
        '',
        '',
        '',
        '',
        '',
        'blindSpot',
        ...Array(7).fill(''),
        `${call} (${why})`,
      ]),
    )
}

const placeOf = ({ account, region, type, id, name }: Resource): readonly string[] => [
  account,
  region,
  serviceOf(type),
  type,
  id,
  name,
]

/** The number of cells that identify the resource; the others describe its layer. */
const PLACE = 6

/** The part of each row after those cells. Resources share layers, so the cells of a layer without resource values are made once. */
class Tails {
  readonly #model: Model
  readonly #made = new WeakMap<LayerEntry, readonly string[]>()

  constructor(model: Model) {
    this.#model = model
  }

  of(layer: LayerEntry, resource: Resource): readonly string[] {
    const known = this.#made.get(layer)
    if (known) return known
    const rows = layerRows(layer, (told) => findingOf(told, resource, this.#model))
    const { between = [], because = '' } = layer
    const ending = [between.join(' or '), because]
    const made = rows.map((one) => cells([...filledUp(one, columns.length - PLACE - ending.length), ...ending]))
    if (!layer.responsibilities.some(({ judged }) => judged.some(namesValues))) this.#made.set(layer, made)
    return made
  }
}

function layerRows(
  { layer, party, thirdParty = '', state, responsibilities }: LayerEntry,
  wrong: (told: LedgerVerdict) => string,
): readonly (readonly string[])[] {
  const head = [layer, party, thirdParty, state]
  return responsibilities.length === 0
    ? [head]
    : responsibilities.flatMap((responsibility) =>
        responsibilityRows(responsibility, wrong).map((more) => [...head, ...more]),
      )
}

function responsibilityRows(
  { responsibility, state, judged, attestation }: ResponsibilityEntry,
  wrong: (told: LedgerVerdict) => string,
): readonly (readonly string[])[] {
  const attested = attestation ? [attestation.by, attestation.expires, attestation.statement] : ['', '', '']
  if (judged.length === 0) return [[responsibility, state, ...Array(7).fill(''), ...attested]]
  return judged.map((told) => {
    const { control, verdict, exception } = told
    return [
      responsibility,
      state,
      control.id,
      control.severity,
      verdict.is,
      control.title,
      verdict.is === 'unmet' ? wrong(told) : '',
      verdict.is === 'unknown' ? verdict.missing.join('; ') : '',
      verdict.is === 'unmet' ? control.fix : '',
      ...attested,
      ...(exception ? [exception.by, exception.expires, exception.reason] : []),
    ]
  })
}

const filledUp = (some: readonly string[], to: number = columns.length): readonly string[] =>
  Array.from({ length: to }, (_, index) => some[index] ?? '')

const cells = (texts: readonly string[]): string => texts.map(csvCell).join(',')

/** One record with its line end. */
export const csvRow = (texts: readonly string[]): string => `${cells(texts)}\r\n`

/**
 * A cell by RFC 4180. Spreadsheets run text that starts with = + - @ (or their full-width forms) as a formula, quoted or not, so
 * an apostrophe is put before it (OWASP ASVS 5.0, 1.2.10). In many countries spreadsheets separate cells by semicolons or tabs,
 * so a cell may also start inside ours. Hidden characters, which could affect a terminal, are replaced.
 */
export function csvCell(given: string): string {
  const text = visibleLines(given).replaceAll('\r\n', '\n').replace(FORMULA, "$1'$2")
  return /[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Where a cell may start, followed by a character that starts a formula; quotes and spaces between them are ignored. */
const FORMULA = /(^|[;\t\n|])(["'\s?]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212])/g
