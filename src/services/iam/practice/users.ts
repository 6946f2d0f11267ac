import { iamId, secretOf } from '../../../practice/ids.ts'
import { awsError, page } from '../../../practice/service.ts'
import { holderOf, rootOnlyAssumed } from './holder.ts'
import {
  attachedList,
  boundedBy,
  type C,
  checked,
  conflict,
  type Definition,
  encoded,
  exists,
  iamArnOf,
  limit,
  policyOf,
  shownBoundary,
  type User,
  userName,
  userOf,
} from './state.ts'

const KEYS_AT_MOST = 2
const NAME = /^[\w+=,.@-]{1,64}$/

export const shownUser = (name: string, user: User) => ({
  UserName: name,
  UserId: user.id,
  Arn: user.arn,
  Path: user.path,
  CreateDate: new Date(user.created),
  ...(user.password?.lastUsed ? { PasswordLastUsed: new Date(user.password.lastUsed) } : {}),
  Tags: user.tags,
  ...shownBoundary(user),
})

const shownKey = (UserName: string | undefined, id: string, key: User['accessKeys'][string]) => ({
  UserName,
  AccessKeyId: id,
  Status: key.status,
  CreateDate: new Date(key.created),
})

export function named(name: string | undefined): string {
  if (name !== undefined && NAME.test(name)) return name
  throw awsError(
    'ValidationError',
    'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    400,
  )
}

const markers = (call: C<{ Marker?: string | undefined; MaxItems?: number | undefined }>) => ({
  token: call.input.Marker,
  size: call.input.MaxItems,
  invalid: () => awsError('ValidationError', 'Invalid Marker.', 400),
})

/** One page in IAM's form. */
export function pageOf<T>(
  call: C<{ Marker?: string | undefined; MaxItems?: number | undefined }>,
  items: readonly T[],
) {
  const { items: shown, next } = page(call, items, markers(call))
  return { shown, more: { IsTruncated: next !== undefined, ...(next === undefined ? {} : { Marker: next }) } }
}

export const userReads = {
  ListUsers: (call) => {
    const { shown, more } = pageOf(
      call,
      Object.entries(call.state.users).sort(([a], [b]) => (a < b ? -1 : 1)),
    )
    return { Users: shown.map(([name, user]) => shownUser(name, user)), ...more }
  },
  GetUser: (call) => {
    if (call.input.UserName === undefined && call.principal.kind === 'root')
      return {
        User: {
          Path: '/',
          UserName: 'root',
          UserId: call.account,
          Arn: call.principal.arn,
          CreateDate: new Date(call.state.root.created),
          ...(call.state.root.password?.lastUsed
            ? { PasswordLastUsed: new Date(call.state.root.password.lastUsed) }
            : {}),
        },
      }
    return { User: shownUser(userName(call, call.input.UserName), userOf(call, call.input.UserName)) }
  },
  ListAccessKeys: (call) => {
    const { name, accessKeys } = holderOf(call, call.input.UserName)
    const { shown, more } = pageOf(call, Object.entries(accessKeys))
    return { AccessKeyMetadata: shown.map(([id, key]) => shownKey(name, id, key)), ...more }
  },
  GetAccessKeyLastUsed: ({ input, state, account }) => {
    const id = input.AccessKeyId ?? ''
    const [UserName, user] = Object.entries(state.users).find(([, one]) => id in one.accessKeys) ?? []
    const key = user?.accessKeys[id] ?? state.root.accessKeys[id]
    const used = key?.lastUsed
    if (!key) throw awsError('NoSuchEntity', `The Access Key with id ${id} cannot be found.`, 404)
    return {
      // of the root user's key AWS says its account
      UserName: UserName ?? account,
      AccessKeyLastUsed: used
        ? { LastUsedDate: new Date(used.at), Region: used.region, ServiceName: used.service }
        : { LastUsedDate: undefined, Region: 'N/A', ServiceName: 'N/A' },
    }
  },
  GetLoginProfile: (call) => {
    const root = rootOnlyAssumed(call, call.input.UserName)
    if (root && !root.password) throw awsError('NoSuchEntity', 'Login Profile for root user cannot be found.', 404)
    if (root?.password)
      return {
        LoginProfile: { UserName: 'root', CreateDate: new Date(root.password.set), PasswordResetRequired: false },
      }
    const { password } = userOf(call, call.input.UserName)
    const UserName = userName(call, call.input.UserName)
    if (!password) throw awsError('NoSuchEntity', `Login Profile for User ${UserName} cannot be found.`, 404)
    return {
      LoginProfile: { UserName, CreateDate: new Date(password.set), PasswordResetRequired: password.resetRequired },
    }
  },
  ListUserPolicies: (call) => {
    const { shown, more } = pageOf(call, Object.keys(userOf(call, call.input.UserName).inline).sort())
    return { PolicyNames: shown, ...more }
  },
  GetUserPolicy: (call) => {
    const { UserName, PolicyName = '' } = call.input
    const document = userOf(call, UserName).inline[PolicyName]
    if (document === undefined)
      throw awsError('NoSuchEntity', `The user policy with name ${PolicyName} cannot be found.`, 404)
    return { UserName, PolicyName, PolicyDocument: encoded(document) }
  },
  ListAttachedUserPolicies: (call) => {
    const { shown, more } = pageOf(call, userOf(call, call.input.UserName).attached)
    return { AttachedPolicies: attachedList(call.state, shown), ...more }
  },
  ListGroupsForUser: (call) => {
    const { shown, more } = pageOf(call, userOf(call, call.input.UserName).groups)
    return {
      Groups: shown.flatMap((GroupName) => {
        const group = call.state.groups[GroupName]
        return group
          ? [{ GroupName, GroupId: group.id, Arn: group.arn, Path: group.path, CreateDate: new Date(group.created) }]
          : []
      }),
      ...more,
    }
  },
} satisfies Definition['reads']

