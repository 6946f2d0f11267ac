import type * as Client from '@aws-sdk/client-iam'
import type { Family } from '../../../core/mfa-device.ts'
import { parsePolicy } from '../../../core/policy/parse.ts'
import type { AwsDevice } from '../../../mfa/aws-device.ts'
import type { SecurityKey } from '../../../mfa/keys/relying-party.ts'
import type {
  IdentityState,
  StoredAccessKey,
  StoredPolicies,
  StoredPolicy,
  StoredRole,
  StoredUser,
} from '../../../practice/auth/identities.ts'
import { iamId } from '../../../practice/ids.ts'
import { found } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { awsError, type Call, type Kept, type ServiceDefinition } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export interface AccessKey extends StoredAccessKey {
  created: string
  lastUsed: { at: string; region: string; service: string } | null
}

export interface User extends StoredUser, HasTags {
  path: string
  created: string
  accessKeys: Record<string, AccessKey>
  password: { set: string; lastUsed: string | null; resetRequired: boolean } | null
  /** Serial numbers of its MFA devices. */
  mfa: string[]
}

/** An MFA device that IAM knows, assigned or not. */
export interface StoredMfaDevice {
  family: Family
  /** The TOTP seed, base 32; null for a security key. */
  seed: string | null
  created: string
  /** When it was assigned; null if it is not assigned. */
  enabled: string | null
  /** Its clock and its used codes; null for a security key, and for a device that is not assigned. */
  otp: AwsDevice | null
  /** The public key of a security key, with its counter. */
  key?: SecurityKey | undefined
}

export interface Group extends StoredPolicies {
  id: string
  arn: string
  path: string
  created: string
}

export interface Role extends StoredRole, HasTags {
  path: string
  created: string
  description: string
  /** The longest session in seconds; an hour by default. */
  maxSession?: number
}

export interface ManagedPolicy extends StoredPolicy {
  id: string
  name: string
  path: string
  created: string
  /** By version id, from v1. */
  versions: Record<string, { document: string; created: string }>
  defaultVersion: string
  /** True for AWS managed policies, which cannot be changed. */
  aws: boolean
}

export interface PasswordRules {
  MinimumPasswordLength: number
  RequireSymbols: boolean
  RequireNumbers: boolean
  RequireUppercaseCharacters: boolean
  RequireLowercaseCharacters: boolean
  AllowUsersToChangePassword: boolean
  MaxPasswordAge: number | null
  PasswordReusePrevention: number | null
}

/** The state of IAM: users, groups, roles and policies, which the server reads, and what only IAM uses. */
export interface IamState extends IdentityState {
  users: Record<string, User>
  groups: Record<string, Group>
  roles: Record<string, Role>
  policies: Record<string, ManagedPolicy>
  root: {
    /** True if the partition has no root users. */
    absent?: true
    created: string
    /**
     * Null if it was deleted, as under centralized root access. `secret` is the password itself, in plain text like the
     * seeded keys: it only protects a practice account. It is null until the password is recovered.
     */
    password: { set: string; lastUsed: string | null; secret: string | null } | null
    accessKeys: Record<string, AccessKey>
    /** X.509 signing certificates, by id. */
    signingCertificates: Record<string, { body: string; status: 'Active' | 'Inactive'; uploaded: string }>
    mfa: string[]
  }
  /** Every MFA device by serial number; the user or root user lists the serial numbers of its devices. */
  devices: Record<string, StoredMfaDevice>
  alias: string | null
  passwordPolicy: PasswordRules | null
  certificates: Kept<Client.ServerCertificateMetadata>[]
  /** When the credential report was created; null before the first one. */
  reportAt: string | null
  /** The number of ids given out: it makes each new id unique. */
  given: number
}

export type Module = typeof Client
export type C<I = unknown> = Call<I, IamState>
export type Definition = ServiceDefinition<Module, IamState>

