import { sha256 } from '../../core/digest.ts'
import { findingOf } from '../../ledger/finding.ts'
import type { ResourceEntry, ResponsibilityEntry } from '../../ledger/ledger.ts'
import type { LedgerVerdict } from '../../ledger/ledger-verdict.ts'
import type { LayerState } from '../../ledger/state.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { xml } from '../formats/xml.ts'
import { openVerdicts, type ResourceView, resourceView } from '../views/resource.ts'
import { asSentence } from '../views/words.ts'
import { evidenceHtml } from './evidence.ts'

/** A state as one letter, and as the sign shown in text. */
export const letters: Readonly<Record<LayerState, string>> = {
  unmet: 'u',
  unknown: 'k',
  attested: 'a',
  met: 'm',
  inherited: 'i',
  'not-applicable': 'n',
}
const glyphs: Readonly<Record<LayerState, string>> = {
  unmet: '✗',
  unknown: '?',
  attested: '◆',
  met: '✓',
  inherited: '▪',
  'not-applicable': '·',
}

/**
 * The fragment of a resource, the same in every run. It has 48 bits: among 100,000 resources the chance of a collision is 1 in
 * 50,000.
 */
export const resourceAnchor = (id: string): string => `r-${sha256(id).slice(0, 12)}`

/** The numbers that a resource's line contains. */
export interface Numbers {
  readonly form: number
  readonly account: number
  readonly region: number
}

/**
 * A resource on one line of HTML, readable without a script, with data for the script. `data-c` has the numbers of its form,
 * account and region, then one letter for each layer, responsibility and control (`e`: accepted by an exception).
 */
export function resourceLine(entry: ResourceEntry, numbers: Numbers, model: Model): string {
  const { resource, layers } = entry
  const { id, type, account, region, name, tags } = resource
  const all = layers.flatMap((layer) => layer.responsibilities)
  const code = [
    numbers.form,
    numbers.account,
    numbers.region,
    layers.map(({ state }) => letters[state]).join(''),
    all.map(({ state }) => letters[state]).join('') || '-',
    all.flatMap(({ judged }) => judged.map(letterOf)).join('') || '-',
  ].join(' ')
  const kind = type.split('::').slice(1).join(' ')
  const strip = layers.map(({ state }) => glyphs[state]).join('')
  const items = all.flatMap((responsibility) => openItems(responsibility, resource, model))
  const tagText = Object.entries(tags).map(([key, value]) => `${key}=${value}`)
  return (
    `<details class="r" id="${resourceAnchor(id)}" data-c="${code}"><summary><b>${xml(name)}</b> <span class="ty">${xml(kind)}</span> ` +
    `<span class="rg">${xml(region)}</span> <span class="strip" aria-hidden="true">${strip}</span> <span class="ct">${countsText(resourceView(entry))}</span></summary>` +
    `<p class="id">${xml(id)}, account ${xml(account)}${tagText.length > 0 ? `; tags ${xml(tagText.sort().join(', '))}` : ''}</p>` +
    `${items.length > 0 ? `<ul>${items.join('')}</ul>` : ''}<p><a href="#f-${numbers.form}">What is asked of it</a></p></details>\n`
  )
}

const letterOf = ({ verdict, exception }: LedgerVerdict): string => (exception ? 'e' : letters[verdict.is])

function countsText(view: ResourceView): string {
  const unmet = openVerdicts(view).length
  const accepted = view.unmet.length - unmet
  const unknown = view.unknownResponsibilities + view.unknownLayers
  const parts = [
    unmet > 0 ? `${unmet} unmet` : '',
    accepted > 0 ? `${accepted} accepted` : '',
    unknown > 0 ? `${unknown} unknown` : '',
  ].filter((text) => text !== '')
  return parts.join(', ') || 'nothing open'
}

/** The open points of a responsibility and what a person attested, one item each. */
function openItems(
  { judged, state, attestation, responsibility }: ResponsibilityEntry,
  resource: Resource,
  model: Model,
): readonly string[] {
  const items = judged.flatMap((one) => {
    const { control, verdict, exception } = one
    if (verdict.is === 'unknown')
      return [`<li class="k"><b>${xml(control.id)}</b> unknown: ${xml(verdict.missing.join('; '))}</li>`]
    if (verdict.is !== 'unmet') return []
    const finding = xml(asSentence(findingOf(one, resource, model)))
    const evidence = evidenceHtml(one, resource, model)
    if (!exception)
      return [
        `<li class="u"><a href="#c-${xml(control.id)}">${xml(control.id)}</a> ${control.severity}: ${finding} ${evidence}</li>`,
      ]
    const { by, reason, expires } = exception
    return [
      `<li class="e"><b>${xml(control.id)}</b> ${finding} Accepted by ${xml(by)} until ${xml(expires)}: ${xml(reason)} ${evidence}</li>`,
    ]
  })
  if (state !== 'attested' || !attestation) return items
  const { by, date, expires, statement, evidence } = attestation
  return [
    ...items,
    `<li class="a"><b>${responsibility}</b> attested by ${xml(by)} on ${xml(date)} until ${xml(expires)}: ${xml(statement)} (${xml(evidence)})</li>`,
  ]
}
