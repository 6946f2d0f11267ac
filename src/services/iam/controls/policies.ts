import { type Answer, unknown } from '../../../controls/answer.ts'
import { type Control, control, those } from '../../../controls/control.ts'
import { any } from '../../../controls/found.ts'
import { listed } from '../../../controls/wording.ts'
import { parseArn } from '../../../core/arn.ts'
import { partitionNames } from '../../../core/partition.ts'
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

/** An administrator's statement: all actions on all resources. */
const isAdmin = (statement: Statement): boolean => grantsAll(statement) && appliesTo(statement, '*')

/**
 * Allows decryption with every key of the account. AWS checks the Resource and ignores conditions (the page of KMS.1).
 */
const decryptsWithAnyKey =
  (id: string) =>
  (statement: Statement): boolean => {
    const { partition = 'aws', account } = parseArn(id) ?? {}
    return (
      DECRYPTION.some((action) => grants(statement, action)) &&
      appliesToAnyKey(statement, { partition, account: account || undefined })
    )
  }

/** Whether no statement of a document is wrong; unknown if the document cannot be parsed. */
function without(document: unknown, wrong: (statement: Statement) => boolean): Answer {
  const parsed = parsePolicy(document)
  if (!parsed.ok) return unknown(`the policy is not understood: ${parsed.problems.join('; ')}`)
  return !parsed.policy.statements.some(wrong)
}

/** The same for all inline policies: one that is wrong decides, then one that cannot be parsed. */
function inlineWithout(policies: readonly Inline[] | null, wrong: (statement: Statement) => boolean): Answer {
  const answers = (policies ?? []).map(({ PolicyDocument }) => without(PolicyDocument, wrong))
  if (answers.includes(false)) return false
  return answers.find((answer) => typeof answer === 'object') ?? true
}

/** The wrong statements of a document; none if it cannot be parsed. */
function wrongIn(document: unknown, wrong: (statement: Statement) => boolean): readonly Statement[] {
  const parsed = parsePolicy(document)
  return parsed.ok ? parsed.policy.statements.filter(wrong) : []
}

/** The names of the wrong inline policies, in the words of a finding. */
const wrongInline = (policies: readonly Inline[] | null, wrong: (statement: Statement) => boolean): string =>
  listed(
    (policies ?? []).flatMap((one) =>
      wrongIn(one.PolicyDocument, wrong).length > 0 ? (one.PolicyName ?? 'without a name') : [],
    ),
    1,
  )

/** The services of which a policy allows all actions: `s3:* and kms:*`, `all actions except iam:*`. */
function wholeServicesOf(document: unknown): string {
  const actions = wrongIn(document, grantsWholeService).map((one) => one.actions)
  const except = actions.find(({ not }) => not)
  return except
    ? `all actions except ${listed(except.patterns, 2)}`
    : listed(actions.flatMap(({ patterns }) => patterns.filter((one) => /^[^:]*:?[*?]+$/.test(one))))
}

/** The decryption actions that a policy allows with every key of the account. */
const decryptionOf = (document: unknown, id: string): string => {
  const statements = wrongIn(document, decryptsWithAnyKey(id))
  return listed(DECRYPTION.filter((action) => statements.some((one) => grants(one, action))))
}

const parameters = { excludePermissionBoundaryPolicy: { value: true } } as const
const policyReads = ['PolicyDocument', 'PermissionsBoundaryUsageCount'] as const

