import { isLoopback } from '../loopback.ts'
import { type AwsError, awsError } from '../service.ts'
import { guessProtocol } from '../wire/registry.ts'
import type { WireRequest, WireResponse } from '../wire/request.ts'

/**
 * The refusal of a request that a web page may have sent: a browser on this machine reaches what listens here, whichever site its
 * page came from. Undefined for one of a program. `target`: the authority of a request as a proxy gets it.
 *
 * - `Host` names this machine, so that no name of another's that resolves to it will do (DNS rebinding).
 * - `Origin` is sent by browsers with all that can change something (fetch.spec.whatwg.org, "Origin header"), and
 *   `Sec-Fetch-Site` with each request (w3.org/TR/fetch-metadata, section 2.3).
 */
export function refusalOfWebPage(request: WireRequest, target: string | undefined): WireResponse | undefined {
  const error = wrongIn(request, target)
  return error && guessProtocol(request).error(error, NO_REQUEST, '')
}

const NO_REQUEST = '00000000-0000-4000-a000-000000000000'

function wrongIn({ headers }: WireRequest, target: string | undefined): AwsError | undefined {
  const { host = '', origin, 'sec-fetch-site': site } = headers
  if (!isOfThisMachine(host) || (target !== undefined && !isOfThisMachine(target)))
    return refused('answers under the names of this machine alone: 127.0.0.1, ::1, localhost')
  const own = origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`
  if (!own || (site !== undefined && site !== 'none' && site !== 'same-origin'))
    return refused('answers no web page of another origin')
  return undefined
}

const refused = (what: string): AwsError => awsError('AccessDenied', `The practice account ${what}.`, 403)

/** A bucket or an account id may come before the name, as in AWS's hosts. Others cannot own any of these names. */
const isOfThisMachine = (host: string): boolean =>
  isLoopback(host.replace(/^[a-z0-9][a-z0-9.-]*\.(?=localhost|127\.)/i, ''))
