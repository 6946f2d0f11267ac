import { decide } from '../../../practice/auth/authorize.ts'
import type { Context } from '../../../practice/auth/conditions.ts'
import { documentsOf, type Permissions, rolePermissions, userPermissions } from '../../../practice/auth/credentials.ts'
import { notHere } from '../../../practice/limits.ts'
import { awsError } from '../../../practice/service.ts'
import { type Definition, type IamState, paged } from './state.ts'

/** Parameters of AWS's simulator that this one does not accept. */
const NOT_TAKEN = [
  'CallerArn',
  'PermissionsBoundaryPolicyInputList',
  'PolicyInputList',
  'ResourceHandlingOption',
  'ResourceOwner',
  'ResourcePolicy',
] as const

/** What a user, group or role may do according to its policies; `arn:...:user/path/name`. */
function permissionsOf(state: IamState, arn: string): Permissions {
  const [, kind, name] = /^arn:[\w-]+:iam::\d{12}:(user|group|role)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? []
  if (!kind || !name)
    throw awsError('InvalidInput', `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`)
  const entities = { user: state.users, group: state.groups, role: state.roles }[kind]
  const entity = entities && Object.hasOwn(entities, name) ? entities[name] : undefined
  if (!entity || entity.arn !== arn) throw awsError('NoSuchEntity', `${kind} ${arn} does not exist.`, 404)
  if (kind === 'user') return userPermissions(state, name)
  return kind === 'role' ? rolePermissions(state, name) : { identity: documentsOf(state, entity) }
}

const decisions = { allow: 'allowed', 'explicit-deny': 'explicitDeny', 'implicit-deny': 'implicitDeny' } as const

export const simulationReads = {
  /** Decides with the same engine as every call to this server, in the context of the caller. */
  SimulatePrincipalPolicy: (call) => {
    const { input, state } = call
    const guards = call.guards()
    for (const name of NOT_TAKEN)
      if (input[name] !== undefined) throw notHere(`The practice account does not simulate with ${name}.`)
    const permissions = permissionsOf(state, input.PolicySourceArn ?? '')
    const context: Context = new Map(
      (input.ContextEntries ?? []).map(({ ContextKeyName = '', ContextKeyValues = [] }) => [
        ContextKeyName.toLowerCase(),
        ContextKeyValues[0] ?? '',
      ]),
    )
    const questions = (input.ActionNames ?? []).flatMap((action) =>
      (input.ResourceArns ?? ['*']).map((resource) => ({ action, resource })),
    )
    const EvaluationResults = questions.map(({ action, resource }) => {
      const { decision, layer } = decide({ permissions, action, resource, context, guards })
      const bounded = permissions !== 'all' && permissions.boundary !== undefined
      return {
        EvalActionName: action,
        EvalResourceName: resource,
        EvalDecision: decisions[decision],
        ...(guards.length > 0
          ? { OrganizationsDecisionDetail: { AllowedByOrganizations: layer !== 'service control policy' } }
          : {}),
        ...(bounded
          ? { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: layer !== 'permissions boundary' } }
          : {}),
      }
    })
    return paged(call, { EvaluationResults })
  },
} satisfies Definition['reads']
