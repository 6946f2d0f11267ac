import type { STS } from '@aws-sdk/client-sts'
import { DemarcError } from '../../core/errors.ts'
import { AWS_TOTP, isCode } from '../otp.ts'
import { wrongCodeError } from '../wrong-codes.ts'
import { failureOf, refusedCall } from './refused.ts'

/** What a session is for: whose device opens it, and which role is assumed, if any. */
export interface SessionOf {
  readonly serial: string
  readonly role?: { readonly arn: string; readonly session: string; readonly externalId?: string }
  /** Seconds that it is to last; AWS's own default when absent. */
  readonly seconds?: number
}

/** Credentials that AWS has seen a code for. */
export interface Session {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** ISO 8601. */
  readonly expiresAt: string
}

/**
 * Opens a session with a code of a device: GetSessionToken, or AssumeRole where there is a role
 * (STS/latest/APIReference/API_GetSessionToken.html). The code is spent by it, right or wrong.
 */
export async function openSession(sts: STS, { serial, role, seconds }: SessionOf, code: string): Promise<Session> {
  if (!isCode(code, AWS_TOTP)) throw wrongCodeError({ is: 'malformed', digits: AWS_TOTP.digits })
  const common = {
    SerialNumber: serial,
    TokenCode: code,
    ...(seconds === undefined ? {} : { DurationSeconds: seconds }),
  }
  const action = role ? 'sts:AssumeRole' : 'sts:GetSessionToken'
  try {
    const { Credentials: given } = role
      ? await sts.assumeRole({
          ...common,
          RoleArn: role.arn,
          RoleSessionName: role.session,
          ...(role.externalId === undefined ? {} : { ExternalId: role.externalId }),
        })
      : await sts.getSessionToken(common)
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {}
    if (AccessKeyId && SecretAccessKey && SessionToken && Expiration)
      return {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
        expiresAt: Expiration.toISOString(),
      }
  } catch (error) {
    throw refusedSession(error, action)
  }
  throw new DemarcError('AWS_ANSWER_INCOMPLETE', `${action}: AWS gave no whole credentials`, { hint: SPENT })
}

function refusedSession(error: unknown, action: string): DemarcError {
  const { code, sure } = failureOf(error)
  const said = error instanceof Error ? error.message.trim() : ''
  if (code === 'AccessDenied' && /MultiFactorAuthentication failed.*invalid MFA/.test(said))
    return new DemarcError('MFA_CODE_REFUSED', 'AWS refused the code', {
      cause: error,
      hint: sure
        ? 'It is wrong, was used before, or is more than a minute old: wait for the next one. If that is refused too, the device is another one, or its clock is off (demarc mfa resync).'
        : 'An answer of AWS was lost, and the code may be spent: wait for the next one, and run it again.',
    })
  if (code === 'AccessDenied' && said.includes('MultiFactorAuthentication failed'))
    return new DemarcError('MFA_DEVICE_REFUSED', 'AWS knows no such device of this caller that gives codes', {
      cause: error,
      hint: 'demarc mfa list shows the devices. Security keys give no codes: the API takes none.',
    })
  if (code === 'AccessDenied' && said.includes('session credentials')) return notFromSession(error)
  return refusedCall(action, error, {}, SPENT)
}

/**
 * GetSessionToken needs no permission, but the access keys of the user: it takes no credentials of a session
 * (STS/latest/APIReference/API_GetSessionToken.html).
 */
export const notFromSession = (cause?: unknown): DemarcError =>
  new DemarcError(
    'MFA_NOT_FROM_SESSION',
    'AWS opens no session (sts:GetSessionToken) for the credentials of another session',
    {
      cause,
      hint: 'Use the access keys of the user: name their profile with --profile, or unset AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.',
    },
  )

const SPENT =
  'AWS may have opened a session that nobody has seen: it ends by itself. The code may be spent: wait for the next one, and run it again.'
