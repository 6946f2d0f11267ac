import { daysSince } from '../core/clock.ts'
import type { Measure, Mfa, NoAccessKeys, StrongPassword } from './audit.ts'
import { type DeviceFamily, deviceFamilies, type RootEvidence } from './evidence.ts'
import { isSealed, missingOf, type Seen, valueIn } from './seen.ts'

/** What is seen as its value in the evidence; what is not, as null. */
const shown = <T>(one: Seen<T>): T | null => valueIn(one) ?? null

export const days = (since: string | null | undefined, at: string): number | null =>
  since ? daysSince(since, Date.parse(at)) : null

/** Nobody can sign in: no password was ever set, or it was deleted under centralised root access. */
export const hasNoPassword = ({ password }: RootEvidence): boolean => valueIn(password)?.present === false

/** AWS never shows a password, so that it is strong can only be attested; that there is none, AWS says. */
export function strongPassword(evidence: RootEvidence): StrongPassword {
  const { password, passwordRules, organization, at, account } = evidence
  const found = valueIn(password)
  const rules = valueIn(passwordRules)
  const isMember = valueIn(organization)?.management === false
  const about = {
    measure: 'strong-password' as const,
    evidence: {
      present: found?.present ?? null,
      changedAt: found?.changedAt ?? null,
      ageDays: days(found?.changedAt, at),
      lastUsedAt: found?.lastUsedAt ?? null,
      lastUsedDays: days(found?.lastUsedAt, at),
      accountPasswordPolicy: rules === undefined ? null : (rules ?? ('none' as const)),
    },
    missing: missingOf(password),
  }
  if (found?.present === false)
    return { ...about, state: 'met', says: 'There is no root password: nobody can guess or steal it.', next: [] }
  return {
    ...about,
    state: 'unknown',
    says: found
      ? 'There is a root password, and AWS shows nobody how strong it is.'
      : 'Whether there is a root password could not be seen.',
    next: [
      'Let "demarc root password" make a strong one, or judge yours; it records the attestation that this measure needs.',
      // never of the management account, and where there is no organization nobody could give the password back
      ...(isMember
        ? [
            `A member account needs none. From the management account: demarc root fix --member ${account} --remove-credentials`,
          ]
        : []),
      ...allow(missingOf(password)),
    ],
  }
}

const [ALLOW, TO_WHOM] = ['Allow ', ' to whoever runs the audit.'] as const

/**
 * How to see what is missing: the IAM actions to allow, or, where a session of sts:AssumeRoot may not ask whatever is allowed, whom to
 * ask by.
 */
export const allow = (missing: readonly string[]): readonly string[] => {
  const actions = actionsOf(missing.filter((one) => !isSealed(one)))
  return [
    ...(actions.length === 0 ? [] : [`${ALLOW}${actions.join(', ')}${TO_WHOM}`]),
    ...(missing.some(isSealed)
      ? ['See the rest from the account itself, by a role that may read: a session of sts:AssumeRoot may not.']
      : []),
  ]
}

const actionsOf = (missing: readonly string[]): readonly string[] => [
  ...new Set(missing.map((one) => /^[\w-]+:\w+/.exec(one)?.[0]).filter((one) => one !== undefined)),
]

/** What to do next over all measures: each step once, and all actions that are to be allowed in one. */
export function nextSteps(measures: readonly Pick<Measure, 'next'>[]): readonly string[] {
  const steps = [...new Set(measures.flatMap(({ next }) => next))]
  const allowing = steps.filter((one) => one.startsWith(ALLOW) && one.endsWith(TO_WHOM))
  const [first] = allowing
  const actions = allowing.flatMap((one) => one.slice(ALLOW.length, -TO_WHOM.length).split(', '))
  return steps.flatMap((one) => (one === first ? allow([...new Set(actions)]) : allowing.includes(one) ? [] : [one]))
}

