import { type Answer, unknown } from '../../../controls/answer.ts'
import { type Control, control } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import type { Parameters } from '../../../controls/parameters.ts'
import { listed, numberOfDays } from '../../../controls/wording.ts'
import type { AccessKeyFacts } from '../live.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html'

interface OwnPolicies {
  readonly ManagedPolicyArns: readonly string[] | null
  readonly Policies: readonly { readonly PolicyName?: string | undefined }[] | null
}

/** The names of a user's attached policies and inline policies. */
const ownPolicies = ({ ManagedPolicyArns, Policies }: OwnPolicies): readonly string[] => [
  ...(ManagedPolicyArns ?? []).map((arn) => arn.slice(arn.lastIndexOf('/') + 1)),
  ...(Policies ?? []).map(({ PolicyName }) => PolicyName ?? 'an inline policy'),
]

export const usersHaveNoPolicies = control({
  id: 'IAM.2',
  compared: '2026-11-30',
  configRule: 'iam-user-no-policies-check',
  on: 'AWS::IAM::User',
  responsibility: 'permissions-by-group',
  severity: 'low',
  title: 'IAM users should have no inline or directly attached policies',
  finding: (user) => `Policies on the user: ${listed(ownPolicies(user), 2)}`,
  reads: ['ManagedPolicyArns', 'Policies'],
  holds: (user) => !user.ManagedPolicyArns?.length && !user.Policies?.length,
  fix: 'Attach the policies to a group, add the user to it, and detach them from the user (AttachGroupPolicy, DetachUserPolicy).',
  source: `${docs}#iam-2`,
})

const active = (keys: readonly AccessKeyFacts[] | null): readonly AccessKeyFacts[] =>
  (keys ?? []).filter((key) => key.Active)

const tooOld = (keys: readonly AccessKeyFacts[] | null, most: number): readonly AccessKeyFacts[] =>
  active(keys).filter(({ AgeDays }) => AgeDays !== null && AgeDays > most)

export const accessKeysAreRotated = control({
  id: 'IAM.3',
  compared: '2026-11-30',
  parameters: { maxAccessKeyAge: { value: 90 } },
  configRule: 'access-keys-rotated',
  on: 'AWS::IAM::User',
  responsibility: 'credential-hygiene',
  severity: 'medium',
  title: 'IAM user access keys should be rotated at least every {maxAccessKeyAge} days',
  finding: (_, { state, parameters }) => {
    const old = tooOld(state.AccessKeys, parameters.maxAccessKeyAge)
    return `${listed(old.map((key) => `Access key ${key.Slot} is ${numberOfDays(key.AgeDays ?? 0)} old`))} (at most ${parameters.maxAccessKeyAge})`
  },
  reads: ['state.AccessKeys'],
  applies: (_, at) => active(at.state.AccessKeys).length > 0,
  holds: (_, at) => {
    if (tooOld(at.state.AccessKeys, at.parameters.maxAccessKeyAge).length > 0) return false
    return active(at.state.AccessKeys).some(({ AgeDays }) => AgeDays === null)
      ? unknown('the credential report does not say how old a key is')
      : true
  },
  fix: 'Create a new key, deploy it, and delete the old one (CreateAccessKey, DeleteAccessKey). Better: use a role, which needs no access key.',
  source: `${docs}#iam-3`,
})

export const consoleUsersHaveMfa = control({
  id: 'IAM.5',
  compared: '2026-11-30',
  configRule: 'mfa-enabled-for-iam-console-access',
  on: 'AWS::IAM::User',
  responsibility: 'mfa',
  severity: 'medium',
  title: 'IAM users with a console password should have MFA enabled',
  finding: 'User has a console password and no MFA device',
  reads: ['state.PasswordEnabled', 'state.MfaActive'],
  applies: (_, at) => at.state.PasswordEnabled === true,
  holds: (_, at) => at.state.MfaActive,
  fix: 'Assign an MFA device to the user, a security key if possible (EnableMFADevice).',
  source: `${docs}#iam-5`,
})

export const usersHaveMfa = control({
  id: 'IAM.19',
  compared: '2026-11-30',
  configRule: 'iam-user-mfa-enabled',
  on: 'AWS::IAM::User',
  responsibility: 'mfa',
  severity: 'medium',
  title: 'IAM users should have MFA enabled',
  finding: 'User has no MFA device',
  reads: ['state.MfaActive'],
  holds: (_, at) => at.state.MfaActive,
  fix: 'Assign an MFA device to the user (EnableMFADevice). Replace a user of a program with a role.',
  source: `${docs}#iam-19`,
})

interface Idle {
  readonly what: string
  /** Days since it was last used, or since it was created if it was never used. */
  readonly days: number | null
}

const idleOf = (passwordUnused: number | null, keys: readonly AccessKeyFacts[] | null): readonly Idle[] => [
  ...(passwordUnused === null ? [] : [{ what: 'password', days: passwordUnused }]),
  ...active(keys).map((key) => ({ what: `access key ${key.Slot}`, days: key.UsedDays ?? key.AgeDays })),
]

const idleFor = (all: readonly Idle[], days: number): readonly Idle[] =>
  all.filter((one) => one.days !== null && one.days > days)

/** Whether every active credential was used within the days; one that was never used counts from its creation. */
function usedWithin(days: number, all: readonly Idle[]): Answer {
  if (idleFor(all, days).length > 0) return false
  return all.some((one) => one.days === null)
    ? unknown('the credential report does not say when a key was used or made')
    : true
}

const unused = (id: string, configRule: string, days: number, parameters: Parameters) =>
  control({
    id,
    compared: '2026-11-30',
    parameters,
    configRule,
    on: 'AWS::IAM::User',
    responsibility: 'credential-hygiene',
    severity: 'medium',
    title: `IAM user passwords and access keys that were not used for ${days} days should be removed`,
    finding: (_, { state }) =>
      `Unused for more than ${days} days: ${listed(idleFor(idleOf(state.PasswordUnusedDays, state.AccessKeys), days).map((one) => `${one.what} (${one.days} days)`))}`,
    reads: ['state.PasswordUnusedDays', 'state.AccessKeys'],
    holds: (_, at) => usedWithin(days, idleOf(at.state.PasswordUnusedDays, at.state.AccessKeys)),
    fix: 'Delete the unused password (DeleteLoginProfile) or deactivate the unused access key (UpdateAccessKey).',
    source: anchorOf(docs, id),
  })

export const credentialsAreInUse: Control = unused('IAM.8', 'iam-user-unused-credentials-check', 90, {
  maxCredentialUsageAge: { value: 90 },
})
export const credentialsAreInFrequentUse: Control = unused('IAM.22', 'iam-user-unused-credentials-check-45', 45, {})

export const serverCertificatesAreCurrent = control({
  id: 'IAM.26',
  compared: '2026-11-30',
  configRule: 'iam-server-certificate-expiration-check',
  on: 'AWS::IAM::ServerCertificate',
  responsibility: 'credential-hygiene',
  severity: 'medium',
  title: 'Expired SSL/TLS certificates should be removed from IAM',
  finding: (_, { state }) => `Certificate expired ${numberOfDays(-(state.ExpiresInDays ?? 0))} ago`,
  reads: ['state.ExpiresInDays'],
  holds: (_, at) =>
    at.state.ExpiresInDays === null ? unknown('IAM does not say when it expires') : at.state.ExpiresInDays >= 0,
  fix: 'Delete the certificate (DeleteServerCertificate); use AWS Certificate Manager, which renews certificates automatically.',
  source: `${docs}#iam-26`,
})
