import { awsPart, layers, type SeenParty } from '../../catalog/layers.ts'
import { responsibilities } from '../../catalog/responsibilities.ts'
import type { Severity } from '../../controls/control.ts'
import type { LayerEntry, ResourceEntry } from '../../ledger/ledger.ts'
import { describeType, serviceOf } from '../../services/describe.ts'
import { xml } from '../formats/xml.ts'
import { ON_ACCOUNT, partyText } from '../staircase.ts'
import { count } from '../views/words.ts'

/** Resources of one type with the same parties: their responsibilities are written once, and each resource adds only its states. */
interface Form {
  readonly index: number
  readonly type: string
  readonly service: string
  readonly layers: readonly LayerEntry[]
  resources: number
}

/** What the page's script needs of a form: its controls in the order of a resource's verdicts. */
export interface FormIndex {
  readonly service: string
  readonly type: string
  /** Id, index of the layer from the ground up, severity. */
  readonly controls: readonly (readonly [id: string, layer: number, severity: Severity])[]
}

/** Collects the forms while a ledger streams by. */
export class Forms {
  readonly #byKey = new Map<string, Form>()

  add(entry: ResourceEntry): void {
    const key = keyOf(entry)
    const known = this.#byKey.get(key)
    if (known) known.resources++
    else {
      const { type } = entry.resource
      const form = { index: this.#byKey.size, type, service: serviceOf(type), layers: entry.layers, resources: 1 }
      this.#byKey.set(key, form)
    }
  }

  /** The number of a resource's form, which must have been added. */
  of(entry: ResourceEntry): number {
    return this.#byKey.get(keyOf(entry))?.index ?? -1
  }

  get all(): readonly Form[] {
    return [...this.#byKey.values()]
  }

  get index(): readonly FormIndex[] {
    return this.all.map(({ type, service, layers: rows }) => ({
      type,
      service,
      controls: rows.flatMap(({ responsibilities: here }, layer) =>
        here.flatMap(({ judged }) => judged.map(({ control }) => [control.id, layer, control.severity] as const)),
      ),
    }))
  }
}

const partyLetter: Readonly<Record<SeenParty, string>> = {
  aws: 'a',
  customer: 'c',
  shared: 's',
  'third-party': 't',
  none: 'n',
  unknown: 'u',
}
const keyOf = ({ resource: { type }, layers: rows }: ResourceEntry): string =>
  `${type} ${rows.map(({ party, thirdParty = '', because = '' }) => `${partyLetter[party]}${thirdParty}${because}`).join('')}`

/**
 * A form as one line of HTML: the responsible party of each layer, its responsibilities and their controls. The script fills in a
 * resource's states by the order of the elements.
 */
export function formHtml({ index, type, layers: rows, resources }: Form): string {
  const described = describeType(type)
  const lines = rows.map((row, at) => ({ row, at })).reverse()
  const body = lines.map(({ row, at }) => layerHtml(row, at)).join('')
  const many = count(resources, 'resource')
  return `<section class="form" id="f-${index}"><h3>${xml(type)}</h3><p class="muted">${described.category}; ${many} of this form</p><table><thead><tr><th scope="col">layer</th><th scope="col">who answers</th><th scope="col">what is asked</th></tr></thead><tbody>${body}</tbody></table></section>\n`
}

function layerHtml(entry: LayerEntry, at: number): string {
  const { layer, party, responsibilities: here, source, because, onAccount } = entry
  const { number, title } = layers[layer]
  const told = partyText(entry)
  const name = party === 'none' ? 'does not exist here' : party === 'unknown' ? `unknown, ${told}` : told
  const who = `${xml(name)}${because === undefined ? '' : `: ${xml(because)}`}`
  const asked = here
    .map(({ responsibility, judged }) => {
      const controls = judged
        .map(
          ({ control }) => `<li data-v><b>${xml(control.id)}</b> ${xml(control.title)} <i>${control.severity}</i></li>`,
        )
        .join('')
      return `<li data-d>${xml(responsibilities[responsibility].title)}${controls === '' ? ' <i>No control tells: attest it.</i>' : `<ul>${controls}</ul>`}</li>`
    })
    .join('')
  const elsewhere = onAccount ? ON_ACCOUNT : party === 'aws' ? xml(awsPart(entry)) : ''
  const what = asked === '' ? elsewhere : `<ul>${asked}</ul>`
  const link = source.startsWith('https://')
    ? ` <a class="src" href="${xml(source)}" rel="noreferrer">source<span class="sr"> for ${xml(title)}</span></a>`
    : ''
  return `<tr data-l="${at}"><th scope="row"><span class="no">${number}</span> ${xml(title)}</th><td>${who}${link}</td><td>${what}</td></tr>`
}
