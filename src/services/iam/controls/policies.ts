import { type Answer, unknown } from '../../../controls/answer.ts'
import { type Control, control, those } from '../../../controls/control.ts'
import { any } from '../../../controls/found.ts'
import { parseArn } from '../../../core/arn.ts'
import { appliesTo, grants, grantsAll, grantsWholeService } from '../../../core/policy/actions.ts'
import { appliesToAnyKey } from '../../../core/policy/any-key.ts'
import { sharedTrustsOf } from '../../../core/policy/federation.ts'
import { parsePolicy } from '../../../core/policy/parse.ts'
import type { Statement } from '../../../core/policy/policy.ts'
import { isPublic } from '../../../core/policy/public.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html'
const kmsDocs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html'

const DECRYPTION = ['kms:ReEncryptFrom', 'kms:Decrypt'] as const

interface Inline {
  readonly PolicyName?: string | undefined
  readonly PolicyDocument?: unknown
}

/** Everything on everything: an administrator's statement. */
const isAdmin = (statement: Statement): boolean => grantsAll(statement) && appliesTo(statement, '*')

/** Decryption with every key of the account. AWS looks at the Resource alone, not at conditions (the page of KMS.1). */
const decryptsWithAnyKey =
  (id: string) =>
  (statement: Statement): boolean => {
    const { partition = 'aws', account } = parseArn(id) ?? {}
    return (
      DECRYPTION.some((action) => grants(statement, action)) &&
      appliesToAnyKey(statement, { partition, account: account || undefined })
    )
  }

/** No statement of a document is wrong; unknown where the document is not understood. */
function without(document: unknown, wrong: (statement: Statement) => boolean): Answer {
  const parsed = parsePolicy(document)
  if (!parsed.ok) return unknown(`the policy is not understood: ${parsed.problems.join('; ')}`)
  return !parsed.policy.statements.some(wrong)
}

/** The same for all inline policies: one that is wrong decides, then one that is not understood. */
function inlineWithout(policies: readonly Inline[] | null, wrong: (statement: Statement) => boolean): Answer {
  const answers = (policies ?? []).map(({ PolicyDocument }) => without(PolicyDocument, wrong))
  if (answers.includes(false)) return false
  return answers.find((answer) => typeof answer === 'object') ?? true
}

const parameters = { excludePermissionBoundaryPolicy: { value: true } } as const
const policyReads = ['PolicyDocument', 'PermissionsBoundaryUsageCount'] as const

/**
 * AWS leaves out each policy that is used as a permissions boundary, also one that is attached as well: Demarc.IAM.8 asks that one
 * (config/latest/developerguide/iam-policy-no-statements-with-admin-access.html).
 */
const isBoundary = (policy: { readonly PermissionsBoundaryUsageCount: number | null }): boolean =>
  (policy.PermissionsBoundaryUsageCount ?? 0) > 0

export const policiesAreNotAdministrative = control({
  id: 'IAM.1',
  compared: '2026-11-30',
  parameters,
  configRule: 'iam-policy-no-statements-with-admin-access',
  on: 'AWS::IAM::ManagedPolicy',
  responsibility: 'least-privilege',
  severity: 'high',
  title: 'A customer managed policy does not allow every action on every resource.',
  reads: policyReads,
  applies: (policy) => !isBoundary(policy),
  holds: (policy) => without(policy.PolicyDocument, isAdmin),
  fix: 'Replace the statement by the actions in use; IAM Access Analyzer generates them from CloudTrail.',
  source: `${docs}#iam-1`,
})

export const attachedBoundariesAreNotAdministrative = control({
  id: 'Demarc.IAM.8',
  on: 'AWS::IAM::ManagedPolicy',
  responsibility: 'least-privilege',
  severity: 'high',
  title: 'A permissions boundary that is also attached to a principal does not allow every action on every resource.',
  reads: ['PolicyDocument', 'PermissionsBoundaryUsageCount', 'AttachmentCount'],
  // alone it grants nothing; attached it grants what it allows
  applies: (policy) => isBoundary(policy) && (policy.AttachmentCount ?? 0) > 0,
  holds: (policy) => without(policy.PolicyDocument, isAdmin),
  fix: 'Attach a policy with the actions in use instead, and keep this one as the boundary.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
})

export const policiesNameTheirActions = control({
  id: 'IAM.21',
  compared: '2026-11-30',
  parameters,
  configRule: 'iam-policy-no-statements-with-full-access',
  on: 'AWS::IAM::ManagedPolicy',
  responsibility: 'least-privilege',
  severity: 'low',
  title: 'A customer managed policy does not allow all actions of a service.',
  reads: policyReads,
  applies: (policy) => !isBoundary(policy),
  holds: (policy) => without(policy.PolicyDocument, grantsWholeService),
  fix: 'Name the actions of the service that are needed instead of service:* or NotAction.',
  source: `${docs}#iam-21`,
})

export const policiesDoNotDecryptWithAnyKey = control({
  id: 'KMS.1',
  compared: '2026-11-30',
  parameters: { ...parameters, blockedActionsPatterns: { value: DECRYPTION } },
  configRule: 'iam-customer-policy-blocked-kms-actions',
  on: 'AWS::IAM::ManagedPolicy',
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'A customer managed policy does not allow decryption with every KMS key.',
  reads: policyReads,
  applies: (policy) => !isBoundary(policy),
  holds: (policy, at) => without(policy.PolicyDocument, decryptsWithAnyKey(at.id)),
  fix: 'Name the keys in the Resource of the statement that allows kms:Decrypt or kms:ReEncryptFrom.',
  source: `${kmsDocs}#kms-1`,
})

