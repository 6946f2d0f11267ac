import { type Run, runSchema } from '../../src/ledger/run.ts'

let last: { readonly json: string; readonly rows: ReturnType<typeof rowsOf> } | undefined

/** The ledger of a run file written out: a row for each layer of each resource, each verdict with all that it rests on. */
export function rowsIn(json: string): ReturnType<typeof rowsOf> {
  if (last?.json !== json) last = { json, rows: rowsOf(runSchema.parse(JSON.parse(json))) }
  return last.rows
}

export function rowsOf(run: Run) {
  const types = new Map(run.resources.map(({ id, type }) => [id, type]))
  const findings = new Map(run.findings.map((one) => [`${one.resource} ${one.control}`, one]))
  return run.ledger
    .map((entry) => writtenOut(run, entry))
    .flatMap((entry) =>
      entry.layers.map((place) => {
        const layer = run.layers[place]
        if (!layer) throw new TypeError(`no layer ${place}`)
        const responsibilities = layer.responsibilities.map(({ controls, ...rest }) => ({
          ...rest,
          controls: controls.map((one) => verdictIn(run, entry, types.get(entry.resource) ?? '', one, findings)),
        }))
        return { resource: entry.resource, ...layer, responsibilities }
      }),
    )
}

/** An entry with what its places name in place of them. */
export function writtenOut(
  run: Run,
  { resource, layers, input, answers = [], controls = {}, ...entry }: Run['ledger'][number],
) {
  const named = answers.map((answer) => (typeof answer === 'number' ? run.answers[answer] : answer) ?? '')
  return {
    ...entry,
    resource: (typeof resource === 'number' ? run.resources[resource]?.id : resource) ?? '',
    layers: (typeof layers === 'number' ? run.stacks?.[layers] : layers) ?? [],
    answers: named.map((name) => (name.includes(' ') ? name : `${name} ${input}`)),
    controls: (typeof controls === 'number' ? run.particulars?.[controls] : controls) ?? {},
  }
}
type Entry = ReturnType<typeof writtenOut>
type Told = Run['layers'][number]['responsibilities'][number]['controls'][number]

function verdictIn(
  run: Run,
  { resource, evidence: own = [], answers: names, controls }: Entry,
  type: string,
  one: Told,
  findings: ReadonlyMap<string, Run['findings'][number]>,
) {
  const text = run.controls[one.id]?.variants?.[type] ?? run.controls[one.id]
  if (!text) throw new TypeError(`no text of ${one.id}`)
  const { evidence: besides = [], missing = [] } = controls[one.id] ?? {}
  const found = findings.get(`${resource} ${one.id}`)
  if ((found !== undefined) !== (one.verdict === 'unmet'))
    throw new TypeError(`a finding of ${one.id} too many or too few`)
  const value = (piece: number | Record<string, unknown>) =>
    (typeof piece === 'number' ? run.evidence[piece] : piece) ?? {}
  const mine = own.map(value).filter((piece) => text.reads.includes(Object.keys(piece)[0] ?? ''))
  const evidence: Record<string, unknown> = found
    ? Object.assign({}, ...(found.evidence ?? []).map(value))
    : Object.assign({}, ...mine, ...besides.map(value))
  const answers = one.answers.map((at) => names[at] ?? '')
  const { severity, title } = text
  const fix = one.verdict === 'unmet' ? text.fix : null
  return {
    id: one.id,
    verdict: one.verdict,
    severity,
    title,
    fix,
    evidence,
    answers: answers.sort(),
    missing,
    finding: found?.finding ?? null,
    exception: found?.exception ?? null,
  }
}
