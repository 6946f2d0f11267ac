import { parsePolicy } from '../../../core/policy/parse.ts'
import { alnumId } from '../../../practice/ids.ts'
import { listing } from '../../../practice/listing.ts'
import { account as management } from '../../../practice/principals.ts'
import { awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'
import { arnOf, inOrganization, type OrganizationsState, type StoredScp } from './state.ts'

type C<I = unknown> = Call<I, OrganizationsState>
type Definition = ServiceDefinition<typeof import('@aws-sdk/client-organizations'), OrganizationsState>

const SCP = 'SERVICE_CONTROL_POLICY' as const
/** organizations/latest/userguide/orgs_reference_limits.html */
const ATTACHED_AT_MOST = 5

/**
 * Throws unless the caller is the management account: no delegation policy lets other accounts manage policies here.
 */
function managementOnly({ account, state }: C): void {
  inOrganization(state)
  if (account !== management.id)
    throw awsError('AccessDeniedException', "You don't have permissions to access this resource.")
}

function policyOf(call: C, id: string | undefined): StoredScp {
  managementOnly(call)
  const found = call.state.policies[id ?? '']
  if (found) return found
  throw awsError('PolicyNotFoundException', "You specified a policy that doesn't exist.")
}

function attachedTo(call: C, target: string | undefined): string[] {
  managementOnly(call)
  const found = call.state.attached[target ?? '']
  if (found) return found
  throw awsError('TargetNotFoundException', "You specified a target that doesn't exist.")
}

const summary = ({ id, name, description, aws }: StoredScp) => ({
  Id: id,
  Arn: aws
    ? `arn:aws:organizations::aws:policy/service_control_policy/${id}`
    : arnOf('policy', `service_control_policy/${id}`),
  Name: name,
  Description: description,
  Type: SCP,
  AwsManaged: aws,
})

function onlyScp(filter: string | undefined): void {
  if (filter !== SCP)
    throw awsError('NotImplemented', `The practice account has no policies of the type ${filter}.`, 501)
}

export const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken', whole: true })

export const policyReads = {
  ListPolicies: (call) => {
    managementOnly(call)
    onlyScp(call.input.Filter)
    return paged(call, { Policies: Object.values(call.state.policies).map(summary) })
  },
  ListPoliciesForTarget: (call) => {
    onlyScp(call.input.Filter)
    const here = attachedTo(call, call.input.TargetId).flatMap((id) => call.state.policies[id] ?? [])
    return paged(call, { Policies: here.map(summary) })
  },
  ListTargetsForPolicy: (call) => {
    const { id } = policyOf(call, call.input.PolicyId)
    const targets = Object.keys(call.state.attached).filter((target) => call.state.attached[target]?.includes(id))
    return paged(call, {
      Targets: targets.map((target) => ({
        TargetId: target,
        Name: [...call.state.accounts, ...call.state.units].find((one) => one.id === target)?.name ?? 'Root',
        Type: target.startsWith('r-')
          ? ('ROOT' as const)
          : target.startsWith('ou-')
            ? ('ORGANIZATIONAL_UNIT' as const)
            : ('ACCOUNT' as const),
      })),
    })
  },
  // the organization has no policies of the types that AWS merges level by level: those types are not enabled
  DescribeEffectivePolicy: ({ input }) => {
    if (input.PolicyType !== 'AISERVICES_OPT_OUT_POLICY')
      throw awsError('NotImplemented', `The practice account has no policies of the type ${input.PolicyType}.`, 501)
    throw awsError(
      'EffectivePolicyNotFoundException',
      'There is no effective policy of this type for the account.',
      400,
    )
  },
  DescribePolicy: (call) => {
    const found = policyOf(call, call.input.PolicyId)
    return { Policy: { PolicySummary: summary(found), Content: found.document } }
  },
} satisfies Definition['reads']

export const policyChanges = {
  CreatePolicy: (call) => {
    const { input, state } = call
    managementOnly(call)
    onlyScp(input.Type)
    const parsed = parsePolicy(input.Content ?? '')
    if (!parsed.ok)
      throw awsError(
        'MalformedPolicyDocumentException',
        `The provided policy document does not meet the requirements: ${parsed.problems[0]}`,
      )
    const name = input.Name ?? ''
    if (Object.values(state.policies).some((one) => one.name === name))
      throw awsError('DuplicatePolicyException', 'A policy with the same name already exists.')
    const id = `p-${alnumId('policy', `${name} ${Object.keys(state.policies).length}`, 10)}`
    const { Description: description = '', Content: document = '' } = input
    const made: StoredScp = { id, name, description, document, aws: false }
    state.policies[id] = made
    return { Policy: { PolicySummary: summary(made), Content: made.document } }
  },
  DeletePolicy: (call) => {
    const { id, aws } = policyOf(call, call.input.PolicyId)
    if (aws) throw awsError('PolicyChangesInProgressException', 'An AWS managed policy cannot be deleted.')
    if (Object.values(call.state.attached).some((ids) => ids.includes(id)))
      throw awsError('PolicyInUseException', 'The policy is attached to one or more entities.')
    delete call.state.policies[id]
  },
  AttachPolicy: (call) => {
    const { id } = policyOf(call, call.input.PolicyId)
    const attached = attachedTo(call, call.input.TargetId)
    if (attached.includes(id))
      throw awsError(
        'DuplicatePolicyAttachmentException',
        'The selected policy is already attached to the specified target.',
      )
    if (attached.length >= ATTACHED_AT_MOST)
      throw awsError('ConstraintViolationException', 'You have attached the maximum number of policies to this target.')
    attached.push(id)
  },
  DetachPolicy: (call) => {
    const { id } = policyOf(call, call.input.PolicyId)
    const attached = attachedTo(call, call.input.TargetId)
    if (!attached.includes(id))
      throw awsError('PolicyNotAttachedException', "The policy isn't attached to the specified target.")
    if (attached.length === 1)
      throw awsError('ConstraintViolationException', 'You must keep one policy attached to the target.')
    attached.splice(attached.indexOf(id), 1)
  },
} satisfies NonNullable<Definition['changes']>