/**
 * AWS excludes every policy that is used as a permissions boundary, even one that is also attached; Demarc.IAM.8 checks
 * those (config/latest/developerguide/iam-policy-no-statements-with-admin-access.html).
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
  title: 'IAM customer managed policies should not allow all actions on all resources ("*:*" administrator access)',
  finding: 'Policy allows all actions on all resources',
  reads: policyReads,
  applies: (policy) => !isBoundary(policy),
  holds: (policy) => without(policy.PolicyDocument, isAdmin),
  fix: 'Replace the statement with the actions in use (CreatePolicyVersion); IAM Access Analyzer generates them from CloudTrail.',
  source: `${docs}#iam-1`,
})

export const attachedBoundariesAreNotAdministrative = control({
  id: 'Demarc.IAM.8',
  on: 'AWS::IAM::ManagedPolicy',
  responsibility: 'least-privilege',
  severity: 'high',
  title: 'IAM permissions boundaries that are also attached should not allow all actions on all resources',
  finding: 'Permissions boundary is also attached, and allows all actions on all resources',
  reads: ['PolicyDocument', 'PermissionsBoundaryUsageCount', 'AttachmentCount'],
  // a policy grants nothing as a boundary; attached, it grants what it allows
  applies: (policy) => isBoundary(policy) && (policy.AttachmentCount ?? 0) > 0,
  holds: (policy) => without(policy.PolicyDocument, isAdmin),
  fix: 'Attach a policy with the actions in use instead (AttachRolePolicy, DetachRolePolicy), and keep this one as the boundary.',
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
  title: 'IAM customer managed policies should not allow all actions of a service (service:*)',
  finding: (policy) => `Policy allows ${wholeServicesOf(policy.PolicyDocument)}`,
  reads: policyReads,
  applies: (policy) => !isBoundary(policy),
  holds: (policy) => without(policy.PolicyDocument, grantsWholeService),
  fix: 'Name the actions that are needed instead of service:* or NotAction (CreatePolicyVersion).',
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
  title: 'IAM customer managed policies should not allow decryption actions on all KMS keys',
  finding: (policy, at) => `Policy allows ${decryptionOf(policy.PolicyDocument, at.id)} on all KMS keys`,
  reads: policyReads,
  applies: (policy) => !isBoundary(policy),
  holds: (policy, at) => without(policy.PolicyDocument, decryptsWithAnyKey(at.id)),
  fix: 'Name the key ARNs in the Resource of the statement that allows kms:Decrypt or kms:ReEncryptFrom (CreatePolicyVersion).',
  source: `${kmsDocs}#kms-1`,
})

const holders = ['AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::Group'] as const
const nameOf = { 'AWS::IAM::User': 'user', 'AWS::IAM::Role': 'role', 'AWS::IAM::Group': 'group' } as const

/** The same three controls for users, roles and groups: AWS's controls check all three. */
export const ofHolders: readonly Control[] = holders.flatMap((on) => [
  control({
    id: 'KMS.2',
    compared: '2026-11-30',
    parameters: { blockedActionsPatterns: { value: DECRYPTION } },
    configRule: 'iam-inline-policy-blocked-kms-actions',
    on,
    responsibility: 'least-privilege',
    severity: 'medium',
    title: `IAM ${nameOf[on]} inline policies should not allow decryption actions on all KMS keys`,
    finding: (holder, at) =>
      `Inline policy ${wrongInline(holder.Policies, decryptsWithAnyKey(at.id))} allows decryption with any KMS key`,
    reads: ['Policies'],
    holds: (holder, at) => inlineWithout(holder.Policies, decryptsWithAnyKey(at.id)),
    fix: `Name the key ARNs in the Resource of the statement that allows kms:Decrypt or kms:ReEncryptFrom (\`aws iam put-${nameOf[on]}-policy\`).`,
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
    title: `IAM ${nameOf[on]}s should not have the AWSCloudShellFullAccess policy attached`,
    finding: 'AWSCloudShellFullAccess is attached, which allows file transfer by CloudShell',
    reads: ['ManagedPolicyArns'],
    holds: (holder) => !(holder.ManagedPolicyArns ?? []).some((arn) => isAwsPolicy(arn, 'AWSCloudShellFullAccess')),
    fix: 'Detach AWSCloudShellFullAccess; a customer managed policy can allow CloudShell without file transfer.',
    source: `${docs}#iam-27`,
  }),
  control({
    id: 'Demarc.IAM.1',
    on,
    responsibility: 'least-privilege',
    severity: 'high',
    title: `IAM ${nameOf[on]} inline policies should not allow all actions on all resources`,
    finding: (holder) => `Inline policy ${wrongInline(holder.Policies, isAdmin)} allows all actions on all resources`,
    reads: ['Policies'],
    holds: (holder) => inlineWithout(holder.Policies, isAdmin),
    fix: 'Replace the inline policy with a managed policy that allows the actions in use.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  }),
])

/** An AWS managed policy by its exact name, in any partition. */
const isAwsPolicy = (arn: string, name: string): boolean => {
  const parsed = parseArn(arn)
  return parsed?.account === 'aws' && parsed.service === 'iam' && parsed.resource === `policy/${name}`
}

/**
 * What a trust policy allows too widely: any principal, or any tenant of an identity provider that many organizations
 * share.
 */
function trustFault(document: unknown): string {
  const parsed = parsePolicy(document)
  const shared = parsed.ok ? sharedTrustsOf(parsed.policy) : []
  if (!parsed.ok || isPublic(parsed.policy)) return 'Trust policy allows any AWS principal to assume the role'
  const open = shared.filter(({ tenancy }) => tenancy === 'open')
  return `Trust policy allows any tenant of ${listed(
    open.map(({ issuer }) => issuer),
    1,
  )} to assume the role`
}

export const rolesAreNotOpenToAll = control({
  id: 'Demarc.IAM.2',
  on: 'AWS::IAM::Role',
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'IAM role trust policies should not allow any AWS principal or any tenant of a shared identity provider',
  finding: (role) => trustFault(role.AssumeRolePolicyDocument),
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
  fix: 'Name the accounts, roles or services that may assume the role instead of * (UpdateAssumeRolePolicy). For a shared identity provider such as GitHub Actions, name the organization and repository in a condition on its sub claim.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html',
})

/** AWSSupportAccess in each partition. */
const supportPolicies = partitionNames.map((partition) => `arn:${partition}:iam::aws:policy/AWSSupportAccess`)
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
  title: 'AWS accounts should have a role, user or group member with the AWSSupportAccess policy',
  finding: 'No role, user or group with members has AWSSupportAccess attached',
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
  // AWS does not count a group without members (config/latest/developerguide/iam-policy-in-use.html)
  holds: (_, { near }) =>
    any(
      () => near.roles.some(),
      () => near.users.some(),
      () => near.members.some(),
    ),
  fix: 'Create a role with the AWS managed policy AWSSupportAccess for the people who handle incidents.',
  source: `${docs}#iam-18`,
})