const noSuch = (what: string, name: string | undefined) =>
  awsError('NoSuchEntity', `The ${what} with name ${name} cannot be found.`, 404)

/** A user by name; without one, IAM means the caller. */
export function userOf(call: C, name: string | undefined): User {
  const wanted = userName(call, name)
  return found(call.state.users[wanted], () => noSuch('user', wanted))
}
export const userName = ({ principal }: C, name: string | undefined): string => name ?? principal.name
export function groupOf({ state }: C, name: string | undefined): Group {
  return found(state.groups[name ?? ''], () => noSuch('group', name))
}
export function roleOf({ state }: C, name: string | undefined): Role {
  return found(state.roles[name ?? ''], () => noSuch('role', name))
}
export function policyOf({ state }: C, arn: string | undefined): ManagedPolicy {
  return found(state.policies[arn ?? ''], () =>
    awsError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`, 404),
  )
}

/** The permissions boundary of a new user or role. */
export const boundedBy = (call: C, arn: string | undefined): { boundary?: string } => {
  if (arn === undefined) return {}
  policyOf(call, arn)
  return { boundary: arn }
}
export const shownBoundary = ({ boundary }: { boundary?: string | undefined }) =>
  boundary === undefined
    ? {}
    : {
        PermissionsBoundary: {
          PermissionsBoundaryType: 'PermissionsBoundaryPolicy' as const,
          PermissionsBoundaryArn: boundary,
        },
      }

export const shownGroup = (GroupName: string, group: Group) => ({
  GroupName,
  GroupId: group.id,
  Arn: group.arn,
  Path: group.path,
  CreateDate: group.created,
})

/** A policy document, validated like IAM does. */
export function checked(document: string | undefined): string {
  const parsed = parsePolicy(document ?? '')
  if (!parsed.ok)
    throw awsError('MalformedPolicyDocument', `Syntax errors in policy: ${parsed.problems[0] ?? 'no document'}.`)
  return document ?? ''
}

export const exists = (what: string, name: string | undefined) =>
  awsError('EntityAlreadyExists', `${what} with name ${name} already exists.`, 409)
export const conflict = (message: string) => awsError('DeleteConflict', message, 409)
export const limit = (message: string) => awsError('LimitExceeded', message, 409)

/** IAM returns documents URL-encoded (RFC 3986). */
export const encoded = (document: string): string => encodeURIComponent(document)
export const inlineList = (policies: Readonly<Record<string, string>>) =>
  Object.entries(policies).map(([PolicyName, document]) => ({ PolicyName, PolicyDocument: encoded(document) }))
export const attachedList = (state: IamState, arns: readonly string[]) =>
  arns.map((PolicyArn) => ({
    PolicyArn,
    PolicyName: state.policies[PolicyArn]?.name ?? PolicyArn.split('/').at(-1) ?? PolicyArn,
  }))
/** The ARN of an IAM resource of the account. */
export const iamArnOf = ({ partition, account }: C, kind: string, path: string, name: string): string =>
  `arn:${partition}:iam::${account}:${kind}${path}${name}`

/** The members that every new user, group, role and policy gets; `prefix` is the beginning of its id. */
export function madeAt(call: C, prefix: string, kind: string, name: string, path = '/') {
  call.state.given += 1
  const id = iamId(prefix, `${name} ${call.state.given}`)
  return { id, arn: iamArnOf(call, kind, path, name), path, created: call.now.toISOString() }
}

export const byName = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))

export interface Paged {
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}
const byMarker = listing({
  token: 'Marker',
  size: 'MaxItems',
  next: 'Marker',
  whole: true,
  invalid: () => awsError('ValidationError', 'Invalid Marker.'),
})
/** One page in IAM's form. */
export function paged<A extends Readonly<Record<string, readonly unknown[]>>>(call: C<Paged>, answer: A) {
  const page = byMarker(call, answer)
  return { ...page, IsTruncated: page.Marker !== undefined }
}
