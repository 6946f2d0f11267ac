import type {
  GetAccountAuthorizationDetailsResponse,
  GroupDetail,
  ManagedPolicyDetail,
  PasswordPolicy,
  RoleDetail,
  UserDetail,
} from '@aws-sdk/client-iam'
import { collector, detail, pages, type Reach, type Seed, tagRecord } from '../../../collect/collector.ts'
import { daysSince } from '../../../core/clock.ts'
import { partitionCalled } from '../../../core/partition.ts'
import { resourceId } from '../../../model/resource.ts'
import type { AccessKeyFacts } from '../live.ts'
import { readAccountSummary } from './account-summary.ts'
import { type CredentialReport, type ReportRow, ROOT_ROW, readCredentialReport } from './credential-report.ts'
import { virtualDevices, virtualOf } from './mfa-devices.ts'
import { readPasswordPolicy } from './password-policy.ts'

interface Inline {
  readonly PolicyName?: string | undefined
  readonly PolicyDocument?: string | undefined
}

/** IAM returns policy documents URL-encoded (RFC 3986). */
const decoded = (text: string | undefined): string | null => (text === undefined ? null : decodeURIComponent(text))
const inline = (policies: readonly Inline[] | undefined) =>
  (policies ?? []).map(({ PolicyName, PolicyDocument }) => ({
    PolicyName,
    PolicyDocument: decoded(PolicyDocument) ?? undefined,
  }))
const attached = (policies: readonly { readonly PolicyArn?: string | undefined }[] | undefined): string[] =>
  (policies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? [])

/** Users, groups, roles and customer managed policies, all from one listing. */
export const identities = collector({
  types: ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy'],
  service: 'iam',
  scope: 'global',
  needs: ['iam:GetAccountAuthorizationDetails'],
  async *list({ client }) {
    const iam = await client('iam')
    yield* pages<GetAccountAuthorizationDetailsResponse, Seed>(
      (Marker) =>
        iam.getAccountAuthorizationDetails({
          Filter: ['User', 'Group', 'Role', 'LocalManagedPolicy'],
          MaxItems: 1000,
          Marker,
        }),
      (answer) => [
        ...(answer.UserDetailList ?? []).flatMap(userSeed),
        ...(answer.GroupDetailList ?? []).flatMap(groupSeed),
        ...(answer.RoleDetailList ?? []).flatMap(roleSeed),
        ...(answer.Policies ?? []).flatMap(policySeed),
      ],
      (answer) => (answer.IsTruncated ? answer.Marker : undefined),
    )
  },
  details: [
    detail({
      on: 'AWS::IAM::User',
      needs: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
      fills: ['state.PasswordEnabled', 'state.MfaActive', 'state.PasswordUnusedDays', 'state.AccessKeys'],
      async get(reach, user) {
        const row = (await credentialReport(reach)).rows.get(user.name)
        // the report is older than this user, and says nothing about it
        if (!row) return {}
        return {
          state: {
            PasswordEnabled: row.passwordEnabled,
            MfaActive: row.mfaActive,
            PasswordUnusedDays: passwordUnusedDays(row, reach.now),
            AccessKeys: keyFacts(row, reach.now),
          },
        }
      },
    }),
  ],
})

/** The credential report, read once per scan. */
const credentialReport = ({ client, once }: Reach): Promise<CredentialReport> =>
  once('iam credential report', async () => readCredentialReport(await client('iam')))

const age = (time: string | null, now: number): number | null => (time === null ? null : daysSince(time, now))

/** Days since the password was last used, or since it was set if it was never used; null without a password. */
const passwordUnusedDays = (row: ReportRow, now: number): number | null =>
  row.passwordEnabled ? age(row.passwordLastUsedAt ?? row.passwordChangedAt, now) : null

const keyFacts = ({ keys }: ReportRow, now: number): readonly AccessKeyFacts[] =>
  keys.map(({ slot, active, since, lastUsedAt }) => ({
    Slot: slot,
    Active: active,
    AgeDays: age(since, now),
    UsedDays: age(lastUsedAt, now),
  }))

function userSeed(user: UserDetail): Seed<'AWS::IAM::User'>[] {
  const { Arn, UserName } = user
  if (!Arn || !UserName) return []
  return [
    {
      type: 'AWS::IAM::User',
      id: Arn,
      name: UserName,
      tags: tagRecord(user.Tags),
      properties: {
        UserName,
        Groups: user.GroupList ?? [],
        ManagedPolicyArns: attached(user.AttachedManagedPolicies),
        Policies: inline(user.UserPolicyList),
      },
    },
  ]
}

function groupSeed({
  Arn,
  GroupName,
  AttachedManagedPolicies,
  GroupPolicyList,
}: GroupDetail): Seed<'AWS::IAM::Group'>[] {
  if (!Arn || !GroupName) return []
  const properties = {
    GroupName,
    ManagedPolicyArns: attached(AttachedManagedPolicies),
    Policies: inline(GroupPolicyList),
  }
  return [{ type: 'AWS::IAM::Group', id: Arn, name: GroupName, properties }]
}

/** Service-linked roles are left out: only the AWS service can change them. */
function roleSeed(role: RoleDetail): Seed<'AWS::IAM::Role'>[] {
  const { Arn, RoleName, Path } = role
  if (!Arn || !RoleName || Path?.startsWith('/aws-service-role/')) return []
  return [
    {
      type: 'AWS::IAM::Role',
      id: Arn,
      name: RoleName,
      tags: tagRecord(role.Tags),
      properties: {
        RoleName,
        AssumeRolePolicyDocument: decoded(role.AssumeRolePolicyDocument),
        ManagedPolicyArns: attached(role.AttachedManagedPolicies),
        Policies: inline(role.RolePolicyList),
      },
    },
  ]
}

