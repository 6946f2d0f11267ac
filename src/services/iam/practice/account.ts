import { drop, found } from '../../../practice/kind.ts'
import { awsError } from '../../../practice/service.ts'
import { tagPairs } from '../../../practice/tags.ts'
import { assignedDevices } from './mfa.ts'
import { shownPolicy, shownVersions } from './policies.ts'
import { credentialReport } from './report.ts'
import {
  attachedList,
  byName,
  type Definition,
  encoded,
  type Group,
  type IamState,
  inlineList,
  paged,
  type Role,
  shownGroup,
  type User,
} from './state.ts'
import { shownUser } from './users.ts'

const REPORT_LIVES_MS = 4 * 60 * 60 * 1000
const userDetail = (state: IamState, name: string, user: User) => ({
  ...shownUser(name, user),
  PasswordLastUsed: undefined,
  UserPolicyList: inlineList(user.inline),
  GroupList: user.groups,
  AttachedManagedPolicies: attachedList(state, user.attached),
})
const groupDetail = (state: IamState, name: string, group: Group) => ({
  ...shownGroup(name, group),
  GroupPolicyList: inlineList(group.inline),
  AttachedManagedPolicies: attachedList(state, group.attached),
})
const roleDetail = (state: IamState, RoleName: string, role: Role) => ({
  RoleName,
  RoleId: role.id,
  Arn: role.arn,
  Path: role.path,
  CreateDate: role.created,
  AssumeRolePolicyDocument: encoded(role.trust),
  RolePolicyList: inlineList(role.inline),
  AttachedManagedPolicies: attachedList(state, role.attached),
  Tags: tagPairs(role.tags),
})

/** Reads of IAM's account-wide settings. */
export const accountReads = {
  GetAccountAuthorizationDetails: (call) => {
    const { state, input } = call
    const filter = input.Filter ?? []
    const asked = (kind: (typeof filter)[number]): boolean => filter.length === 0 || filter.includes(kind)
    const all = [
      ...(asked('User') ? byName(state.users).map(([name, one]) => ({ User: userDetail(state, name, one) })) : []),
      ...(asked('Group') ? byName(state.groups).map(([name, one]) => ({ Group: groupDetail(state, name, one) })) : []),
      ...(asked('Role') ? byName(state.roles).map(([name, one]) => ({ Role: roleDetail(state, name, one) })) : []),
      ...byName(state.policies)
        .filter(([, { aws }]) => asked(aws ? 'AWSManagedPolicy' : 'LocalManagedPolicy'))
        .map(([arn, one]) => ({
          Policy: { ...shownPolicy(state, arn, one), PolicyVersionList: shownVersions(one, true) },
        })),
    ]
    const { shown, ...more } = paged(call, { shown: all })
    return {
      UserDetailList: shown.flatMap((one) => ('User' in one ? [one.User] : [])),
      GroupDetailList: shown.flatMap((one) => ('Group' in one ? [one.Group] : [])),
      RoleDetailList: shown.flatMap((one) => ('Role' in one ? [one.Role] : [])),
      Policies: shown.flatMap((one) => ('Policy' in one ? [one.Policy] : [])),
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
      ReportFormat: 'text/csv',
      GeneratedTime: new Date(reportAt),
    }
  },
  ListServerCertificates: (call) => paged(call, { ServerCertificateMetadataList: call.state.certificates }),
} satisfies Definition['reads']

export const accountChanges = {
  GenerateCredentialReport: ({ state, now }) => {
    const at = state.reportAt
    if (at !== null && now.getTime() - Date.parse(at) <= REPORT_LIVES_MS) return { State: 'COMPLETE' }
    // the first call starts the report, which the next call finds complete
    state.reportAt = now.toISOString()
    return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' }
  },
  UpdateAccountPasswordPolicy: ({ input, state }) => {
    const length = input.MinimumPasswordLength ?? 6
    if (length < 6 || length > 128)
      throw awsError(
        'ValidationError',
        "Value at 'minimumPasswordLength' failed to satisfy constraint: between 6 and 128",
      )
    // absent members return to their defaults (IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html)
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
  },
  DeleteAccountPasswordPolicy: ({ state, account }) => {
    if (!state.passwordPolicy)
      throw awsError('NoSuchEntity', `The account policy with name ${account} cannot be found.`, 404)
    state.passwordPolicy = null
  },
  DeleteServerCertificate: (call) => {
    const { ServerCertificateName: name } = call.input
    const isIt = (one: (typeof call.state.certificates)[number]) => one.ServerCertificateName === name
    const missing = () => awsError('NoSuchEntity', `The Server Certificate with name ${name} cannot be found.`, 404)
    found(call.state.certificates.find(isIt), missing)
    drop(call.state.certificates, isIt)
  },
} satisfies NonNullable<Definition['changes']>
