import { iamId } from '../../../practice/ids.ts'
import { awsError } from '../../../practice/service.ts'
import {
  checked,
  conflict,
  type Definition,
  encoded,
  exists,
  type IamState,
  iamArnOf,
  limit,
  type ManagedPolicy,
  policyOf,
} from './state.ts'
import { named, pageOf } from './users.ts'

const VERSIONS_AT_MOST = 5

/** Who has a managed policy attached. */
const attachments = (state: IamState, arn: string): number =>
  [...Object.values(state.users), ...Object.values(state.groups), ...Object.values(state.roles)].filter(
    ({ attached }) => attached.includes(arn),
  ).length

export const shownPolicy = (state: IamState, arn: string, policy: ManagedPolicy) => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  Arn: arn,
  Path: policy.path,
  DefaultVersionId: policy.defaultVersion,
  AttachmentCount: attachments(state, arn),
  IsAttachable: true,
  CreateDate: new Date(policy.created),
  UpdateDate: new Date(policy.versions[policy.defaultVersion]?.created ?? policy.created),
})

export const shownVersions = (policy: ManagedPolicy, withDocument: boolean) =>
  Object.entries(policy.versions).map(([VersionId, { document, created }]) => ({
    VersionId,
    IsDefaultVersion: VersionId === policy.defaultVersion,
    CreateDate: new Date(created),
    ...(withDocument ? { Document: encoded(document) } : {}),
  }))

/** A customer managed policy, which the account may change. */
function own(policy: ManagedPolicy): ManagedPolicy {
  if (policy.aws) throw awsError('AccessDenied', 'AWS managed policies cannot be changed.', 403)
  return policy
}

export const policyReads = {
  ListPolicies: (call) => {
    const { state, input } = call
    const wanted = Object.entries(state.policies)
      .filter(([, { aws }]) => input.Scope === undefined || input.Scope === 'All' || (input.Scope === 'AWS') === aws)
      .filter(([arn]) => input.OnlyAttached !== true || attachments(state, arn) > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    const { shown, more } = pageOf(call, wanted)
    return { Policies: shown.map(([arn, policy]) => shownPolicy(state, arn, policy)), ...more }
  },
  GetPolicy: (call) => ({
    Policy: shownPolicy(call.state, call.input.PolicyArn ?? '', policyOf(call, call.input.PolicyArn)),
  }),
  GetPolicyVersion: (call) => {
    const { VersionId = '' } = call.input
    const version = policyOf(call, call.input.PolicyArn).versions[VersionId]
    if (!version) throw awsError('NoSuchEntity', `Policy version ${VersionId} does not exist.`, 404)
    return {
      PolicyVersion: {
        VersionId,
        Document: encoded(version.document),
        IsDefaultVersion: policyOf(call, call.input.PolicyArn).defaultVersion === VersionId,
        CreateDate: new Date(version.created),
      },
    }
  },
  ListPolicyVersions: (call) => {
    const { shown, more } = pageOf(call, shownVersions(policyOf(call, call.input.PolicyArn), false))
    return { Versions: shown, ...more }
  },
} satisfies Definition['reads']

export const policyChanges = {
  CreatePolicy: (call) => {
    const { input, state, now } = call
    const name = named(input.PolicyName)
    const path = input.Path ?? '/'
    const arn = iamArnOf(call, 'policy', path, name)
    if (state.policies[arn]) throw exists('A policy called', name)
    const document = checked(input.PolicyDocument)
    state.given += 1
    const created = now.toISOString()
    const policy: ManagedPolicy = {
      id: iamId('ANPA', `${name} ${state.given}`),
      name,
      path,
      created,
      document,
      versions: { v1: { document, created } },
      defaultVersion: 'v1',
      aws: false,
    }
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
    return undefined
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
    const version = policy.versions[VersionId]
    if (!version) throw awsError('NoSuchEntity', `Policy version ${VersionId} does not exist.`, 404)
    Object.assign(policy, { defaultVersion: VersionId, document: version.document })
    return undefined
  },
  DeletePolicyVersion: (call) => {
    const policy = own(policyOf(call, call.input.PolicyArn))
    const { VersionId = '' } = call.input
    if (!policy.versions[VersionId]) throw awsError('NoSuchEntity', `Policy version ${VersionId} does not exist.`, 404)
    if (policy.defaultVersion === VersionId) throw conflict('Cannot delete the default version of a policy.')
    delete policy.versions[VersionId]
    return undefined
  },
} satisfies NonNullable<Definition['changes']>
