import { DemarcError, systemCode } from '../../core/errors.ts'
import type { Base } from './plan.ts'

/** The system's codes for a file that cannot be read. Others, ENOTFOUND among them, tell of the network. */
const UNREADABLE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'ELOOP'])

/** Whether an error means that there are no credentials to start from. */
const isMissing = (error: unknown): error is DemarcError =>
  error instanceof DemarcError &&
  // a file of the profile that cannot be read fails at the first call
  (error.code === 'CREDENTIALS_MISSING' ||
    (error.code === 'NO_IDENTITY' && UNREADABLE.has(systemCode(error.cause) ?? '')))

/** How a program that prints credentials failed, by its command line. */
export type HowFailed = (command: string) => string | undefined

/** Explains missing base credentials: what the profile says about them, and what to do. Other errors are returned unchanged. */
export function credentialsMissing(
  base: Base,
  profile: string | undefined,
  error: unknown,
  howFailed: HowFailed = () => undefined,
): unknown {
  if (!isMissing(error)) return error
  const { message, hint } = explained(base, profile, error, howFailed)
  return new DemarcError('CREDENTIALS_MISSING', message, { cause: error, ...(hint === undefined ? {} : { hint }) })
}

interface Explained {
  readonly message: string
  readonly hint: string | undefined
}

function explained(
  base: Base,
  profile: string | undefined,
  { message, hint }: DemarcError,
  howFailed: HowFailed,
): Explained {
  switch (base.is) {
    case 'machine':
      return {
        message: `profile "${profile}" takes its credentials from this machine (credential_source = ${base.source}), which gives none`,
        hint: 'Run it on such a machine, or name a profile with access keys as source_profile.',
      }
    case 'profile':
      return ofProfile(base.profile, base.settings, message, howFailed)
    case 'keys':
    case 'chain':
      return {
        message,
        hint: `As a credential_process it needs --profile: the profile with the access keys, not its own. ${hint ?? ''}`.trim(),
      }
  }
}

/** The settings by which the SDK finds a profile's credentials, and what to do when it does not find them. */
export function ofProfile(
  name: string,
  says: Readonly<Record<string, string>>,
  message: string,
  howFailed: HowFailed,
): Explained {
  const { sso_session: session, sso_start_url: start, login_session: login, web_identity_token_file: token } = says
  if (session !== undefined || start !== undefined)
    return {
      message: `profile "${name}" has no session of IAM Identity Center that is still good`,
      hint: `Sign in: aws sso login --profile ${name}`,
    }
  if (login !== undefined)
    return {
      message: `profile "${name}" has no sign-in of "aws login" that is still good`,
      hint: `Sign in: aws login --profile ${name}`,
    }
  if (token !== undefined)
    return {
      message: `the web identity of profile "${name}" gave no credentials: ${message}`,
      hint: `Its web_identity_token_file is ${token}. Check that the file exists and is readable.`,
    }
  const { credential_process: command } = says
  if (command !== undefined) {
    const how = howFailed(command)
    return {
      message: `the credential_process of profile "${name}" gave no credentials${how === undefined ? '' : `: ${how}`}`,
      hint: 'Run that command by itself: it prints JSON with Version 1. If it is demarc mfa session: name in it, with --profile, the profile with the access keys, not its own.',
    }
  }
  return {
    message: `profile "${name}" names no credentials`,
    hint: 'Give it aws_access_key_id and aws_secret_access_key, or a role_arn with a source_profile.',
  }
}
