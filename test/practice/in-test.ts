import { decodeBase32 } from '../../src/mfa/base32.ts'
import { AWS_TOTP, totp } from '../../src/mfa/otp.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import type { PracticePrincipal } from '../../src/practice/principals.ts'

/** Credentials as STS answers them. */
export interface Keys {
  readonly AccessKeyId?: string | undefined
  readonly SecretAccessKey?: string | undefined
  readonly SessionToken?: string | undefined
}

/** The configuration of an SDK client for one of the account's principals, or for a session. */
export function clientFor(practice: Practice, who: 'admin' | 'auditor' | 'root' | Keys, region = 'us-east-1') {
  const principal: PracticePrincipal | undefined = typeof who === 'string' ? practice.principals[who] : undefined
  const keys: Keys = typeof who === 'string' ? {} : who
  return {
    endpoint: practice.endpoint,
    requestHandler: practice.requestHandler,
    region,
    maxAttempts: 1,
    credentials: {
      accessKeyId: principal?.accessKeyId ?? keys.AccessKeyId ?? '',
      secretAccessKey: principal?.secretAccessKey ?? keys.SecretAccessKey ?? '',
      ...(keys.SessionToken === undefined ? {} : { sessionToken: keys.SessionToken }),
    },
  }
}

/** What a call was refused with: `Code: message`, and the HTTP status; `not refused` when it was not. */
export const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'not refused',
    (error: Error & { $metadata?: { httpStatusCode?: number } }) =>
      `${error.$metadata?.httpStatusCode} ${error.name}: ${error.message.trim()}`,
  )

/** The code that a device with this seed (base 32) shows at a moment, so many steps later. */
export const codeAt = (seed: string, at: number, steps = 0): string =>
  totp(decodeBase32(seed), at + steps * 30_000, AWS_TOTP)
