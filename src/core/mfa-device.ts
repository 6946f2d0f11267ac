/** The kinds of MFA device in AWS (IAM User Guide, "AWS multi-factor authentication in IAM"), strongest first. */
export const families = ['security-key', 'hardware-token', 'virtual'] as const
export type Family = (typeof families)[number]

/** `not-virtual`: a hardware token or a security key, when AWS does not show this caller which. */
export const deviceFamilies = [...families, 'not-virtual'] as const
export type DeviceFamily = (typeof deviceFamilies)[number]

/** An MFA device assigned to an IAM user or the root user, as far as AWS shows it. */
export interface MfaDevice {
  /** Its serial number; when AWS shows none, a name unique among the devices of its user. */
  readonly id: string
  readonly family: DeviceFamily
  /** An ARN, or the number on the back of a hardware token; null when AWS does not show it to this caller. */
  readonly serial: string | null
  /** ISO 8601; null when AWS does not say. */
  readonly enabledAt: string | null
}

/** A device, from its serial number and date as AWS returns them. */
export const mfaDevice = (serial: string, enabled: Date | undefined): MfaDevice => ({
  id: serial,
  family: familyOf(serial),
  serial,
  enabledAt: enabled?.toISOString() ?? null,
})

/** Stand-ins for `count` devices of which AWS says only that they are not virtual. */
export const unnamedDevices = (count: number): readonly MfaDevice[] =>
  Array.from({ length: Math.max(0, count) }, (_, index) => ({
    id: `not-virtual-${index + 1}`,
    family: 'not-virtual',
    serial: null,
    enabledAt: null,
  }))

/** The most devices a user or the root user can have, across all kinds (IAM/latest/UserGuide/reference_iam-quotas.html). */
export const MAX_DEVICES = 8

/**
 * The kind of a device by its serial number: `...:u2f/...` is a security key or passkey, `...:mfa/...` a virtual device, anything
 * else the number on a hardware token. AWS lists passkeys on phones as security keys, too.
 */
export function familyOf(serial: string): Family {
  const resource = /^arn:[^:]+:iam:[^:]*:[0-9]{12}:(u2f|mfa)\//.exec(serial)?.[1]
  return resource === 'u2f' ? 'security-key' : resource === 'mfa' ? 'virtual' : 'hardware-token'
}