const holders = ['AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::Group'] as const
const nameOf = { 'AWS::IAM::User': 'user', 'AWS::IAM::Role': 'role', 'AWS::IAM::Group': 'group' } as const

/** The same three questions for users, roles and groups: the controls of AWS look at all three. */
export const ofHolders: readonly Control[] = holders.flatMap((on) => [
  control({
    id: 'KMS.2',
    compared: '2026-11-30',
    parameters: { blockedActionsPatterns: { value: DECRYPTION } },
    configRule: 'iam-inline-policy-blocked-kms-actions',
    on,
    responsibility: 'least-privilege',
    severity: 'medium',
    title: `No inline policy of a ${nameOf[on]} allows decryption with every KMS key.`,
    reads: ['Policies'],
    holds: (holder, at) => inlineWithout(holder.Policies, decryptsWithAnyKey(at.id)),
    fix: 'Name the keys in the Resource of the statement that allows kms:Decrypt or kms:ReEncryptFrom.',
    source: `${kmsDocs}#kms-2`,
  }),
  control({
    id: 'IAM.27',
    compared: '2026-11-30',
    parameters: { policyArns: { value: 'AWSCloudShellFullAccess' } },
    configRule: 'iam-policy-blacklisted-check',
    on,
    responsibility: 'least-privilege',
    severity: 'medium',
    title: `A ${nameOf[on]} does not have AWSCloudShellFullAccess, which lets files leave through CloudShell.`,
    reads: ['ManagedPolicyArns'],
    holds: (holder) => !(holder.ManagedPolicyArns ?? []).some((arn) => isAwsPolicy(arn, 'AWSCloudShellFullAccess')),
    fix: 'Detach AWSCloudShellFullAccess; a policy of your own can allow CloudShell without file transfer.',
    source: `${docs}#iam-27`,
  }),
  control({
    id: 'Demarc.IAM.1',
    on,
    responsibility: 'least-privilege',
    severity: 'high',
    title: `No inline policy of a ${nameOf[on]} allows every action on every resource.`,
    reads: ['Policies'],
    holds: (holder) => inlineWithout(holder.Policies, isAdmin),
    fix: 'Replace the statement by the actions in use, in a managed policy that can be reviewed.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  }),
])

/** An AWS managed policy by its exact name, in any partition. */
const isAwsPolicy = (arn: string, name: string): boolean => {
  const parsed = parseArn(arn)
  return parsed?.account === 'aws' && parsed.service === 'iam' && parsed.resource === `policy/${name}`
}

export const rolesAreNotOpenToAll = control({
  id: 'Demarc.IAM.2',
  on: 'AWS::IAM::Role',
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title:
    'The trust policy of a role names who may assume it: not everyone, and of a shared identity provider its own tenant alone.',
  reads: ['AssumeRolePolicyDocument'],
  holds: (role) => {
    const parsed = parsePolicy(role.AssumeRolePolicyDocument)
    if (!parsed.ok) return unknown(`the trust policy is not understood: ${parsed.problems.join('; ')}`)
    if (isPublic(parsed.policy)) return false
    const shared = sharedTrustsOf(parsed.policy)
    if (shared.some(({ tenancy }) => tenancy === 'open')) return false
    return (
      shared.length === 0 || unknown(...shared.map(({ issuer }) => `which tenants of ${issuer} may assume the role`))
    )
  },
  fix: 'Name the accounts, roles or services that may assume the role instead of *. For a shared identity provider such as GitHub Actions, name the organization and repository in a condition on its sub claim.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html',
})

/** AWSSupportAccess in each partition. */
const supportPolicies = ['aws', 'aws-cn', 'aws-us-gov'].map(
  (partition) => `arn:${partition}:iam::aws:policy/AWSSupportAccess`,
)
const withSupport = {
  where: 'ManagedPolicyArns',
  is: () => supportPolicies,
  within: 'account',
  reads: ['ManagedPolicyArns'],
} as const

export const supportIsReachable = control({
  id: 'IAM.18',
  compared: '2026-11-30',
  parameters: { policyARN: { value: 'AWSSupportAccess' }, policyUsageType: { value: 'ANY' } },
  configRule: 'iam-support-policy-in-use',
  on: 'Demarc::Account::Account',
  responsibility: 'incident-response',
  severity: 'low',
  title: 'A role, a user or a group with members may open cases with AWS Support.',
  reads: [],
  near: {
    roles: those('AWS::IAM::Role', withSupport),
    users: those('AWS::IAM::User', withSupport),
    groups: those('AWS::IAM::Group', { ...withSupport, reads: ['GroupName'] }),
    members: those('AWS::IAM::User', {
      where: 'Groups',
      is: (_, __, { groups }) => groups?.flatMap(({ properties }) => [`${properties['GroupName']}`]),
      within: 'account',
      reads: ['Groups'],
    }),
  },
  // a group without a member is no use of the policy (config/latest/developerguide/iam-policy-in-use.html)
  holds: (_, { near }) =>
    any(
      () => near.roles.some(),
      () => near.users.some(),
      () => near.members.some(),
    ),
  fix: 'Create a role with the AWS managed policy AWSSupportAccess for those who handle incidents.',
  source: `${docs}#iam-18`,
})
