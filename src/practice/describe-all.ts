import { described } from './described.ts'
import { type AwsError, awsError, type Call, type Described, type PracticeService } from './service.ts'
import type { Store } from './store.ts'

interface Asked {
  readonly type?: string
  readonly region?: string
  readonly forCaller?: boolean
}

/** A page size without limit: responses that are read internally are never cut. */
const WHOLE = Number.MAX_SAFE_INTEGER

/**
 * The descriptions since the last change: an inventory reads page by page, and Cloud Control one resource at a time.
 */
interface Kept {
  readonly version: number
  readonly byQuestion: Map<string, readonly Described[] | undefined>
}
const kept = new WeakMap<Store, Kept>()

/**
 * All resources of an account's services in CloudFormation's shape, read through the services' own operations: nothing
 * is stored twice. Undefined if no service knows the type.
 */
export function describeAll(
  services: readonly PracticeService[],
  store: Store,
  call: Call<unknown, unknown>,
  { type, region = call.region, forCaller = false }: Asked,
): readonly Described[] | undefined {
  const question = [call.account, region, type, forCaller ? call.principal.accessKeyId : ''].join(' ')
  let known = kept.get(store)
  if (known?.version !== store.version) known = { version: store.version, byQuestion: new Map() }
  kept.set(store, known)
  if (known.byQuestion.has(question)) return known.byQuestion.get(question)
  const knowing = services.filter(({ describes }) => type === undefined || describes.has(type))
  const found =
    type !== undefined && knowing.length === 0
      ? undefined
      : knowing.flatMap((service) => describedBy(service, store, { ...call, region }, type, forCaller))
  known.byQuestion.set(question, found)
  return found
}

function describedBy(
  service: PracticeService,
  store: Store,
  call: Call<unknown, unknown>,
  type: string | undefined,
  forCaller: boolean,
): readonly Described[] {
  if (!isIn(service, call.account, store)) return []
  const at = (where: string) => callTo(service, store, call, where)
  const theirs = at(call.region)
  const ask = (operation: string, input: object, where = call.region): object => {
    const asking = where === call.region ? theirs : at(where)
    if (forCaller) demandPermission(service, operation, { ...asking, operation, input })
    const handle = (given: object) => service.operations.get(operation)?.handle({ ...asking, operation, input: given })
    return wholeAnswer(handle, input)
  }
  const wanted = [...service.describes].filter(([one]) => type === undefined || one === type)
  return wanted.flatMap(([one, describes]) => describes(ask, theirs).map((shown) => described(one, shown, call)))
}

/** A member account of the organization has only some of the services. */
const isIn = ({ member, scope }: PracticeService, account: string, store: Store): boolean =>
  member !== undefined || scope === 'organization' || account === store.account

const callTo = (service: PracticeService, store: Store, call: Call<unknown, unknown>, region: string) => ({
  ...call,
  // a getter is not copied, and each service has its own state
  state: store.slice(service, region, call.account),
  region,
  pageSize: WHOLE,
})

function demandPermission(
  { operations, arnOfPath, sdk }: PracticeService,
  operation: string,
  call: Call<unknown, unknown>,
): void {
  const handler = operations.get(operation)
  // if permission depends on the HTTP method, a read is a GET
  for (const action of arnOfPath ? [`${sdk.prefix}:GET`] : (handler?.actions ?? []))
    if (call.decide(action, handler?.resource?.(call) ?? '*') !== 'allow') throw refused(call, action)
}

const refused = ({ principal }: Call<unknown, unknown>, action: string): AwsError =>
  awsError('AccessDeniedException', `User: ${principal.arn} is not authorized to perform: ${action}`)

/** The member of a response with the token of the next page, and the members of a request that accept it. */
const tokens: readonly (readonly [from: string, to: readonly string[]])[] = [
  ['NextToken', ['NextToken']],
  ['nextToken', ['nextToken']],
  ['Marker', ['Marker']],
  ['NextMarker', ['NextMarker', 'Marker']],
  ['position', ['position']],
  ['LastEvaluatedTableName', ['ExclusiveStartTableName']],
]

/** All pages of a response as one: some operations return smaller pages than requested. */
function wholeAnswer(handle: (input: object) => object | undefined, input: object): object {
  const whole: Record<string, unknown> = { ...handle(input) }
  for (let last = whole; ; ) {
    const [from, to] = tokens.find(([name]) => typeof last[name] === 'string' && last[name] !== '') ?? []
    if (from === undefined) return whole
    last = { ...handle({ ...input, ...Object.fromEntries((to ?? []).map((name) => [name, last[from]])) }) }
    for (const [name, more] of Object.entries(last)) {
      const list = whole[name]
      if (Array.isArray(list) && Array.isArray(more)) whole[name] = [...list, ...more]
    }
  }
}
