import { iamId } from '../../../practice/ids.ts'
import { awsError } from '../../../practice/service.ts'
import {
  attachedList,
  boundedBy,
  type C,
  checked,
  conflict,
  type Definition,
  encoded,
  exists,
  type Group,
  groupOf,
  iamArnOf,
  policyOf,
  type Role,
  roleOf,
  shownBoundary,
  userOf,
} from './state.ts'
import { named, pageOf, shownUser } from './users.ts'

const shownGroup = (GroupName: string, group: Group) => ({
  GroupName,
  GroupId: group.id,
  Arn: group.arn,
  Path: group.path,
  CreateDate: new Date(group.created),
})

/** Seconds (IAM/latest/APIReference/API_CreateRole.html, MaxSessionDuration). */
const LONGEST_SESSION = { least: 3600, most: 43_200, usual: 3600 } as const

function maxSessionOf(seconds: number | undefined): number {
  const { least, most, usual } = LONGEST_SESSION
  if (seconds === undefined) return usual
  if (seconds >= least && seconds <= most) return seconds
  const limit = seconds < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`
  throw awsError(
    'ValidationError',
    `1 validation error detected: Value '${seconds}' at 'maxSessionDuration' failed to satisfy constraint: Member must have value ${limit}`,
    400,
  )
}

const shownRole = (RoleName: string, role: Role) => ({
  RoleName,
  RoleId: role.id,
  Arn: role.arn,
  Path: role.path,
  CreateDate: new Date(role.created),
  Description: role.description,
  AssumeRolePolicyDocument: encoded(role.trust),
  MaxSessionDuration: role.maxSession ?? LONGEST_SESSION.usual,
  Tags: role.tags,
  ...shownBoundary(role),
})

const byName = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))

const members = ({ state }: C, group: string) => byName(state.users).filter(([, { groups }]) => groups.includes(group))

const attach = (holder: { attached: string[] }, call: C<{ PolicyArn?: string | undefined }>): void => {
  policyOf(call, call.input.PolicyArn)
  if (!holder.attached.includes(call.input.PolicyArn ?? '')) holder.attached.push(call.input.PolicyArn ?? '')
}
const detach = (holder: { attached: string[] }, arn: string | undefined): void => {
  if (!holder.attached.includes(arn ?? '')) throw awsError('NoSuchEntity', `Policy ${arn} was not found.`, 404)
  holder.attached = holder.attached.filter((one) => one !== arn)
}
const dropInline = (holder: { inline: Record<string, string> }, kind: string, name = ''): void => {
  if (!(name in holder.inline))
    throw awsError('NoSuchEntity', `The ${kind} policy with name ${name} cannot be found.`, 404)
  delete holder.inline[name]
}
const shownInline = (holder: { inline: Record<string, string> }, kind: string, name = ''): string => {
  const document = holder.inline[name]
  if (document === undefined)
    throw awsError('NoSuchEntity', `The ${kind} policy with name ${name} cannot be found.`, 404)
  return encoded(document)
}

export const groupAndRoleReads = {
  ListGroups: (call) => {
    const { shown, more } = pageOf(call, byName(call.state.groups))
    return { Groups: shown.map(([name, group]) => shownGroup(name, group)), ...more }
  },
  GetGroup: (call) => {
    const { shown, more } = pageOf(call, members(call, call.input.GroupName ?? ''))
    return {
      Group: shownGroup(call.input.GroupName ?? '', groupOf(call, call.input.GroupName)),
      Users: shown.map(([name, user]) => shownUser(name, user)),
      ...more,
    }
  },
  ListGroupPolicies: (call) => {
    const { shown, more } = pageOf(call, Object.keys(groupOf(call, call.input.GroupName).inline).sort())
    return { PolicyNames: shown, ...more }
  },
  GetGroupPolicy: (call) => {
    const { GroupName, PolicyName } = call.input
    return { GroupName, PolicyName, PolicyDocument: shownInline(groupOf(call, GroupName), 'group', PolicyName) }
  },
  ListAttachedGroupPolicies: (call) => {
    const { shown, more } = pageOf(call, groupOf(call, call.input.GroupName).attached)
    return { AttachedPolicies: attachedList(call.state, shown), ...more }
  },
  ListRoles: (call) => {
    const { shown, more } = pageOf(call, byName(call.state.roles))
    return { Roles: shown.map(([name, role]) => shownRole(name, role)), ...more }
  },
  GetRole: (call) => ({ Role: shownRole(call.input.RoleName ?? '', roleOf(call, call.input.RoleName)) }),
  ListRolePolicies: (call) => {
    const { shown, more } = pageOf(call, Object.keys(roleOf(call, call.input.RoleName).inline).sort())
    return { PolicyNames: shown, ...more }
  },
  GetRolePolicy: (call) => {
    const { RoleName, PolicyName } = call.input
    return { RoleName, PolicyName, PolicyDocument: shownInline(roleOf(call, RoleName), 'role', PolicyName) }
  },
  ListAttachedRolePolicies: (call) => {
    const { shown, more } = pageOf(call, roleOf(call, call.input.RoleName).attached)
    return { AttachedPolicies: attachedList(call.state, shown), ...more }
  },
} satisfies Definition['reads']

export const groupAndRoleChanges = {
  CreateGroup: (call) => {
    const { input, state, now } = call
    const name = named(input.GroupName)
    if (state.groups[name]) throw exists('Group', name)
    const path = input.Path ?? '/'
    state.given += 1
    const group: Group = {
      id: iamId('AGPA', `${name} ${state.given}`),
      arn: iamArnOf(call, 'group', path, name),
      path,
      created: now.toISOString(),
      inline: {},
      attached: [],
    }
    state.groups[name] = group
    return { Group: shownGroup(name, group) }
  },
  DeleteGroup: (call) => {
    const name = call.input.GroupName ?? ''
    const group = groupOf(call, name)
    if (members(call, name).length > 0) throw conflict('Cannot delete entity, must remove users from group first.')
    if (group.attached.length > 0) throw conflict('Cannot delete entity, must detach all policies first.')
    if (Object.keys(group.inline).length > 0) throw conflict('Cannot delete entity, must delete policies first.')
    delete call.state.groups[name]
    return undefined
  },
  AddUserToGroup: (call) => {
    groupOf(call, call.input.GroupName)
    const user = userOf(call, call.input.UserName)
    if (!user.groups.includes(call.input.GroupName ?? '')) user.groups.push(call.input.GroupName ?? '')
    return undefined
  },
  RemoveUserFromGroup: (call) => {
    groupOf(call, call.input.GroupName)
    const user = userOf(call, call.input.UserName)
    user.groups = user.groups.filter((name) => name !== call.input.GroupName)
    return undefined
  },
  PutGroupPolicy: (call) => {
    groupOf(call, call.input.GroupName).inline[call.input.PolicyName ?? ''] = checked(call.input.PolicyDocument)
    return undefined
  },
  DeleteGroupPolicy: (call) => {
    dropInline(groupOf(call, call.input.GroupName), 'group', call.input.PolicyName)
    return undefined
  },
  AttachGroupPolicy: (call) => {
    attach(groupOf(call, call.input.GroupName), call)
    return undefined
  },
  DetachGroupPolicy: (call) => {
    detach(groupOf(call, call.input.GroupName), call.input.PolicyArn)
    return undefined
  },
  CreateRole: (call) => {
    const { input, state, now } = call
    const name = named(input.RoleName)
    if (state.roles[name]) throw exists('Role', name)
    const path = input.Path ?? '/'
    state.given += 1
    const role: Role = {
      id: iamId('AROA', `${name} ${state.given}`),
      arn: iamArnOf(call, 'role', path, name),
      path,
      created: now.toISOString(),
      description: input.Description ?? '',
      trust: checked(input.AssumeRolePolicyDocument),
      inline: {},
      attached: [],
      tags: (input.Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value })),
      maxSession: maxSessionOf(input.MaxSessionDuration),
      ...boundedBy(call, input.PermissionsBoundary),
    }
    state.roles[name] = role
    return { Role: shownRole(name, role) }
  },
  /** What is not named is as it was, or for the longest session as it is when nobody says (IAM/latest/APIReference/API_UpdateRole.html). */
  UpdateRole: ({ input, ...call }) => {
    const role = roleOf({ input, ...call }, input.RoleName)
    if (input.Description !== undefined) role.description = input.Description
    role.maxSession = maxSessionOf(input.MaxSessionDuration)
    return {}
  },
  DeleteRole: (call) => {
    const role = roleOf(call, call.input.RoleName)
    if (role.attached.length > 0) throw conflict('Cannot delete entity, must detach all policies first.')
    if (Object.keys(role.inline).length > 0) throw conflict('Cannot delete entity, must delete policies first.')
    delete call.state.roles[call.input.RoleName ?? '']
    return undefined
  },
  UpdateAssumeRolePolicy: (call) => {
    roleOf(call, call.input.RoleName).trust = checked(call.input.PolicyDocument)
    return undefined
  },
  PutRolePolicy: (call) => {
    roleOf(call, call.input.RoleName).inline[call.input.PolicyName ?? ''] = checked(call.input.PolicyDocument)
    return undefined
  },
  DeleteRolePolicy: (call) => {
    dropInline(roleOf(call, call.input.RoleName), 'role', call.input.PolicyName)
    return undefined
  },
  AttachRolePolicy: (call) => {
    attach(roleOf(call, call.input.RoleName), call)
    return undefined
  },
  DetachRolePolicy: (call) => {
    detach(roleOf(call, call.input.RoleName), call.input.PolicyArn)
    return undefined
  },
} satisfies NonNullable<Definition['changes']>
