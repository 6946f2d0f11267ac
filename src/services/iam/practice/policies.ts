import { found } from '../../../practice/kind.ts'
import { awsError } from '../../../practice/service.ts'
import {
  byName,
  checked,
  conflict,
  type Definition,
  encoded,
  exists,
  type IamState,
  limit,
  type ManagedPolicy,
  madeAt,
  paged,
  policyOf,
} from './state.ts'
import { named } from './users.ts'

const VERSIONS_AT_MOST = 5

/** The number of users, groups and roles to which a managed policy is attached. */
const attachments = (state: IamState, arn: string): number =>
  [...Object.values(state.users), ...Object.values(state.groups), ...Object.values(state.roles)].filter(
    ({ attached }) => attached.includes(arn),
  ).length

/** The number of users and roles whose permissions boundary it is. */
const boundaryUses = ({ users, roles }: IamState, arn: string): number =>
  [...Object.values(users), ...Object.values(roles)].filter(({ boundary }) => boundary === arn).length

export const shownPolicy = (state: IamState, arn: string, policy: ManagedPolicy) => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  Arn: arn,
  Path: policy.path,
  DefaultVersionId: policy.defaultVersion,
  AttachmentCount: attachments(state, arn),
  PermissionsBoundaryUsageCount: boundaryUses(state, arn),
  IsAttachable: true,
  CreateDate: policy.created,
  UpdateDate: policy.versions[policy.defaultVersion]?.created ?? policy.created,
})

export const shownVersions = (policy: ManagedPolicy, withDocument: boolean) =>
  Object.entries(policy.versions).map(([VersionId, { document, created }]) => ({
    VersionId,
    IsDefaultVersion: VersionId === policy.defaultVersion,
    CreateDate: created,
    ...(withDocument ? { Document: encoded(document) } : {}),
  }))

/** Throws unless it is a customer managed policy, which the account may change. */
function own(policy: ManagedPolicy): ManagedPolicy {
  if (policy.aws) throw awsError('AccessDenied', 'AWS managed policies cannot be changed.', 403)
  return policy
}

function versionOf({ versions }: ManagedPolicy, id: string) {
  return found(versions[id], () => awsError('NoSuchEntity', `Policy version ${id} does not exist.`, 404))
}

export const policyReads = {
  ListPolicies: (call) => {
    const { state, input } = call
    const wanted = byName(state.policies)
      .filter(([, { aws }]) => input.Scope === undefined || input.Scope === 'All' || (input.Scope === 'AWS') === aws)
      .filter(([arn]) => input.OnlyAttached !== true || attachments(state, arn) > 0)
    return paged(call, { Policies: wanted.map(([arn, policy]) => shownPolicy(state, arn, policy)) })
  },
  GetPolicy: (call) => ({
    Policy: shownPolicy(call.state, call.input.PolicyArn ?? '', policyOf(call, call.input.PolicyArn)),
  }),
  GetPolicyVersion: (call) => {
    const { VersionId = '', PolicyArn } = call.input
    const policy = policyOf(call, PolicyArn)
    versionOf(policy, VersionId)
    return { PolicyVersion: shownVersions(policy, true).find((one) => one.VersionId === VersionId) }
  },
  ListPolicyVersions: (call) => paged(call, { Versions: shownVersions(policyOf(call, call.input.PolicyArn), false) }),
} satisfies Definition['reads']

export const policyChanges = {
  CreatePolicy: (call) => {
    const { input, state } = call
    const name = named(input.PolicyName)
    const document = checked(input.PolicyDocument)
    const { arn, created, ...made } = madeAt(call, 'ANPA', 'policy', name, input.Path)
    if (state.policies[arn]) throw exists('A policy called', name)
    const versions = { v1: { document, created } }
    const policy: ManagedPolicy = { ...made, name, created, document, versions, defaultVersion: 'v1', aws: false }
    state.policies[arn] = policy
    return { Policy: shownPolicy(state, arn, policy) }
  },
  DeletePolicy: (call) => {
    const { PolicyArn = '' } = call.input
    const policy = own(policyOf(call, PolicyArn))
    if (attachments(call.state, PolicyArn) > 0) throw conflict('Cannot delete a policy attached to entities.')
    if (Object.keys(policy.versions).length > 1)
      throw conflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions.",
      )
    delete call.state.policies[PolicyArn]
  },
  CreatePolicyVersion: (call) => {
    const policy = own(policyOf(call, call.input.PolicyArn))
    if (Object.keys(policy.versions).length >= VERSIONS_AT_MOST)
      throw limit(
        'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
      )
    const document = checked(call.input.PolicyDocument)
    const VersionId = `v${Math.max(...Object.keys(policy.versions).map((id) => Number(id.slice(1)))) + 1}`
    policy.versions[VersionId] = { document, created: call.now.toISOString() }
    if (call.input.SetAsDefault) Object.assign(policy, { defaultVersion: VersionId, document })
    return { PolicyVersion: { VersionId, IsDefaultVersion: call.input.SetAsDefault ?? false, CreateDate: call.now } }
  },
  SetDefaultPolicyVersion: (call) => {
    const policy = own(policyOf(call, call.input.PolicyArn))
    const { VersionId = '' } = call.input
    Object.assign(policy, { defaultVersion: VersionId, document: versionOf(policy, VersionId).document })
  },
  DeletePolicyVersion: (call) => {
    const policy = own(policyOf(call, call.input.PolicyArn))
    const { VersionId = '' } = call.input
    versionOf(policy, VersionId)
    if (policy.defaultVersion === VersionId) throw conflict('Cannot delete the default version of a policy.')
    delete policy.versions[VersionId]
  },
} satisfies NonNullable<Definition['changes']>
