import { parseArn } from '../../core/arn.ts'
import { DemarcError } from '../../core/errors.ts'
import { type Partition, partitionCalled } from '../../core/partition.ts'
import type { Session } from '../../mfa/session/kept.ts'

export interface ConsoleQuestion {
  readonly session: Session
  /** The role of the session. */
  readonly role: string
  /** The endpoint of the calls, if not AWS's own; it then serves the federation endpoint, too. */
  readonly endpoint: string | undefined
  /** The page to open; defaults to the console's home. */
  readonly destination: string | undefined
  readonly fetch: typeof fetch
}

const ANSWER_MS = 15_000

/**
 * The URL that signs a browser in to the console as a role
 * (IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html). It is as secret as the session and valid for 15
 * minutes; the console session lasts as long as the credentials. Throws CONSOLE_REFUSED, BAD_DESTINATION.
 */
export async function consoleUrl({ session, role, endpoint, destination, fetch }: ConsoleQuestion): Promise<string> {
  const place = partitionCalled(parseArn(role)?.partition ?? 'aws')
  const federation = new URL('/federation', endpoint ?? place.signIn).href
  const target = checkedDestination(destination ?? `${place.console}/`, place)
  const token = await signinToken(federation, session, fetch)
  const query = new URLSearchParams({ Action: 'login', Issuer: 'demarc', Destination: target, SigninToken: token })
  return `${federation}?${query}`
}

/** Checks that a page is in the partition's console: https, at its domain or a subdomain. */
function checkedDestination(text: string, { called, console }: Partition): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const domain = new URL(console).host.replace(/^console\./, '')
  if (url?.protocol === 'https:' && (url.host === domain || url.host.endsWith(`.${domain}`))) return url.href
  throw new DemarcError('BAD_DESTINATION', `"${text}" is not a page of the console of ${called}`, {
    hint: `It looks like ${console}/s3/home`,
  })
}

async function signinToken(federation: string, session: Session, fetch: ConsoleQuestion['fetch']): Promise<string> {
  const { accessKeyId: sessionId, secretAccessKey: sessionKey, sessionToken } = session
  // sent in the body, since proxies and servers log the URL of a request
  const body = new URLSearchParams({
    Action: 'getSigninToken',
    Session: JSON.stringify({ sessionId, sessionKey, sessionToken }),
  })
  const refused = (why: string, cause?: unknown): DemarcError =>
    new DemarcError('CONSOLE_REFUSED', `${new URL(federation).host} gave no sign-in token: ${why}`, {
      cause,
      hint: 'It takes the session of a role that an IAM user has assumed. Run it again with --fresh.',
    })
  let answer: Response
  try {
    answer = await fetch(federation, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    })
  } catch (error) {
    throw refused(
      error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : 'it cannot be reached',
      error,
    )
  }
  const text = await answer.text().catch(() => '')
  if (!answer.ok) throw refused(`status ${answer.status}`)
  const token = tokenIn(text)
  if (token === undefined) throw refused('its answer could not be read')
  return token
}

function tokenIn(text: string): string | undefined {
  try {
    const found: unknown = JSON.parse(text)
    const token = typeof found === 'object' && found !== null && 'SigninToken' in found ? found.SigninToken : undefined
    return typeof token === 'string' && token !== '' ? token : undefined
  } catch {
    return undefined
  }
}
