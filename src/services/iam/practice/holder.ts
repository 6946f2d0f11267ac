import { awsError } from '../../../practice/service.ts'
import type { AccessKey, C, User } from './state.ts'
import { userName, userOf } from './state.ts'

/** The owner of the credentials that a call is about: an IAM user, or the root user. */
export type Holder =
  | {
      readonly kind: 'user'
      readonly name: string
      readonly arn: string
      readonly user: User
      accessKeys: Record<string, AccessKey>
      mfa: string[]
    }
  | {
      readonly kind: 'root'
      readonly name: undefined
      readonly arn: string
      accessKeys: Record<string, AccessKey>
      mfa: string[]
    }

/**
 * The user that a call names. Without a name IAM means the caller, which may be the root user; role sessions belong to
 * no user (IAM/latest/APIReference, "UserName" of each operation).
 */
export function holderOf(call: C, asked: string | undefined): Holder {
  const { principal, state } = call
  if (asked === undefined && principal.kind === 'root')
    return { kind: 'root', name: undefined, arn: principal.arn, accessKeys: state.root.accessKeys, mfa: state.root.mfa }
  if (asked === undefined && principal.kind === 'assumed-role')
    throw awsError('ValidationError', 'Must specify userName when calling with non-User credentials')
  const name = userName(call, asked)
  const user = userOf(call, asked)
  return { kind: 'user', name, arn: user.arn, user, accessKeys: user.accessKeys, mfa: user.mfa }
}

/**
 * The root user, for calls without a user name that only a session of AssumeRoot may make
 * (IAM/latest/APIReference/API_DeleteLoginProfile.html and similar pages); undefined if the call is about a user.
 */
export function rootOnlyAssumed(call: C, asked: string | undefined): C['state']['root'] | undefined {
  if (asked !== undefined || (call.principal.kind !== 'root' && call.principal.kind !== 'assumed-role'))
    return undefined
  if (call.principal.kind === 'root' && call.principal.assumedRootBy !== undefined) return call.state.root
  throw awsError('ValidationError', 'Must specify userName when calling with non-User credentials')
}
