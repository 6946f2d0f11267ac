import { iamId } from '../../../practice/ids.ts'
import { given } from '../../../practice/kind.ts'
import { awsError } from '../../../practice/service.ts'
import { tag, tagPairs, tagsFrom } from '../../../practice/tags.ts'
import { holderOf, rootOnlyAssumed } from './holder.ts'
import { checkBare, userPolicies } from './holders.ts'
import {
  boundedBy,
  byName,
  conflict,
  type Definition,
  exists,
  groupOf,
  limit,
  madeAt,
  paged,
  shownBoundary,
  shownGroup,
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
  CreateDate: user.created,
  ...given({ PasswordLastUsed: user.password?.lastUsed ?? undefined }),
  Tags: tagPairs(user.tags),
  ...shownBoundary(user),
})

const shownKey = (UserName: string | undefined, id: string, key: User['accessKeys'][string]) => ({
  UserName,
  AccessKeyId: id,
  Status: key.status,
  CreateDate: key.created,
})

export function named(name: string | undefined): string {
  if (name !== undefined && NAME.test(name)) return name
  throw awsError(
    'ValidationError',
    'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
  )
}

const noProfile = (of: string) => awsError('NoSuchEntity', `Login Profile for ${of} cannot be found.`, 404)

export const userReads = {
  ListUsers: (call) => paged(call, { Users: byName(call.state.users).map(([name, user]) => shownUser(name, user)) }),
  GetUser: (call) => {
    if (call.input.UserName === undefined && call.principal.kind === 'root')
      return {
        User: {
          Path: '/',
          UserName: 'root',
          UserId: call.account,
          Arn: call.principal.arn,
          CreateDate: call.state.root.created,
          ...given({ PasswordLastUsed: call.state.root.password?.lastUsed ?? undefined }),
        },
      }
    return { User: shownUser(userName(call, call.input.UserName), userOf(call, call.input.UserName)) }
  },
  ListAccessKeys: (call) => {
    const { name, accessKeys } = holderOf(call, call.input.UserName)
    return paged(call, {
      AccessKeyMetadata: Object.entries(accessKeys).map(([id, key]) => shownKey(name, id, key)),
    })
  },
  GetAccessKeyLastUsed: ({ input, state, account }) => {
    const id = input.AccessKeyId ?? ''
    const [UserName, user] = Object.entries(state.users).find(([, one]) => id in one.accessKeys) ?? []
    const key = user?.accessKeys[id] ?? state.root.accessKeys[id]
    const used = key?.lastUsed
    if (!key) throw awsError('NoSuchEntity', `The Access Key with id ${id} cannot be found.`, 404)
    return {
      // for the root user's key AWS returns the account id
      UserName: UserName ?? account,
      AccessKeyLastUsed: used
        ? { LastUsedDate: new Date(used.at), Region: used.region, ServiceName: used.service }
        : { LastUsedDate: undefined, Region: 'N/A', ServiceName: 'N/A' },
    }
  },
  GetLoginProfile: (call) => {
    const root = rootOnlyAssumed(call, call.input.UserName)
    if (root && !root.password) throw noProfile('root user')
    if (root?.password)
      return {
        LoginProfile: { UserName: 'root', CreateDate: root.password.set, PasswordResetRequired: false },
      }
    const { password } = userOf(call, call.input.UserName)
    const UserName = userName(call, call.input.UserName)
    if (!password) throw noProfile(`User ${UserName}`)
    return {
      LoginProfile: { UserName, CreateDate: password.set, PasswordResetRequired: password.resetRequired },
    }
  },
  ListUserPolicies: userPolicies.names,
  GetUserPolicy: userPolicies.get,
  ListAttachedUserPolicies: userPolicies.attached,
  ListGroupsForUser: (call) => {
    const { groups } = userOf(call, call.input.UserName)
    return paged(call, { Groups: groups.map((name) => shownGroup(name, groupOf(call, name))) })
  },
} satisfies Definition['reads']

export const userChanges = {
  CreateUser: (call) => {
    const { input, state } = call
    const name = named(input.UserName)
    if (state.users[name]) throw exists('User', name)
    const user: User = {
      ...madeAt(call, 'AIDA', 'user', name, input.Path),
      inline: {},
      attached: [],
      groups: [],
      accessKeys: {},
      password: null,
      mfa: [],
      tags: tagsFrom(input.Tags),
      ...boundedBy(call, input.PermissionsBoundary),
    }
    state.users[name] = user
    return { User: shownUser(name, user) }
  },
  DeleteUser: (call) => {
    const user = userOf(call, call.input.UserName)
    if (Object.keys(user.accessKeys).length > 0) throw conflict('Cannot delete entity, must delete access keys first.')
    if (user.password) throw conflict('Cannot delete entity, must delete login profile first.')
    checkBare(user)
    if (user.groups.length > 0) throw conflict('Cannot delete entity, must remove users from group first.')
    if (user.mfa.length > 0) throw conflict('Cannot delete entity, must delete MFA device first.')
    delete call.state.users[userName(call, call.input.UserName)]
  },
  CreateAccessKey: (call) => {
    const { state, now } = call
    const { name, arn, accessKeys } = holderOf(call, call.input.UserName)
    if (Object.keys(accessKeys).length >= KEYS_AT_MOST) throw limit('Cannot exceed quota for AccessKeysPerUser: 2')
    state.given += 1
    const unique = `${arn} ${state.given}`
    const id = iamId('AKIA', unique, 16)
    const secret = call.secretOf(unique)
    const key = { secret, status: 'Active' as const, created: now.toISOString(), lastUsed: null }
    accessKeys[id] = key
    return { AccessKey: { ...shownKey(name ?? 'root', id, key), SecretAccessKey: secret } }
  },
  UpdateAccessKey: (call) => {
    const { AccessKeyId = '', Status } = call.input
    const key = holderOf(call, call.input.UserName).accessKeys[AccessKeyId]
    if (!key) throw awsError('NoSuchEntity', `The Access Key with id ${AccessKeyId} cannot be found.`, 404)
    if (Status === 'Active' || Status === 'Inactive') key.status = Status
  },
  DeleteAccessKey: (call) => {
    const { AccessKeyId = '' } = call.input
    const { accessKeys } = holderOf(call, call.input.UserName)
    if (!(AccessKeyId in accessKeys))
      throw awsError('NoSuchEntity', `The Access Key with id ${AccessKeyId} cannot be found.`, 404)
    delete accessKeys[AccessKeyId]
  },
  CreateLoginProfile: (call) => {
    // for the root user: allows it to recover a password by email, and sets none (the root task
    // IAMCreateRootUserPassword)
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
    if (!user.password) throw noProfile(`User ${call.input.UserName}`)
    user.password.set = call.now.toISOString()
    user.password.resetRequired = call.input.PasswordResetRequired ?? user.password.resetRequired
  },
  DeleteLoginProfile: (call) => {
    const root = rootOnlyAssumed(call, call.input.UserName)
    if (root) {
      if (!root.password) throw noProfile('root user')
      root.password = null
      return undefined
    }
    const user = userOf(call, call.input.UserName)
    if (!user.password) throw noProfile(`User ${call.input.UserName}`)
    user.password = null
  },
  PutUserPolicy: userPolicies.put,
  DeleteUserPolicy: userPolicies.delete,
  AttachUserPolicy: userPolicies.attach,
  DetachUserPolicy: userPolicies.detach,
  TagUser: (call) => tag(userOf(call, call.input.UserName), call.input.Tags),
} satisfies NonNullable<Definition['changes']>
