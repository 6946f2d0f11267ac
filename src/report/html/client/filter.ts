/** The content of the page's data block: `PageIndex` of filters.ts. */
export interface Index {
  readonly forms: readonly {
    readonly service: string
    readonly type: string
    readonly controls: readonly (readonly [id: string, layer: number, severity: string])[]
  }[]
  readonly accounts: readonly string[]
  readonly regions: readonly string[]
  readonly layers: readonly string[]
  readonly resources: number
}

/** One resource: its line of HTML, and the data in the line's `data-c`. */
export interface ReportLine {
  readonly line: string
  readonly form: number
  readonly account: number
  readonly region: number
  /** One letter per layer, from the ground up. */
  readonly layers: string
  /** One letter per responsibility, and per control of the form. */
  readonly responsibilities: string
  readonly verdicts: string
}

/** The filter in the page's address; empty when all rows pass. */
export interface Filter {
  readonly service: string
  readonly layer: string
  readonly state: string
  readonly severity: string
  readonly account: string
  readonly region: string
  /** Shows resources on which this control is unmet. */
  readonly control: string
  readonly q: string
}

export const filterKeys = ['service', 'layer', 'state', 'severity', 'account', 'region', 'control', 'q'] as const

export const noFilter: Filter = {
  service: '',
  layer: '',
  state: '',
  severity: '',
  account: '',
  region: '',
  control: '',
  q: '',
}

export function rowOf(line: string): ReportLine {
  const from = line.indexOf('data-c="') + 8
  const [form, account, region, layers = '', responsibilities = '', verdicts = ''] = line
    .slice(from, line.indexOf('"', from))
    .split(' ')
  return {
    line,
    form: Number(form),
    account: Number(account),
    region: Number(region),
    layers,
    responsibilities,
    verdicts,
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The lower-case words of a line without its markup, for searching. */
export const searchText = (line: string): string =>
  line
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .toLowerCase()

/** A test for rows; looks up everything that does not depend on the row once. */
export function matcher(
  filter: Filter,
  index: Index,
  words: (row: number) => string,
): (row: ReportLine, at: number) => boolean {
  const { service, state, severity, control } = filter
  const layer = index.layers.indexOf(filter.layer)
  const account = index.accounts.indexOf(filter.account)
  const region = index.regions.indexOf(filter.region)
  const asked = filter.q.toLowerCase().split(/\s+/).filter(Boolean)
  // for each form, the indexes of the controls that the filter names
  const places = index.forms.map(({ controls }) =>
    controls.flatMap(([id, at, how], place) =>
      (control === '' || id === control) && (severity === '' || how === severity) && (layer < 0 || at === layer)
        ? [place]
        : [],
    ),
  )
  return (row, at) => {
    if (service !== '' && index.forms[row.form]?.service !== service) return false
    if (filter.account !== '' && row.account !== account) return false
    if (filter.region !== '' && row.region !== region) return false
    if (layer >= 0) {
      const here = row.layers.charAt(layer)
      if (state === '' ? here === 'n' : here !== state) return false
    } else if (state !== '' && !row.layers.includes(state)) return false
    if ((severity !== '' || control !== '') && !places[row.form]?.some((place) => row.verdicts.charAt(place) === 'u'))
      return false
    return asked.length === 0 || asked.every((word) => words(at).includes(word))
  }
}

/** The number of rows on which each control is unmet. */
export function unmetCounts(rows: readonly ReportLine[], index: Index): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { form, verdicts } of rows) {
    const controls = index.forms[form]?.controls ?? []
    for (let at = verdicts.indexOf('u'); at >= 0; at = verdicts.indexOf('u', at + 1)) {
      const id = controls[at]?.[0]
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
  }
  return counts
}

/** The filter in a fragment (`#service=s3&layer=network`); undefined when it contains none. */
export function filterOf(fragment: string): Filter | undefined {
  if (!fragment.includes('=')) return undefined
  const said = new URLSearchParams(fragment.replace(/^#/, ''))
  return { ...noFilter, ...Object.fromEntries(filterKeys.map((key) => [key, said.get(key) ?? ''])) }
}

export function fragmentOf(filter: Filter): string {
  const said = new URLSearchParams()
  for (const key of filterKeys) if (filter[key] !== '') said.set(key, filter[key])
  return said.toString()
}