export const userChanges = {
  CreateUser: (call) => {
    const { input, state, now } = call
    const name = named(input.UserName)
    if (state.users[name]) throw exists('User', name)
    const path = input.Path ?? '/'
    state.given += 1
    const user: User = {
      id: iamId('AIDA', `${name} ${state.given}`),
      arn: iamArnOf(call, 'user', path, name),
      path,
      created: now.toISOString(),
      inline: {},
      attached: [],
      groups: [],
      accessKeys: {},
      password: null,
      mfa: [],
      tags: (input.Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value })),
      ...boundedBy(call, input.PermissionsBoundary),
    }
    state.users[name] = user
    return { User: shownUser(name, user) }
  },
  DeleteUser: (call) => {
    const user = userOf(call, call.input.UserName)
    if (Object.keys(user.accessKeys).length > 0) throw conflict('Cannot delete entity, must delete access keys first.')
    if (user.password) throw conflict('Cannot delete entity, must delete login profile first.')
    if (Object.keys(user.inline).length > 0) throw conflict('Cannot delete entity, must delete policies first.')
    if (user.attached.length > 0) throw conflict('Cannot delete entity, must detach all policies first.')
    if (user.groups.length > 0) throw conflict('Cannot delete entity, must remove users from group first.')
    if (user.mfa.length > 0) throw conflict('Cannot delete entity, must delete MFA device first.')
    delete call.state.users[userName(call, call.input.UserName)]
    return undefined
  },
  CreateAccessKey: (call) => {
    const { state, now } = call
    const { name, arn, accessKeys } = holderOf(call, call.input.UserName)
    if (Object.keys(accessKeys).length >= KEYS_AT_MOST) throw limit('Cannot exceed quota for AccessKeysPerUser: 2')
    state.given += 1
    const unique = `${arn} ${state.given}`
    const id = iamId('AKIA', unique, 16)
    const secret = secretOf(unique)
    accessKeys[id] = { secret, status: 'Active', created: now.toISOString(), lastUsed: null }
    return {
      AccessKey: {
        UserName: name ?? 'root',
        AccessKeyId: id,
        Status: 'Active',
        SecretAccessKey: secret,
        CreateDate: now,
      },
    }
  },
  UpdateAccessKey: (call) => {
    const { AccessKeyId = '', Status } = call.input
    const key = holderOf(call, call.input.UserName).accessKeys[AccessKeyId]
    if (!key) throw awsError('NoSuchEntity', `The Access Key with id ${AccessKeyId} cannot be found.`, 404)
    if (Status === 'Active' || Status === 'Inactive') key.status = Status
    return undefined
  },
  DeleteAccessKey: (call) => {
    const { AccessKeyId = '' } = call.input
    const { accessKeys } = holderOf(call, call.input.UserName)
    if (!(AccessKeyId in accessKeys))
      throw awsError('NoSuchEntity', `The Access Key with id ${AccessKeyId} cannot be found.`, 404)
    delete accessKeys[AccessKeyId]
    return undefined
  },
  CreateLoginProfile: (call) => {
    // of the root user: it may then recover a password by its e-mail; none is set (the root-task IAMCreateRootUserPassword)
    const root = rootOnlyAssumed(call, call.input.UserName)
    if (root?.password) throw exists('Login Profile for User', 'root')
    if (root) {
      root.password = { set: call.now.toISOString(), lastUsed: null, secret: null }
      return { LoginProfile: { UserName: 'root', CreateDate: call.now, PasswordResetRequired: false } }
    }
    const name = userName(call, call.input.UserName)
    const user = userOf(call, call.input.UserName)
    if (user.password) throw exists('Login Profile for User', name)
    user.password = {
      set: call.now.toISOString(),
      lastUsed: null,
      resetRequired: call.input.PasswordResetRequired ?? false,
    }
    return {
      LoginProfile: { UserName: name, CreateDate: call.now, PasswordResetRequired: user.password.resetRequired },
    }
  },
  UpdateLoginProfile: (call) => {
    const user = userOf(call, call.input.UserName)
    if (!user.password)
      throw awsError('NoSuchEntity', `Login Profile for User ${call.input.UserName} cannot be found.`, 404)
    user.password.set = call.now.toISOString()
    user.password.resetRequired = call.input.PasswordResetRequired ?? user.password.resetRequired
    return undefined
  },
  DeleteLoginProfile: (call) => {
    const root = rootOnlyAssumed(call, call.input.UserName)
    if (root) {
      if (!root.password) throw awsError('NoSuchEntity', 'Login Profile for root user cannot be found.', 404)
      root.password = null
      return undefined
    }
    const user = userOf(call, call.input.UserName)
    if (!user.password)
      throw awsError('NoSuchEntity', `Login Profile for User ${call.input.UserName} cannot be found.`, 404)
    user.password = null
    return undefined
  },
  PutUserPolicy: (call) => {
    userOf(call, call.input.UserName).inline[call.input.PolicyName ?? ''] = checked(call.input.PolicyDocument)
    return undefined
  },
  DeleteUserPolicy: (call) => {
    const { inline } = userOf(call, call.input.UserName)
    const name = call.input.PolicyName ?? ''
    if (!(name in inline)) throw awsError('NoSuchEntity', `The user policy with name ${name} cannot be found.`, 404)
    delete inline[name]
    return undefined
  },
  AttachUserPolicy: (call) => {
    policyOf(call, call.input.PolicyArn)
    const { attached } = userOf(call, call.input.UserName)
    if (!attached.includes(call.input.PolicyArn ?? '')) attached.push(call.input.PolicyArn ?? '')
    return undefined
  },
  DetachUserPolicy: (call) => {
    const user = userOf(call, call.input.UserName)
    if (!user.attached.includes(call.input.PolicyArn ?? ''))
      throw awsError('NoSuchEntity', `Policy ${call.input.PolicyArn} was not found.`, 404)
    user.attached = user.attached.filter((arn) => arn !== call.input.PolicyArn)
    return undefined
  },
  TagUser: (call) => {
    const user = userOf(call, call.input.UserName)
    const added = (call.input.Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }))
    user.tags = [...user.tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)), ...added]
    return undefined
  },
} satisfies NonNullable<Definition['changes']>
