import { z } from 'zod'
import { plainFinding } from '../controls/basis.ts'
import { byText } from '../core/by-text.ts'
import {
  attestationSchema,
  exceptionSchema,
  layerStateSchema,
  type RunControl,
  type RunEntry,
  type RunFinding,
  type RunLayer,
  type RunParticulars,
  responsibilityStateSchema,
  severitySchema,
  verdictSchema,
} from './run.ts'

/** The members of `demarc.run/1` whose shape changed in `demarc.run/2`. */
const text = z.string()
const counts = z.record(z.string(), z.number().int().nonnegative())
const control = z.strictObject({
  id: text,
  verdict: verdictSchema,
  severity: severitySchema,
  says: text,
  evidence: z.record(z.string(), z.unknown()),
  answers: z.array(text),
  missing: z.array(text),
  fix: text.nullable(),
  exception: exceptionSchema.nullable(),
})
const duty = z.strictObject({
  duty: text,
  state: responsibilityStateSchema,
  controls: z.array(control),
  attestation: attestationSchema.nullable(),
})

export const firstLayerSchema = z.strictObject({
  resource: text,
  layer: text,
  owner: z.enum(['aws', 'customer', 'shared', 'third-party', 'nobody', 'unknown']),
  because: text.optional(),
  thirdParty: text.optional(),
  onAccount: z.literal(true).optional(),
  state: layerStateSchema,
  source: text,
  duties: z.array(duty),
})
export const firstSummarySchema = z.strictObject({
  coverage: z.number().min(0).max(1),
  byState: counts,
  byCategory: z.record(z.string(), counts),
  byLayer: z.record(z.string(), counts),
  bySeverity: counts,
  excepted: counts,
})

type FirstLayer = z.infer<typeof firstLayerSchema>
type FirstControl = z.infer<typeof control>

/** One text of a control, and the types that it was used for (or the resources, while their types are not known). */
interface Said {
  readonly text: Pick<FirstControl, 'severity' | 'says'>
  /** Empty when no unmet verdict had this text. */
  readonly fix: string
  readonly types: Set<string>
  readonly resources: Set<string>
}

/** A finding without the account and region of its resource, which may come later in the file. */
export type FirstFinding = Omit<RunFinding, 'account' | 'region'>

interface Converted {
  readonly entry: RunEntry
  readonly layer: RunLayer | undefined
  readonly place: number
  readonly findings: readonly FirstFinding[]
}

/** Converts the rows of a `demarc.run/1` to those of a `demarc.run/2`, without loss. */
export class FromFirst {
  readonly #places = new Map<string, number>()
  readonly #types = new Map<string, string>()
  readonly #said = new Map<string, Map<string, Said>>()
  #assessed = 0
  #notReadable = 0

  resource(id: string, type: string): void {
    this.#types.set(id, type)
  }

  /** Converts a row: its entry, its layer unless an earlier row had it, and its findings. */
  row(row: FirstLayer): Converted {
    const answers: string[] = []
    const findings: FirstFinding[] = []
    const controls = byText<RunParticulars>()
    this.#count(row)
    const layer = layerOf(row, (one) => {
      this.#hear(one, row.resource)
      const { evidence, missing, exception } = one
      const pieces = Object.entries(evidence).map(([key, value]) => byText([[key, value]]))
      const seen = pieces.length > 0 ? { evidence: pieces } : {}
      if (one.verdict === 'unmet')
        findings.push({
          control: one.id,
          resource: row.resource,
          severity: one.severity,
          finding: plainFinding({ title: one.says }),
          ...seen,
          ...(exception ? { exception } : {}),
        })
      else if (pieces.length > 0 || missing.length > 0)
        controls[one.id] = { ...seen, ...(missing.length > 0 ? { missing } : {}) }
      return one.answers.map((name) => placeIn(answers, name))
    })
    const key = JSON.stringify(layer)
    const known = this.#places.get(key)
    const place = known ?? this.#places.size
    if (known === undefined) this.#places.set(key, place)
    const entry = {
      resource: row.resource,
      layers: [place],
      ...(answers.length > 0 ? { answers } : {}),
      ...(Object.keys(controls).length > 0 ? { controls } : {}),
    }
    return { entry, layer: known === undefined ? layer : undefined, place, findings }
  }

  /** How much of what is assessable was assessed, in the rows seen so far. */
  get coverage(): Readonly<Record<'assessed' | 'assessable', number>> {
    return { assessed: this.#assessed, assessable: this.#assessed + this.#notReadable }
  }

  #count({ duties }: FirstLayer): void {
    for (const { state, controls } of duties) {
      if (state === 'not-applicable') continue
      if (state !== 'unknown') this.#assessed++
      else if (controls.length > 0) this.#notReadable++
    }
  }

  /** The texts of the controls, once each or once per type. Call this after every row was seen. */
  get controls(): Record<string, RunControl> {
    return byText(
      [...this.#said].flatMap(([id, ways]): [string, RunControl][] => {
        const all = [...ways.values()]
        // a text without a fix comes from a verdict that is not unmet; prefer the same text with a fix
        const [first, ...others] = all.filter(
          ({ fix, text: { says } }) => fix !== '' || !all.some((other) => other.fix !== '' && other.text.says === says),
        )
        if (!first) return []
        const variants = others.flatMap((said) =>
          [...this.#typesOf(said)].map((type) => [type, textOf(said)] as [string, RunControl]),
        )
        return [[id, { ...textOf(first), ...(variants.length > 0 ? { variants: byText(variants) } : {}) }]]
      }),
    )
  }

  #typesOf({ types, resources }: Said): Set<string> {
    for (const id of resources) types.add(this.#types.get(id) ?? '')
    return types
  }

  #hear({ id, severity, says, fix }: FirstControl, resource: string): void {
    let ways = this.#said.get(id)
    if (!ways) {
      ways = new Map()
      this.#said.set(id, ways)
    }
    const key = `${severity} ${says} ${fix ?? ''}`
    let said = ways.get(key)
    if (!said) {
      said = { text: { severity, says }, fix: fix ?? '', types: new Set(), resources: new Set() }
      ways.set(key, said)
    }
    const type = this.#types.get(resource)
    if (type === undefined) said.resources.add(resource)
    else said.types.add(type)
  }
}

/** The text of a control in a `demarc.run/1`: its one sentence becomes the title. */
const textOf = ({ text: { severity, says }, fix }: Said): RunControl => ({
  title: says,
  severity,
  fix,
  source: null,
  frameworks: byText(),
  reads: [],
})

function layerOf(row: FirstLayer, answersOf: (control: FirstControl) => number[]): RunLayer {
  const { layer, owner, state, source, because, thirdParty, onAccount, duties } = row
  return {
    layer,
    party: owner === 'nobody' ? 'none' : owner,
    state,
    source,
    ...(because === undefined ? {} : { because }),
    ...(thirdParty === undefined ? {} : { thirdParty }),
    ...(onAccount === undefined ? {} : { onAccount }),
    responsibilities: duties.map((one) => ({
      responsibility: one.duty,
      state: one.state,
      controls: one.controls.map((control) => ({
        id: control.id,
        verdict: control.verdict,
        answers: answersOf(control),
      })),
      attestation: one.attestation,
    })),
  }
}

function placeIn(names: string[], name: string): number {
  const at = names.indexOf(name)
  return at < 0 ? names.push(name) - 1 : at
}
