import type { Credentials, STS } from '@aws-sdk/client-sts'
import { roleRefusedError } from '../../collect/role-refused.ts'
import { DemarcError } from '../../core/errors.ts'
import { HERE } from '../../core/here.ts'
import { AWS_TOTP, isCode } from '../otp.ts'
import type { Session } from '../session/kept.ts'
import type { Role } from '../session/plan.ts'
import { wrongCodeError } from '../wrong-codes.ts'
import { failureOf, type Hints, refusedCall } from './refused.ts'

/** The device whose code opens a session, and the role to assume with it, if any. */
export interface SessionOf {
  readonly serial: string
  readonly role?: Role
  /** How long a user's session lasts in seconds; AWS's default if absent. */
  readonly seconds?: number | undefined
}

/**
 * Opens a session with a code of a device: AssumeRole for a role, else GetSessionToken
 * (STS/latest/APIReference/API_GetSessionToken.html). This uses up the code, right or wrong.
 */
export async function openSession(sts: STS, { serial, role, seconds }: SessionOf, code: string): Promise<Session> {
  if (!isCode(code, AWS_TOTP)) throw wrongCodeError({ is: 'malformed', digits: AWS_TOTP.digits })
  const withCode = { SerialNumber: serial, TokenCode: code }
  const action = role ? 'sts:AssumeRole' : 'sts:GetSessionToken'
  try {
    const { Credentials: given } = role
      ? await sts.assumeRole({ ...inputOf(role), ...withCode })
      : await sts.getSessionToken({ ...withCode, ...(seconds === undefined ? {} : { DurationSeconds: seconds }) })
    return wholeSession(given, action, SPENT)
  } catch (error) {
    throw refusedSession(error, action, role)
  }
}

/** Assumes a role from a session, without a code. Throws ROLE_REFUSED. */
export async function assumeRole(sts: STS, role: Role): Promise<Session> {
  try {
    const { Credentials: given } = await sts.assumeRole(inputOf(role))
    return wholeSession(given, 'sts:AssumeRole', 'Run it again.')
  } catch (error) {
    throw roleRefused(error, role) ?? refusedCall('sts:AssumeRole', error, roleHints)
  }
}

const inputOf = ({ arn, sessionName, externalId, seconds }: Role) => ({
  RoleArn: arn,
  RoleSessionName: sessionName,
  ...(externalId === undefined ? {} : { ExternalId: externalId }),
  ...(seconds === undefined ? {} : { DurationSeconds: seconds }),
})

function wholeSession(given: Credentials | undefined, action: string, hint: string): Session {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {}
  if (AccessKeyId && SecretAccessKey && SessionToken && Expiration)
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiresAt: Expiration.toISOString(),
    }
  throw new DemarcError('AWS_ANSWER_INCOMPLETE', `${action}: AWS gave no whole credentials`, { hint })
}

/**
 * AWS's refusal of a role, which is the same whether the role does not exist, its trust policy does not match, or the caller
 * lacks permission.
 */
function roleRefused(error: unknown, { arn, externalId }: Role): DemarcError | undefined {
  const said = error instanceof Error ? error.message.trim() : ''
  if (failureOf(error).code !== 'AccessDenied' || !said.includes('sts:AssumeRole')) return undefined
  const external =
    externalId === undefined
      ? 'Where it asks for an external id: --external-id, or external_id in the profile.'
      : `Is the external id that it asks for "${externalId}"?`
  return roleRefusedError(`the role ${arn}`, said, { mfa: MFA_OF_ROLE, external }, error)
}

const MFA_OF_ROLE =
  'name the device (mfa_serial in the profile, or --serial). Where it limits the age of MFA (aws:MultiFactorAuthAge): --fresh.'

/** Each role has its own maximum duration of 1 to 12 hours (IAM/latest/UserGuide/id_roles_update-role-settings.html). */
const roleHints: Hints = {
  ValidationError:
    'If it is the duration: ask for less (--duration, duration_seconds), or raise the maximum session duration of the role.',
}

function refusedSession(error: unknown, action: string, role: Role | undefined): DemarcError {
  if (error instanceof DemarcError) return error
  const { code, sure } = failureOf(error)
  const said = error instanceof Error ? error.message.trim() : ''
  if (code === 'AccessDenied' && /MultiFactorAuthentication failed.*invalid MFA/.test(said))
    return new DemarcError('MFA_CODE_REFUSED', 'AWS refused the code', {
      cause: error,
      hint: sure
        ? `It is wrong, was used before, or is more than a minute old: wait for the next one. If that is refused too, the device is another one, or its clock is off (demarc mfa resync${HERE}).`
        : 'An answer of AWS was lost, and AWS may have used the code: wait for the next one, and run the command again.',
    })
  if (code === 'AccessDenied' && said.includes('MultiFactorAuthentication failed'))
    return new DemarcError('MFA_DEVICE_REFUSED', 'AWS knows no such device of this caller that gives codes', {
      cause: error,
      hint: `demarc mfa list${HERE} shows the devices. Security keys give no codes: the API takes none.`,
    })
  if (code === 'AccessDenied' && said.includes('session credentials')) return notFromSession(error)
  const refused = role && roleRefused(error, role)
  if (refused) return refused
  return refusedCall(action, error, role ? roleHints : {}, SPENT)
}

/**
 * GetSessionToken needs no permission, but it must be called with a user's access keys, not with session credentials
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
  'AWS may have opened a session that did not arrive: it ends by itself. AWS may have used the code: wait for the next one, and run the command again.'