/** No access keys, and no signing certificates either: each opens the whole account to whoever holds it. */
export function noAccessKeys(evidence: RootEvidence): NoAccessKeys {
  const { keysPresent, keys, certificatesPresent, certificates, at } = evidence
  const hasKeys = valueIn(keysPresent)
  const hasCertificates = valueIn(certificatesPresent)
  const missing = [...new Set([...missingOf(keysPresent), ...missingOf(certificatesPresent)])]
  const about = {
    measure: 'no-access-keys' as const,
    evidence: {
      present: hasKeys ?? null,
      keys:
        shown(keys)?.map((key) => ({
          ...key,
          ageDays: days(key.createdAt, at),
          lastUsedDays: days(key.lastUsedAt, at),
        })) ?? null,
      certificatesPresent: hasCertificates ?? null,
      certificates: shown(certificates),
    },
    missing,
  }
  const next = [
    ...(hasKeys
      ? ['Delete the access keys, once nothing signs with them any more: demarc root fix --delete-keys']
      : []),
    ...(hasCertificates ? ['Delete the signing certificates: demarc root fix --delete-certificates'] : []),
  ]
  if (hasKeys || hasCertificates) {
    const what = [hasKeys ? 'access keys' : '', hasCertificates ? 'signing certificates' : ''].filter(
      (one) => one !== '',
    )
    return { ...about, state: 'unmet', says: `The root user has ${what.join(' and ')}.`, next }
  }
  if (hasKeys === false && hasCertificates === false)
    return { ...about, state: 'met', says: 'The root user has neither access keys nor signing certificates.', next: [] }
  return {
    ...about,
    state: 'unknown',
    says: 'Whether the root user has access keys or signing certificates could not be seen.',
    next: allow(missing),
  }
}

const strength: Readonly<Record<DeviceFamily, string>> = {
  'security-key': 'security key',
  'hardware-token': 'hardware token',
  virtual: 'virtual device',
  'not-virtual': 'hardware token or security key',
}

/** MFA on or off, with how many devices of which family. */
export function mfa(evidence: RootEvidence): Mfa {
  const { mfaEnabled, devices } = evidence
  const enabled = valueIn(mfaEnabled)
  const found = valueIn(devices)
  const families: Partial<Record<DeviceFamily, number>> = {}
  for (const { family } of found ?? []) families[family] = (families[family] ?? 0) + 1
  const about = {
    measure: 'mfa' as const,
    evidence: { enabled: enabled ?? null, devices: found?.length ?? null, families: found ? families : null },
    missing: [...new Set([...missingOf(mfaEnabled), ...(enabled === false ? [] : missingOf(devices))])],
  }
  if (enabled === true)
    return {
      ...about,
      state: 'met',
      says: `MFA is on${found && found.length > 0 ? `: ${counted(families)}` : ''}.`,
      next: [
        ...(found?.length === 1 ? ['Hold two devices, so that a lost one does not lock you out: add another.'] : []),
        ...(found && found.length > 0 && found.every(({ family }) => family === 'virtual')
          ? ['A security key resists phishing; a virtual device does not. Assign one: demarc mfa enable --root']
          : []),
        ...allow(found ? [] : missingOf(devices)),
      ],
    }
  if (enabled === false && hasNoPassword(evidence))
    return { ...about, state: 'met', says: 'No sign-in needs guarding: the root user has no password.', next: [] }
  if (enabled === false)
    return {
      ...about,
      state: 'unmet',
      says: 'MFA is off: the password alone opens the account.',
      next: ['Assign an MFA device to the root user, a security key if you can: demarc mfa enable --root'],
    }
  return {
    ...about,
    state: 'unknown',
    says: 'Whether the root user has MFA could not be seen.',
    next: allow(about.missing),
  }
}

const counted = (families: Readonly<Partial<Record<DeviceFamily, number>>>): string =>
  deviceFamilies
    .flatMap((family) => {
      const n = families[family] ?? 0
      return n === 0 ? [] : [n === 1 ? `a ${strength[family]}` : `${n} times a ${strength[family]}`]
    })
    .join(', ')
