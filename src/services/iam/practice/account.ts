import { awsError } from '../../../practice/service.ts'
import { assignedDevices } from './mfa.ts'
import { shownPolicy, shownVersions } from './policies.ts'
import { credentialReport } from './report.ts'
import { attachedList, type Definition, encoded, inlineList } from './state.ts'
import { pageOf, shownUser } from './users.ts'

const REPORT_LIVES_MS = 4 * 60 * 60 * 1000
const sorted = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))

/** What IAM tells of the account as a whole. */
export const accountReads = {
  GetAccountAuthorizationDetails: (call) => {
    const { state, input } = call
    const filter = input.Filter ?? []
    const asked = (kind: (typeof filter)[number]): boolean => filter.length === 0 || filter.includes(kind)
    const all = [
      ...(asked('User') ? sorted(state.users).map(([name, user]) => ({ kind: 'user' as const, name, user })) : []),
      ...(asked('Group') ? sorted(state.groups).map(([name, group]) => ({ kind: 'group' as const, name, group })) : []),
      ...(asked('Role') ? sorted(state.roles).map(([name, role]) => ({ kind: 'role' as const, name, role })) : []),
      ...sorted(state.policies)
        .filter(([, { aws }]) => asked(aws ? 'AWSManagedPolicy' : 'LocalManagedPolicy'))
        .map(([arn, policy]) => ({ kind: 'policy' as const, arn, policy })),
    ]
    const { shown, more } = pageOf(call, all)
    return {
      UserDetailList: shown.flatMap((one) =>
        one.kind === 'user'
          ? [
              {
                ...shownUser(one.name, one.user),
                PasswordLastUsed: undefined,
                UserPolicyList: inlineList(one.user.inline),
                GroupList: one.user.groups,
                AttachedManagedPolicies: attachedList(state, one.user.attached),
              },
            ]
          : [],
      ),
      GroupDetailList: shown.flatMap((one) =>
        one.kind === 'group'
          ? [
              {
                GroupName: one.name,
                GroupId: one.group.id,
                Arn: one.group.arn,
                Path: one.group.path,
                CreateDate: new Date(one.group.created),
                GroupPolicyList: inlineList(one.group.inline),
                AttachedManagedPolicies: attachedList(state, one.group.attached),
              },
            ]
          : [],
      ),
      RoleDetailList: shown.flatMap((one) =>
        one.kind === 'role'
          ? [
              {
                RoleName: one.name,
                RoleId: one.role.id,
                Arn: one.role.arn,
                Path: one.role.path,
                CreateDate: new Date(one.role.created),
                AssumeRolePolicyDocument: encoded(one.role.trust),
                RolePolicyList: inlineList(one.role.inline),
                AttachedManagedPolicies: attachedList(state, one.role.attached),
                Tags: one.role.tags,
              },
            ]
          : [],
      ),
      Policies: shown.flatMap((one) =>
        one.kind === 'policy'
          ? [{ ...shownPolicy(state, one.arn, one.policy), PolicyVersionList: shownVersions(one.policy, true) }]
          : [],
      ),
      ...more,
    }
  },
  GetAccountSummary: ({ state }) => ({
    SummaryMap: {
      Users: Object.keys(state.users).length,
      Groups: Object.keys(state.groups).length,
      Roles: Object.keys(state.roles).length,
      Policies: Object.values(state.policies).filter(({ aws }) => !aws).length,
      ServerCertificates: state.certificates.length,
      MFADevices: Object.keys(state.devices).length,
      MFADevicesInUse: assignedDevices(state).length,
      AccountMFAEnabled: state.root.mfa.length > 0 ? 1 : 0,
      AccountAccessKeysPresent: Object.keys(state.root.accessKeys).length > 0 ? 1 : 0,
      AccountPasswordPresent: state.root.password ? 1 : 0,
      AccountSigningCertificatesPresent: Object.keys(state.root.signingCertificates).length > 0 ? 1 : 0,
      AccessKeysPerUserQuota: 2,
      AttachedPoliciesPerUserQuota: 10,
    },
  }),
  GetAccountPasswordPolicy: ({ state, account }) => {
    const policy = state.passwordPolicy
    if (!policy) throw awsError('NoSuchEntity', `The Password Policy with domain name ${account} cannot be found.`, 404)
    const { MaxPasswordAge, PasswordReusePrevention, ...rest } = policy
    return {
      PasswordPolicy: {
        ...rest,
        ExpirePasswords: MaxPasswordAge !== null,
        ...(MaxPasswordAge === null ? {} : { MaxPasswordAge }),
        ...(PasswordReusePrevention === null ? {} : { PasswordReusePrevention }),
      },
    }
  },
  ListAccountAliases: ({ state }) => ({
    AccountAliases: state.alias === null ? [] : [state.alias],
    IsTruncated: false,
  }),
  GetCredentialReport: (call) => {
    const { reportAt } = call.state
    if (reportAt === null)
      throw awsError(
        'ReportNotPresent',
        'No report exists with the given parameters. Please make sure a report has been generated.',
        410,
      )
    if (call.now.getTime() - Date.parse(reportAt) > REPORT_LIVES_MS)
      throw awsError('ReportExpired', 'The most recent report has expired. Please generate a new one.', 410)
    return {
      Content: new TextEncoder().encode(credentialReport(call)),
      ReportFormat: 'text/csv' as const,
      GeneratedTime: new Date(reportAt),
    }
  },
  ListServerCertificates: (call) => {
    const { shown, more } = pageOf(call, call.state.certificates)
    return {
      ServerCertificateMetadataList: shown.map(({ name, arn, id, uploaded, expires }) => ({
        ServerCertificateName: name,
        Arn: arn,
        ServerCertificateId: id,
        Path: '/',
        UploadDate: new Date(uploaded),
        Expiration: new Date(expires),
      })),
      ...more,
    }
  },
} satisfies Definition['reads']

