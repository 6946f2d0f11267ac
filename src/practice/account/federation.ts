import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../core/clock.ts'
import { sha256 } from '../../core/digest.ts'
import type { Random } from '../../core/random.ts'
import { visible } from '../../core/visible.ts'
import type { Credential, FindCredential } from '../auth/credentials.ts'
import type { WireRequest, WireResponse } from '../wire/request.ts'

/** The path of the federation endpoint, as on AWS's sign-in host. */
export const FEDERATION_PATH = '/federation'

/** How long a sign-in token is valid (IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html). */
const TOKEN_MS = 15 * 60 * 1000

const session = z.object({
  sessionId: z.string().max(128),
  sessionKey: z.string().max(256),
  sessionToken: z.string().max(16_384),
})

interface Means {
  readonly find: FindCredential
  readonly now: Clock
  readonly random: Random
  /** Translates an ARN to the partition of the account. */
  readonly shown: (arn: string) => string
}

/**
 * AWS's federation endpoint: `getSigninToken` returns a token for the credentials of a role session; `login` accepts
 * the token and says who is signed in (IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html).
 */
export class Federation {
  readonly #means: Means
  readonly #given = new Map<string, { readonly arn: string; readonly until: number }>()

  constructor(means: Means) {
    this.#means = means
  }

  answer({ method, path, query, body }: WireRequest): WireResponse {
    const said = method === 'POST' ? new URLSearchParams(Buffer.from(body).toString()) : query
    if (path !== FEDERATION_PATH) return page(404, 'There is no such page.')
    switch (said.get('Action')) {
      case 'getSigninToken':
        return this.#token(said)
      case 'login':
        return this.#login(said)
      default:
        return page(400, 'Action is getSigninToken or login.')
    }
  }

  #token(said: URLSearchParams): WireResponse {
    const duration = said.get('SessionDuration')
    if (duration !== null && !(/^\d+$/.test(duration) && Number(duration) >= 900 && Number(duration) <= 43_200))
      return page(400, 'SessionDuration is from 900 to 43200 seconds.')
    const arn = this.#arnOf(said.get('Session') ?? '')
    if (arn === undefined) return page(400, 'Session names no credentials of a role that are good now.')
    const { now, random } = this.#means
    for (const [token, { until }] of this.#given) if (until < now()) this.#given.delete(token)
    const token = Buffer.from(random(48)).toString('base64url')
    this.#given.set(token, { arn, until: now() + TOKEN_MS })
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ SigninToken: token }),
    }
  }

  #arnOf(text: string): string | undefined {
    const parsed = session.safeParse(jsonOf(text))
    if (!parsed.success) return undefined
    const { sessionId, sessionKey, sessionToken } = parsed.data
    const found = this.#means.find(sessionId)
    const isGood =
      found !== undefined &&
      isRole(found) &&
      isSame(found.secret, sessionKey) &&
      isSame(found.sessionToken ?? '', sessionToken) &&
      (found.expires ?? 0) > this.#means.now()
    return isGood ? found.principal.arn : undefined
  }

  #login(said: URLSearchParams): WireResponse {
    const token = said.get('SigninToken') ?? ''
    const known = this.#given.get(token)
    if (!known || known.until < this.#means.now())
      return page(400, 'The sign-in token is unknown, or older than 15 minutes.')
    const where = said.get('Destination') ?? ''
    return page(
      200,
      `Signed in to the practice console as ${this.#means.shown(known.arn)}. On AWS this would be ${where}.`,
    )
  }
}

/**
 * Credentials of GetSessionToken, of a user or the root user, do not count: the page names only AssumeRole and
 * GetFederationToken.
 */
const isRole = ({ principal, sessionToken }: Credential): boolean =>
  principal.kind === 'assumed-role' && sessionToken !== undefined

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)))

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const page = (status: number, text: string): WireResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `${visible(text)}\n`,
})
