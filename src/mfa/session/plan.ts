import { DemarcError } from '../../core/errors.ts'
import { suggest } from '../../core/suggest.ts'
import type { AwsConfig, Settings } from './aws-config.ts'
import { endpointOf } from './endpoints.ts'

type Env = Readonly<Record<string, string | undefined>>

/** What a person requests by options. */
export interface SessionRequest {
  readonly profile?: string | undefined
  /** The device: its ARN, its number, or the name of a virtual one. */
  readonly serial?: string | undefined
  /** A role to assume after those of the profile. */
  readonly roleArn?: string | undefined
  readonly externalId?: string | undefined
  readonly sessionName?: string | undefined
  /** The duration of the session in seconds. */
  readonly duration?: number | undefined
  readonly endpointUrl?: string | undefined
  /** Assume the first role with the code itself, not from a session opened with it. */
  readonly direct?: boolean | undefined
  /** A session of the user alone is not enough. */
  readonly needsRole?: boolean | undefined
}

/** Where the first credentials come from. */
export type Base =
  | {
      readonly is: 'keys'
      readonly accessKeyId: string
      readonly secretAccessKey: string
      readonly sessionToken: string | undefined
    }
  /** The SDK finds them for this profile: IAM Identity Center, a credential_process, a web identity, `aws login`. */
  | { readonly is: 'profile'; readonly profile: string; readonly settings: Settings }
  /** The SDK finds them by its default chain: there is no profile and no key. */
  | { readonly is: 'chain' }
  | { readonly is: 'machine'; readonly source: 'Ec2InstanceMetadata' | 'EcsContainer' }

/** A role to assume; the roles of a chain are in the order of assumption. */
export interface Role {
  readonly arn: string
  readonly sessionName: string
  readonly externalId: string | undefined
  readonly seconds: number | undefined
}

/** How to obtain a session: keys, a device, and roles. */
export interface SessionPlan {
  /** Undefined when no profile is named and there is no default one. */
  readonly profile: string | undefined
  readonly base: Base
  /** The device named by an option or a profile; undefined when it has to be looked up. */
  readonly serial: string | undefined
  readonly roles: readonly Role[]
  /** The duration of the user's session in seconds, if that is what was requested. */
  readonly seconds: number | undefined
  readonly direct: boolean
  /** The STS endpoint, if not AWS's own. */
  readonly endpoint: string | undefined
}

/** The longest session of a role assumed from a session, in seconds (STS/latest/APIReference/API_AssumeRole.html, role chaining). */
export const MAX_CHAINED = 3600

/** The default name of a role session. */
const SESSION_NAME = 'demarc'

/**
 * How the session that is asked for is come by, from the two files and the environment alone: nothing is asked of AWS. Throws
 * UNKNOWN_PROFILE, BAD_PROFILE, and CREDENTIALS_MISSING for half a key.
 */
export function planOf(asked: SessionRequest, config: AwsConfig, env: Env): SessionPlan {
  const named = asked.profile || profileOf(env)
  const half = named === undefined ? halfKey(env) : undefined
  if (half) throw half
  const profile = named ?? (keysOf(env) === undefined && config.profiles['default'] ? 'default' : undefined)
  const found =
    profile === undefined ? { base: baseOf(env), roles: [], serial: undefined } : ofProfile(profile, config, env)
  const roles = [...found.roles, ...(asked.roleArn === undefined ? [] : [roleOf({ role_arn: asked.roleArn })])]
  if (roles.length === 0) demandRole(asked)
  else checkRoleOptions(asked)
  const last = roles.length - 1
  // options apply to the session that is returned, the last one
  const wanted = roles.map((role, at) => (at === last ? asAsked(role, asked) : role))
  checkChain(wanted)
  return {
    profile,
    base: found.base,
    serial: asked.serial ?? found.serial,
    roles: wanted,
    seconds: roles.length === 0 ? asked.duration : undefined,
    direct: asked.direct === true,
    endpoint: asked.endpointUrl ?? endpointOf('sts', profile, config, env),
  }
}

/** Rejects role options when there is no role. */
function demandRole({ needsRole, externalId, sessionName }: SessionRequest): void {
  const of = externalId !== undefined ? '--external-id' : sessionName !== undefined ? '--session-name' : undefined
  if (!needsRole && of === undefined) return
  throw new DemarcError(
    'ROLE_MISSING',
    of === undefined ? 'it takes a role' : `${of} is of a role, and none is named`,
    {
      hint: 'Name one with --role-arn, or a profile that has a role_arn with --profile.',
    },
  )
}

/**
 * The profile named in the environment. AWS_DEFAULT_PROFILE is the older name, which the AWS CLI and boto3 read; for them it
 * ranks after keys in the environment (EnvProvider in botocore/credentials.py).
 */
