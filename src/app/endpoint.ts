import { DemarcError } from '../core/errors.ts'
import { partitions } from '../core/partition.ts'

/** Names of this machine itself (RFC 6761, section 6.3; RFC 1122, section 3.2.1.3). */
const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i

/**
 * The URL of an endpoint. Throws BAD_ENDPOINT when it is not a URL, and INSECURE_ENDPOINT for plain HTTP to another machine,
 * which would expose one-time codes and session tokens. `insecure`: the user explicitly allowed that. `from`: where the endpoint
 * is set, if not by a flag.
 */
export function checkedEndpoint(text: string, insecure = false, from?: string): URL {
  const by = from === undefined ? '' : ` (${from})`
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new DemarcError('BAD_ENDPOINT', `"${text}" is not the URL of an endpoint${by}`, {
      hint: 'It looks like http://127.0.0.1:4566',
    })
  if (url.protocol === 'http:' && !isLoopback(url) && !insecure)
    throw new DemarcError('INSECURE_ENDPOINT', `codes and session tokens would go to ${url.host} unencrypted${by}`, {
      hint: 'Use https, or --insecure-endpoint where the network between is your own.',
    })
  return url
}

const isLoopback = ({ hostname }: URL): boolean => LOOPBACK.test(hostname)

/** The host of an endpoint that is neither on this machine nor AWS's; undefined for others. */
export const foreignHost = (url: URL): string | undefined => (isLoopback(url) || isAws(url) ? undefined : url.host)

const isAws = ({ hostname }: URL): boolean =>
  partitions.some(({ domains }) => domains.some((domain) => hostname.toLowerCase().endsWith(`.${domain}`)))

/** The endpoint unless it is AWS's own. With such an endpoint the AWS console would show another account, so no text may link to it. */
export const notOfAws = (url: string | undefined): string | undefined =>
  url === undefined || (URL.canParse(url) && isAws(new URL(url))) ? undefined : url
