import { eachOnce, type Missing, type Seen, valueIn } from '../collect/seen.ts'
import { daysSince } from '../core/clock.ts'
import { HERE } from '../core/here.ts'
import { type DeviceFamily, deviceFamilies } from '../core/mfa-device.ts'
import { partitionCalled } from '../core/partition.ts'
import type { MeasureState, Mfa, NoAccessKeys, StrongPassword } from './audit.ts'
import type { RootEvidence } from './evidence.ts'
import { allow, rootTodo, todo } from './next-steps.ts'

/** The value for the evidence; null when not seen. */
const shown = <T>(one: Seen<T>): T | null => valueIn(one) ?? null

export const days = (since: string | null | undefined, at: string): number | null =>
  since ? daysSince(since, Date.parse(at)) : null

/**
 * Whether sign-in is impossible: no password was ever set, it was deleted under centralized root access, or the partition has no
 * root sign-in.
 */
export const hasNoPassword = ({ password, partition }: RootEvidence): boolean =>
  partitionCalled(partition).root !== 'console' || valueIn(password)?.present === false

/** The facts of a measure: those that decide it, and those that are only shown or used for advice. */
interface Grounds {
  readonly deciding: readonly Seen<unknown>[]
  readonly beside?: readonly Seen<unknown>[]
}

/**
 * What a measure lists as missing: the refused calls of all its facts, and for an unknown state, everything else that the
 * deciding facts lack.
 */
export const missingFor = (state: MeasureState, { deciding, beside = [] }: Grounds): readonly Missing[] => {
  const all = [...deciding, ...beside].flatMap(({ missing }) => missing)
  const lacking = state === 'unknown' ? deciding.flatMap((one) => (one.seen ? [] : one.missing)) : []
  return eachOnce([...lacking, ...all.filter(({ is }) => is === 'refused')])
}

/** AWS never shows a password, so its strength can only be attested; AWS does show that there is none. */
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
    missing: missingFor(found?.present === false ? 'met' : 'unknown', {
      deciding: [password],
      beside: [passwordRules, organization],
    }),
  }
  if (found?.present === false)
    return { ...about, state: 'met', reason: 'There is no root password to guess or steal.', next: [] }
  return {
    ...about,
    state: 'unknown',
    reason: found
      ? 'There is a root password, and no API shows how strong it is.'
      : 'Whether there is a root password could not be read.',
    next: [
      todo(
        'Rate the password, or make a strong one: demarc root password. It records the attestation that this measure needs.',
      ),
      // only for member accounts; without an organization no one could restore the password
      ...(isMember
        ? [
            todo(
              `A member account needs none. From the management account: demarc root fix --member ${account} --remove-credentials${HERE}`,
            ),
          ]
        : []),
      ...allow(password.seen ? [] : password.missing),
    ],
  }
}

/** No access keys, and no signing certificates either: each gives full access to the account. */
export function noAccessKeys(evidence: RootEvidence): NoAccessKeys {
  const { keysPresent, keys, certificatesPresent, certificates, at } = evidence
  const hasKeys = valueIn(keysPresent)
  const hasCertificates = valueIn(certificatesPresent)
  const state =
    hasKeys || hasCertificates ? 'unmet' : hasKeys === false && hasCertificates === false ? 'met' : 'unknown'
  const missing = missingFor(state, { deciding: [keysPresent, certificatesPresent], beside: [keys, certificates] })
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
      ? [
          rootTodo(
            evidence,
            `Delete the access keys when no program uses them any more: demarc root fix --delete-keys${HERE}`,
          ),
        ]
      : []),
    ...(hasCertificates
      ? [rootTodo(evidence, `Delete the signing certificates: demarc root fix --delete-certificates${HERE}`)]
      : []),
  ]
  if (state === 'unmet') {
    const what = [hasKeys ? 'access keys' : '', hasCertificates ? 'signing certificates' : ''].filter(
      (one) => one !== '',
    )
    return { ...about, state, reason: `The root user has ${what.join(' and ')}.`, next }
  }
  if (state === 'met')
    return { ...about, state, reason: 'The root user has neither access keys nor signing certificates.', next: [] }
  return {
    ...about,
    state,
    reason: 'Whether the root user has access keys or signing certificates could not be read.',
    next: allow(missing),
  }
}

const strength: Readonly<Record<DeviceFamily, string>> = {
  'security-key': 'security key',
  'hardware-token': 'hardware token',
  virtual: 'virtual device',
  'not-virtual': 'hardware token or security key',
}

/** Whether MFA is on, with the number of devices by kind. */
export function mfa(evidence: RootEvidence): Mfa {
  const { mfaEnabled, devices, password } = evidence
  const enabled = valueIn(mfaEnabled)
  const found = valueIn(devices)
  const families: Partial<Record<DeviceFamily, number>> = {}
  for (const { family } of found ?? []) families[family] = (families[family] ?? 0) + 1
  const about = {
    measure: 'mfa' as const,
    evidence: { enabled: enabled ?? null, devices: found?.length ?? null, families: found ? families : null },
  }
  const grounds: Grounds = { deciding: [mfaEnabled, devices], beside: [password] }
  if (enabled === true)
    return {
      ...about,
      state: 'met',
      reason: `MFA is on${found && found.length > 0 ? `: ${counted(families)}` : ''}.`,
      // the devices are shown, so list everything that hides some of them
      missing: eachOnce([...(devices.seen ? [] : devices.missing), ...missingFor('met', grounds)]),
      next: [
        ...(found?.length === 1
          ? [
              rootTodo(
                evidence,
                `Assign a second device, so that a lost one does not lock you out: demarc mfa enable --root${HERE}`,
              ),
            ]
          : []),
        ...(found && found.length > 0 && found.every(({ family }) => family === 'virtual')
          ? [
              rootTodo(
                evidence,
                `Assign a security key, which resists phishing as a virtual device does not: demarc mfa enable --root${HERE}`,
              ),
            ]
          : []),
        ...allow(devices.seen ? [] : devices.missing),
      ],
    }
  if (enabled === false && hasNoPassword(evidence))
    return {
      ...about,
      state: 'met',
      reason: 'No sign-in needs guarding: the root user has no password.',
      missing: missingFor('met', grounds),
      next: [],
    }
  if (enabled === false)
    return {
      ...about,
      state: 'unmet',
      reason: 'MFA is off: the password alone opens the account.',
      missing: missingFor('unmet', grounds),
      next: [
        rootTodo(
          evidence,
          `Assign an MFA device to the root user, a security key if you can: demarc mfa enable --root${HERE}`,
        ),
      ],
    }
  const missing = missingFor('unknown', grounds)
  return {
    ...about,
    state: 'unknown',
    reason: 'Whether the root user has MFA could not be read.',
    missing,
    next: allow(missing),
  }
}

const counted = (families: Readonly<Partial<Record<DeviceFamily, number>>>): string =>
  deviceFamilies
    .flatMap((family) => {
      const n = families[family] ?? 0
      return n === 0 ? [] : [n === 1 ? `a ${strength[family]}` : `${n} times a ${strength[family]}`]
    })
    .join(', ')