export const profileOf = (env: Env): string | undefined =>
  env['AWS_PROFILE'] || (keysOf(env) === undefined ? env['AWS_DEFAULT_PROFILE'] : undefined) || undefined

/** Rejects what AWS would refuse, before a code is used (STS/latest/APIReference/API_AssumeRole.html). */
function checkRoleOptions({ sessionName, externalId, duration }: SessionRequest): void {
  const wrong =
    sessionName !== undefined && !NAME.test(sessionName)
      ? `--session-name "${sessionName}": ${NAME_SAYS}`
      : externalId !== undefined && !EXTERNAL_ID.test(externalId)
        ? `--external-id "${externalId}": ${EXTERNAL_ID_SAYS}`
        : duration !== undefined && duration > ROLE_AT_MOST
          ? `--duration ${duration}: a role lasts ${ROLE_AT_MOST} seconds at most`
          : undefined
  if (wrong !== undefined) throw new DemarcError('BAD_OPTION', wrong)
}

/** A role assumed from another lasts at most an hour (IAM/latest/UserGuide/id_roles.html, role chaining). */
function checkChain([, ...later]: readonly Role[]): void {
  const long = later.find(({ seconds = 0 }) => seconds > MAX_CHAINED)
  if (long === undefined) return
  throw new DemarcError(
    'ROLE_TOO_LONG',
    `${long.arn} is assumed from another role, and so lasts ${MAX_CHAINED} seconds at most, not ${long.seconds}`,
    { hint: 'Lower its duration_seconds, or --duration.' },
  )
}

const asAsked = (role: Role, { sessionName, externalId, duration }: SessionRequest): Role => ({
  arn: role.arn,
  sessionName: sessionName ?? role.sessionName,
  externalId: externalId ?? role.externalId,
  seconds: duration ?? role.seconds,
})

/** What is wrong with an environment that has half a key: another account may be in the profile "default". Undefined where nothing is. */
export const halfKey = ({ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret }: Env): DemarcError | undefined =>
  id && !secret
    ? new DemarcError('CREDENTIALS_MISSING', 'AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not', {
        hint: 'Set both, or unset AWS_ACCESS_KEY_ID to use a profile.',
      })
    : undefined

const baseOf = (env: Env): Base => keysOf(env) ?? { is: 'chain' }

/** The keys in the environment. */
function keysOf(env: Env): Base | undefined {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env
  // the second is the older name, which botocore takes
  const token = env['AWS_SESSION_TOKEN'] || env['AWS_SECURITY_TOKEN']
  if (!accessKeyId || !secretAccessKey) return undefined
  return { is: 'keys', accessKeyId, secretAccessKey, sessionToken: token || undefined }
}

type Found = Pick<SessionPlan, 'base' | 'roles' | 'serial'>

/** A profile, and its source profiles (sdkref/latest/guide/feature-assume-role-credentials.html). */
function ofProfile(name: string, config: AwsConfig, env: Env, before: readonly string[] = []): Found {
  const says = config.profiles[name]
  if (says === undefined) throw before.length > 0 ? unknownSource(name, before, config) : unknownProfile(name, config)
  // a source's keys take precedence over its role, so that a profile can be the source of its own role (AssumeRoleProvider in
  // botocore/credentials.py)
  const keys = before.length > 0 ? staticKeys(name, says) : undefined
  if (keys) return { base: keys, roles: [], serial: says['mfa_serial'] }
  if (before.includes(name)) throw badProfile(name, `comes from itself: ${[...before, name].join(' -> ')}`)
  const { role_arn: arn, mfa_serial: serial, source_profile: source, credential_source: machine } = says
  // a web identity assumes the role itself
  if (arn === undefined || says['web_identity_token_file'] !== undefined)
    return {
      base: staticKeys(name, says) ?? { is: 'profile', profile: name, settings: withSession(name, says, config) },
      roles: [],
      serial,
    }
  if (source !== undefined && machine !== undefined)
    throw badProfile(name, 'names both a source_profile and a credential_source')
  const from =
    source === undefined
      ? { base: machineOf(name, machine, env), roles: [], serial: undefined }
      : ofProfile(source, config, env, [...before, name])
  // the device belongs to the user at the start of the chain, so the profile nearest to it takes precedence
  return { base: from.base, roles: [...from.roles, roleOf(says, name)], serial: from.serial ?? serial }
}

/**
 * The settings of a profile; throws when it names a sign-in session that does not exist
 * (sdkref/latest/guide/feature-sso-credentials.html).
 */