export const accountChanges = {
  GenerateCredentialReport: ({ state, now }) => {
    const at = state.reportAt
    if (at !== null && now.getTime() - Date.parse(at) <= REPORT_LIVES_MS) return { State: 'COMPLETE' as const }
    // the first call starts it; the account is small, and the next finds it done
    state.reportAt = now.toISOString()
    return { State: 'STARTED' as const, Description: 'No report exists. Starting a new report generation task' }
  },
  UpdateAccountPasswordPolicy: ({ input, state }) => {
    const length = input.MinimumPasswordLength ?? 6
    if (length < 6 || length > 128)
      throw awsError(
        'ValidationError',
        "Value at 'minimumPasswordLength' failed to satisfy constraint: between 6 and 128",
        400,
      )
    // what is not named goes back to its default (IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html)
    state.passwordPolicy = {
      MinimumPasswordLength: length,
      RequireSymbols: input.RequireSymbols ?? false,
      RequireNumbers: input.RequireNumbers ?? false,
      RequireUppercaseCharacters: input.RequireUppercaseCharacters ?? false,
      RequireLowercaseCharacters: input.RequireLowercaseCharacters ?? false,
      AllowUsersToChangePassword: input.AllowUsersToChangePassword ?? false,
      MaxPasswordAge: input.MaxPasswordAge || null,
      PasswordReusePrevention: input.PasswordReusePrevention ?? null,
    }
    return undefined
  },
  DeleteAccountPasswordPolicy: ({ state, account }) => {
    if (!state.passwordPolicy)
      throw awsError('NoSuchEntity', `The account policy with name ${account} cannot be found.`, 404)
    state.passwordPolicy = null
    return undefined
  },
  DeleteServerCertificate: ({ input, state }) => {
    if (!state.certificates.some(({ name }) => name === input.ServerCertificateName))
      throw awsError(
        'NoSuchEntity',
        `The Server Certificate with name ${input.ServerCertificateName} cannot be found.`,
        404,
      )
    state.certificates = state.certificates.filter(({ name }) => name !== input.ServerCertificateName)
    return undefined
  },
} satisfies NonNullable<Definition['changes']>
