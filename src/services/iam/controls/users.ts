import { type Answer, unknown } from '../../../controls/answer.ts'
import { type Control, control } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import type { Parameters } from '../../../controls/parameters.ts'
import type { AccessKeyFacts } from '../live.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html'

export const usersHaveNoPolicies = control({
  id: 'IAM.2',
  compared: '2026-11-30',
  configRule: 'iam-user-no-policies-check',
  on: 'AWS::IAM::User',
  responsibility: 'permissions-by-group',
  severity: 'low',
  title: 'A user has its permissions from groups or roles, not from policies of its own.',
  reads: ['ManagedPolicyArns', 'Policies'],
  holds: (user) => !user.ManagedPolicyArns?.length && !user.Policies?.length,
  fix: 'Attach the policies to a group, make the user a member, and detach them from the user.',
  source: `${docs}#iam-2`,
})

const active = (keys: readonly AccessKeyFacts[] | null): readonly AccessKeyFacts[] =>
  (keys ?? []).filter((key) => key.Active)

export const accessKeysAreRotated = control({
  id: 'IAM.3',
  compared: '2026-11-30',
  parameters: { maxAccessKeyAge: { value: 90 } },
  configRule: 'access-keys-rotated',
  on: 'AWS::IAM::User',
  responsibility: 'credential-hygiene',
  severity: 'medium',
  title: 'An active access key of a user is at most {maxAccessKeyAge} days old.',
  reads: ['state.AccessKeys'],
  applies: (_, at) => active(at.state.AccessKeys).length > 0,
  holds: (_, at) => {
    const ages = active(at.state.AccessKeys).map(({ AgeDays }) => AgeDays)
    if (ages.some((age) => age !== null && age > at.parameters.maxAccessKeyAge)) return false
    return ages.includes(null) ? unknown('the credential report does not say how old a key is') : true
  },
  fix: 'Make a new key, put it to use, and delete the old one; better, use a role and no key.',
  source: `${docs}#iam-3`,
})

export const consoleUsersHaveMfa = control({
  id: 'IAM.5',
  compared: '2026-11-30',
  configRule: 'mfa-enabled-for-iam-console-access',
  on: 'AWS::IAM::User',
  responsibility: 'mfa',
  severity: 'medium',
  title: 'A user with a console password has MFA.',
  reads: ['state.PasswordEnabled', 'state.MfaActive'],
  applies: (_, at) => at.state.PasswordEnabled === true,
  holds: (_, at) => at.state.MfaActive,
  fix: 'Assign an MFA device to the user, a security key if possible.',
  source: `${docs}#iam-5`,
})

export const usersHaveMfa = control({
  id: 'IAM.19',
  compared: '2026-11-30',
  configRule: 'iam-user-mfa-enabled',
  on: 'AWS::IAM::User',
  responsibility: 'mfa',
  severity: 'medium',
  title: 'Every IAM user has MFA.',
  reads: ['state.MfaActive'],
  holds: (_, at) => at.state.MfaActive,
  fix: 'Assign an MFA device to the user; a program should use a role instead of a user.',
  source: `${docs}#iam-19`,
})

/** Whether every credential that is active was used in the last days; one that never was counts from when it was made. */
function usedWithin(days: number, passwordUnused: number | null, keys: readonly AccessKeyFacts[] | null): Answer {
  const idle = [
    ...(passwordUnused === null ? [] : [passwordUnused]),
    ...active(keys).map((key) => key.UsedDays ?? key.AgeDays),
  ]
  if (idle.some((age) => age !== null && age > days)) return false
  return idle.includes(null) ? unknown('the credential report does not say when a key was used or made') : true
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
    title: `A user has no password or active access key that was not used for ${days} days.`,
    reads: ['state.PasswordUnusedDays', 'state.AccessKeys'],
    holds: (_, at) => usedWithin(days, at.state.PasswordUnusedDays, at.state.AccessKeys),
    fix: 'Delete the unused password (DeleteLoginProfile) or deactivate the unused key.',
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
  title: 'An expired TLS certificate does not stay in IAM.',
  reads: ['state.ExpiresInDays'],
  holds: (_, at) =>
    at.state.ExpiresInDays === null ? unknown('IAM does not say when it expires') : at.state.ExpiresInDays >= 0,
  fix: 'Delete the certificate (DeleteServerCertificate); use AWS Certificate Manager, which renews by itself.',
  source: `${docs}#iam-26`,
})