function withSession(name: string, says: Settings, { ssoSessions }: AwsConfig): Settings {
  const { sso_session: session } = says
  if (session !== undefined && !ssoSessions.includes(session))
    throw badProfile(
      name,
      `has the sso_session "${session}", which is not there`,
      `Add a section [sso-session ${session}] to ~/.aws/config: aws configure sso-session`,
    )
  return public_(says)
}

function machineOf(name: string, source: string | undefined, env: Env): Base {
  switch (source) {
    case 'Environment': {
      const keys = keysOf(env)
      if (keys) return keys
      throw badProfile(name, 'takes its credentials from the environment (credential_source), which has none')
    }
    case 'Ec2InstanceMetadata':
    case 'EcsContainer':
      return { is: 'machine', source }
    case undefined:
      throw badProfile(name, 'names a role (role_arn), and neither a source_profile nor a credential_source')
    default:
      throw badProfile(
        name,
        `has the credential_source "${source}": there are Environment, Ec2InstanceMetadata, EcsContainer`,
      )
  }
}

function staticKeys(name: string, says: Settings): Base | undefined {
  const {
    aws_access_key_id: accessKeyId,
    aws_secret_access_key: secretAccessKey,
    aws_security_token: older,
    aws_session_token: sessionToken = older,
  } = says
  if (accessKeyId === undefined && secretAccessKey === undefined) return undefined
  if (accessKeyId && secretAccessKey) return { is: 'keys', accessKeyId, secretAccessKey, sessionToken }
  throw badProfile(name, `has no ${accessKeyId ? 'aws_secret_access_key' : 'aws_access_key_id'}`)
}

const ROLE_ARN = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/
/** (STS/latest/APIReference/API_AssumeRole.html) */
const NAME = /^[\w+=,.@-]{2,64}$/
const NAME_SAYS = '2 to 64 letters, digits and _+=,.@- are taken'
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/
const EXTERNAL_ID_SAYS = '2 to 1224 letters, digits and _+=,.@:/- are taken'
const ROLE_AT_LEAST = 900
const ROLE_AT_MOST = 43_200

function roleOf(says: Settings, profile?: string): Role {
  const {
    role_arn: arn = '',
    role_session_name: sessionName = SESSION_NAME,
    external_id: externalId,
    duration_seconds: text,
  } = says
  if (!ROLE_ARN.test(arn)) throw badRole(arn, profile)
  if (profile !== undefined && !NAME.test(sessionName))
    throw badProfile(profile, `has the role_session_name "${sessionName}": ${NAME_SAYS}`)
  if (profile !== undefined && externalId !== undefined && !EXTERNAL_ID.test(externalId))
    throw badProfile(profile, `has the external_id "${externalId}": ${EXTERNAL_ID_SAYS}`)
  const seconds = text === undefined ? undefined : Number(text)
  if (
    profile !== undefined &&
    seconds !== undefined &&
    !(Number.isInteger(seconds) && seconds >= ROLE_AT_LEAST && seconds <= ROLE_AT_MOST)
  )
    throw badProfile(
      profile,
      `has the duration_seconds "${text}": a number from ${ROLE_AT_LEAST} to ${ROLE_AT_MOST} is taken`,
    )
  return { arn, sessionName, externalId, seconds }
}

const badRole = (arn: string, profile: string | undefined): DemarcError =>
  new DemarcError(
    'BAD_ROLE_ARN',
    `"${arn}"${profile === undefined ? '' : ` of profile "${profile}"`} is not the ARN of a role`,
    {
      hint: 'It looks like arn:aws:iam::111122223333:role/Admin',
    },
  )

/** The settings that identify a profile, without secrets. */
const public_ = (says: Settings): Settings =>
  Object.fromEntries(Object.entries(says).filter(([name]) => !/secret|token$/.test(name)))

function unknownProfile(name: string, { profiles }: AwsConfig): DemarcError {
  const known = Object.keys(profiles).sort()
  const near = suggest(name, known)
  const there = known.length > 0 ? `There are ${known.join(', ')}.` : 'There is none; "aws configure" makes one.'
  return new DemarcError('UNKNOWN_PROFILE', `there is no profile "${name}" in ~/.aws/config or ~/.aws/credentials`, {
    hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : there,
  })
}

function unknownSource(name: string, before: readonly string[], { profiles }: AwsConfig): DemarcError {
  const near = suggest(name, Object.keys(profiles))
  return badProfile(
    before.at(-1) ?? '',
    `has the source_profile "${name}", which is not there`,
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : undefined,
  )
}

const badProfile = (name: string, what: string, hint = 'Correct it in ~/.aws/config.'): DemarcError =>
  new DemarcError('BAD_PROFILE', `profile "${name}" ${what}`, { hint })
