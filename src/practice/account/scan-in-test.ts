import { Aws } from '../../collect/aws.ts'
import type { Collector } from '../../collect/collector.ts'
import type { Time } from '../../collect/limiter.ts'
import { collect } from '../../collect/runner.ts'
import { ask } from '../../controls/basis.ts'
import type { Control } from '../../controls/control.ts'
import { systemClock } from '../../core/clock.ts'
import { type Model, place } from '../../model/model.ts'
import { sdk } from '../../services/sdk.gen.ts'
import type { LoggedRequest } from '../dispatch.ts'
import { account, type PracticePrincipal } from '../principals.ts'
import type { Practice } from './server.ts'

/** For tests: a clock without waiting. The practice account has no quotas, so keeping to AWS's would only cost time. */
export const unhurried: Time = { now: systemClock, sleep: async () => {} }

/** The caller: a principal of the account, or an access key. */
type Who = 'admin' | 'auditor' | 'root' | Pick<PracticePrincipal, 'accessKeyId' | 'secretAccessKey'>

/** For tests: the SDK's clients as a scan uses them. The caller closes them. */
export function awsOf(practice: Practice, who: Who = 'admin'): Aws {
  const { accessKeyId, secretAccessKey } = typeof who === 'string' ? practice.principals[who] : who
  return new Aws({
    sdk,
    credentials: async () => ({ accessKeyId, secretAccessKey }),
    endpointUrl: practice.endpoint,
    requestHandler: practice.requestHandler,
    time: unhurried,
    userAgent: 'demarc-test',
  })
}

/** The last scan of an account; valid until the next call to the account. */
interface Scanned {
  readonly asked: LoggedRequest | undefined
  readonly as: string
  readonly collectors: readonly Collector[]
  readonly model: Model
}
const lastScans = new WeakMap<Practice, Scanned>()

/**
 * For tests: scans a practice account with the given collectors, as the administrator unless another principal is
 * named.
 */
export async function scanPractice(
  practice: Practice,
  collectors: readonly Collector[],
  who: Who = 'admin',
): Promise<Model> {
  const as = JSON.stringify(who)
  const last = lastScans.get(practice)
  const isSame =
    last?.as === as &&
    last.collectors.length === collectors.length &&
    last.collectors.every((one, n) => one === collectors[n])
  if (last && isSame && last.asked === practice.requests.at(-1)) return last.model
  const model = await scanned(practice, collectors, who)
  lastScans.set(practice, { asked: practice.requests.at(-1), as, collectors, model })
  return model
}

/** The day for calendars: their answer about a version must not depend on the day of the test run. */
const DAY = '2026-11-30'

async function scanned(practice: Practice, collectors: readonly Collector[], who: Who): Promise<Model> {
  const aws = awsOf(practice, who)
  try {
    const { resources, blindSpots, listings } = await collect({
      collectors,
      account: practice.account,
      partition: account.partition,
      homeRegion: 'us-east-1',
      regions: [...account.regions],
      clients: aws,
      now: systemClock(),
    })
    return place(resources, blindSpots, listings, DAY)
  } finally {
    await aws.close()
  }
}

/** Every verdict of a control, by the name of the resource. */
export function verdictsOf(control: Control, model: Model): Record<string, string> {
  return Object.fromEntries(model.ofType(control.on).map((one) => [one.name, ask(control, one, model).is]))
}

/** For tests: the verdict of one of the controls, by its id, on the resource with a name. */
export const verdictBy =
  (controls: readonly Control[]) =>
  (id: string, name: string, model: Model): string | undefined => {
    const control = controls.find((one) => one.id === id)
    if (!control) throw new TypeError(`no control ${id}`)
    return verdictsOf(control, model)[name]
  }

/** For tests: the name of the error that refuses a call. */
export const refused = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'not refused',
    (error: Error) => error.name,
  )