function policySeed(policy: ManagedPolicyDetail): Seed<'AWS::IAM::ManagedPolicy'>[] {
  const { Arn, PolicyVersionList = [] } = policy
  if (!Arn) return []
  // the name is the last part of the ARN, after the path; other implementations of AWS leave PolicyName out
  const PolicyName = policy.PolicyName ?? Arn.slice(Arn.lastIndexOf('/') + 1)
  const current = PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion)
  return [
    {
      type: 'AWS::IAM::ManagedPolicy',
      id: Arn,
      name: PolicyName,
      properties: {
        PolicyArn: Arn,
        ManagedPolicyName: PolicyName,
        AttachmentCount: policy.AttachmentCount,
        // optional in the response (IAM/latest/APIReference/API_ManagedPolicyDetail.html): if it is absent, the policy
        // may still be a boundary
        PermissionsBoundaryUsageCount: policy.PermissionsBoundaryUsageCount,
        PolicyDocument: decoded(current?.Document),
      },
    },
  ]
}

const ROOT_TYPE = 'Demarc::IAM::RootUser'

export const rootUser = collector({
  types: [ROOT_TYPE],
  service: 'iam',
  scope: 'global',
  needs: [],
  async *list({ account, partition }) {
    const { root } = partitionCalled(partition)
    if (root === 'none') return
    const properties = { ConsoleSignIn: root === 'console' }
    yield { type: ROOT_TYPE, id: `arn:${partition}:iam::${account}:root`, name: 'root user', properties }
  },
  details: [
    detail({
      on: ROOT_TYPE,
      needs: ['iam:GetAccountSummary'],
      fills: ['AccessKeysPresent', 'SigningCertificatesPresent', 'PasswordPresent', 'MfaEnabled'],
      async get({ client }) {
        const summary = await readAccountSummary(await client('iam'))
        return {
          properties: {
            // the summary always has this count; it has the password's entry only since centralized root access exists
            AccessKeysPresent: summary.rootAccessKeys ?? undefined,
            SigningCertificatesPresent: summary.rootCertificates ?? undefined,
            PasswordPresent: summary.rootPassword,
            MfaEnabled: summary.rootMfa ?? undefined,
          },
        }
      },
    }),
    detail({
      on: ROOT_TYPE,
      needs: ['iam:ListVirtualMFADevices'],
      fills: ['VirtualMfaDevice'],
      async get({ client }, root) {
        const own = virtualOf(await virtualDevices(await client('iam'), 'Assigned'), root.id)
        return { properties: { VirtualMfaDevice: own.at(-1)?.serial ?? null } }
      },
    }),
    detail({
      on: ROOT_TYPE,
      needs: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
      fills: ['AccessKeys'],
      async get(reach) {
        const row = (await credentialReport(reach)).rows.get(ROOT_ROW)
        return row ? { properties: { AccessKeys: keyFacts(row, reach.now) } } : {}
      },
    }),
  ],
})

/** The account's password policy. An account without one is listed too, because its responsibility exists anyway. */
export const passwordPolicy = collector({
  types: ['Demarc::IAM::PasswordPolicy'],
  service: 'iam',
  scope: 'global',
  needs: [],
  async *list({ account }) {
    const type = 'Demarc::IAM::PasswordPolicy'
    yield { type, id: resourceId(type, account, 'global'), name: 'password policy', properties: {} }
  },
  details: [
    detail({
      on: 'Demarc::IAM::PasswordPolicy',
      needs: ['iam:GetAccountPasswordPolicy'],
      fills: [
        'MinimumPasswordLength',
        'RequireSymbols',
        'RequireNumbers',
        'RequireUppercaseCharacters',
        'RequireLowercaseCharacters',
        'PasswordReusePrevention',
        'MaxPasswordAge',
      ],
      async get({ client }) {
        const policy = await readPasswordPolicy(await client('iam'))
        // a policy always has these members; null without a policy
        const stated = <K extends keyof PasswordPolicy>(name: K): PasswordPolicy[K] | null =>
          policy === null ? null : policy[name]
        return {
          properties: {
            MinimumPasswordLength: stated('MinimumPasswordLength'),
            RequireSymbols: stated('RequireSymbols'),
            RequireNumbers: stated('RequireNumbers'),
            RequireUppercaseCharacters: stated('RequireUppercaseCharacters'),
            RequireLowercaseCharacters: stated('RequireLowercaseCharacters'),
            PasswordReusePrevention: policy?.PasswordReusePrevention ?? null,
            MaxPasswordAge: policy?.MaxPasswordAge ?? null,
          },
        }
      },
    }),
  ],
})

const DAY_MS = 86_400_000

export const serverCertificates = collector({
  types: ['AWS::IAM::ServerCertificate'],
  service: 'iam',
  scope: 'global',
  needs: ['iam:ListServerCertificates'],
  async *list({ client, now }) {
    const iam = await client('iam')
    const found = pages(
      (Marker) => iam.listServerCertificates({ Marker }),
      (answer) => answer.ServerCertificateMetadataList,
      (answer) => answer.Marker,
    )
    for await (const { Arn, ServerCertificateName, Expiration } of found) {
      if (!Arn || !ServerCertificateName) continue
      yield {
        type: 'AWS::IAM::ServerCertificate',
        id: Arn,
        name: ServerCertificateName,
        properties: { Arn, ServerCertificateName },
        state: { ExpiresInDays: Expiration ? Math.floor((Expiration.getTime() - now) / DAY_MS) : null },
      }
    }
  },
})
