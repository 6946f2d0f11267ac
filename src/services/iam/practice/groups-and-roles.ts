import { drop } from '../../../practice/kind.ts'
import { awsError } from '../../../practice/service.ts'
import { tagPairs, tagsFrom } from '../../../practice/tags.ts'
import { checkBare, groupPolicies, rolePolicies } from './holders.ts'
import {
  boundedBy,
  byName,
  type C,
  checked,
  conflict,
  type Definition,
  encoded,
  exists,
  type Group,
  groupOf,
  madeAt,
  paged,
  type Role,
  roleOf,
  shownBoundary,
  shownGroup,
  userOf,
} from './state.ts'
import { named, shownUser } from './users.ts'

/** The session duration of roles, in seconds (IAM/latest/APIReference/API_CreateRole.html, MaxSessionDuration). */
const LONGEST_SESSION = { least: 3600, most: 43_200, usual: 3600 } as const

function maxSessionOf(seconds: number | undefined): number {
  const { least, most, usual } = LONGEST_SESSION
  if (seconds === undefined) return usual
  if (seconds >= least && seconds <= most) return seconds
  const limit = seconds < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`
  throw awsError(
    'ValidationError',
    `1 validation error detected: Value '${seconds}' at 'maxSessionDuration' failed to satisfy constraint: Member must have value ${limit}`,
  )
}

const shownRole = (RoleName: string, role: Role) => ({
  RoleName,
  RoleId: role.id,
  Arn: role.arn,
  Path: role.path,
  CreateDate: role.created,
  Description: role.description,
  AssumeRolePolicyDocument: encoded(role.trust),
  MaxSessionDuration: role.maxSession ?? LONGEST_SESSION.usual,
  Tags: tagPairs(role.tags),
  ...shownBoundary(role),
})

const members = ({ state }: C, group: string) => byName(state.users).filter(([, { groups }]) => groups.includes(group))

export const groupAndRoleReads = {
  ListGroups: (call) =>
    paged(call, { Groups: byName(call.state.groups).map(([name, group]) => shownGroup(name, group)) }),
  GetGroup: (call) => {
    const { GroupName = '' } = call.input
    const Users = members(call, GroupName).map(([name, user]) => shownUser(name, user))
    return { Group: shownGroup(GroupName, groupOf(call, GroupName)), ...paged(call, { Users }) }
  },
  ListGroupPolicies: groupPolicies.names,
  GetGroupPolicy: groupPolicies.get,
  ListAttachedGroupPolicies: groupPolicies.attached,
  ListRoles: (call) => paged(call, { Roles: byName(call.state.roles).map(([name, role]) => shownRole(name, role)) }),
  GetRole: (call) => ({ Role: shownRole(call.input.RoleName ?? '', roleOf(call, call.input.RoleName)) }),
  ListRolePolicies: rolePolicies.names,
  GetRolePolicy: rolePolicies.get,
  ListAttachedRolePolicies: rolePolicies.attached,
} satisfies Definition['reads']

export const groupAndRoleChanges = {
  CreateGroup: (call) => {
    const { state, input } = call
    const name = named(input.GroupName)
    if (state.groups[name]) throw exists('Group', name)
    const group: Group = { ...madeAt(call, 'AGPA', 'group', name, input.Path), inline: {}, attached: [] }
    state.groups[name] = group
    return { Group: shownGroup(name, group) }
  },
  DeleteGroup: (call) => {
    const { GroupName = '' } = call.input
    const group = groupOf(call, GroupName)
    if (members(call, GroupName).length > 0) throw conflict('Cannot delete entity, must remove users from group first.')
    checkBare(group)
    delete call.state.groups[GroupName]
  },
  AddUserToGroup: (call) => {
    const { GroupName = '', UserName } = call.input
    groupOf(call, GroupName)
    const { groups } = userOf(call, UserName)
    if (!groups.includes(GroupName)) groups.push(GroupName)
  },
  RemoveUserFromGroup: (call) => {
    groupOf(call, call.input.GroupName)
    drop(userOf(call, call.input.UserName).groups, (name) => name === call.input.GroupName)
  },
  PutGroupPolicy: groupPolicies.put,
  DeleteGroupPolicy: groupPolicies.delete,
  AttachGroupPolicy: groupPolicies.attach,
  DetachGroupPolicy: groupPolicies.detach,
  CreateRole: (call) => {
    const { input, state } = call
    const name = named(input.RoleName)
    if (state.roles[name]) throw exists('Role', name)
    const role: Role = {
      ...madeAt(call, 'AROA', 'role', name, input.Path),
      description: input.Description ?? '',
      trust: checked(input.AssumeRolePolicyDocument),
      inline: {},
      attached: [],
      tags: tagsFrom(input.Tags),
      maxSession: maxSessionOf(input.MaxSessionDuration),
      ...boundedBy(call, input.PermissionsBoundary),
    }
    state.roles[name] = role
    return { Role: shownRole(name, role) }
  },
  /**
   * Absent members keep their values, except the session duration, which returns to its default
   * (IAM/latest/APIReference/API_UpdateRole.html).
   */
  UpdateRole: ({ input, ...call }) => {
    const role = roleOf({ input, ...call }, input.RoleName)
    if (input.Description !== undefined) role.description = input.Description
    role.maxSession = maxSessionOf(input.MaxSessionDuration)
  },
  DeleteRole: (call) => {
    checkBare(roleOf(call, call.input.RoleName))
    delete call.state.roles[call.input.RoleName ?? '']
  },
  UpdateAssumeRolePolicy: (call) => (roleOf(call, call.input.RoleName).trust = checked(call.input.PolicyDocument)),
  PutRolePolicy: rolePolicies.put,
  DeleteRolePolicy: rolePolicies.delete,
  AttachRolePolicy: rolePolicies.attach,
  DetachRolePolicy: rolePolicies.detach,
} satisfies NonNullable<Definition['changes']>
