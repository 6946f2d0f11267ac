/** The kinds of device that AWS knows (IAM User Guide, "AWS multi-factor authentication in IAM"), strongest first. */
export const families = ['security-key', 'hardware-token', 'virtual'] as const
export type Family = (typeof families)[number]

/** `not-virtual`: a hardware token or a security key, where AWS does not tell this caller which. */
export const deviceFamilies = [...families, 'not-virtual'] as const
export type DeviceFamily = (typeof deviceFamilies)[number]

/** An MFA device that is assigned to a user or to the root user, as far as AWS shows it. */
export interface MfaDevice {
  /** Its serial number; where AWS shows none, a name that tells it from the others of its holder. */
  readonly id: string
  readonly family: DeviceFamily
  /** An ARN, or the number on the back of a hardware token; null where AWS does not show it to this caller. */
  readonly serial: string | null
  /** ISO 8601; null where AWS does not say. */
  readonly enabledAt: string | null
}

/** A device by what AWS answers of one. */
export const mfaDevice = (serial: string, enabled: Date | undefined): MfaDevice => ({
  id: serial,
  family: familyOf(serial),
  serial,
  enabledAt: enabled?.toISOString() ?? null,
})

/** A number of devices of which AWS says only that they are not virtual. */
export const unnamedDevices = (count: number): readonly MfaDevice[] =>
  Array.from({ length: Math.max(0, count) }, (_, index) => ({
    id: `not-virtual-${index + 1}`,
    family: 'not-virtual',
    serial: null,
    enabledAt: null,
  }))

/** The most devices of a user or the root user, of all families together (IAM/latest/UserGuide/reference_iam-quotas.html). */
export const DEVICES_AT_MOST = 8

/**
 * The family of a device by its serial: an ARN `...:u2f/...` for a security key or passkey, `...:mfa/...` for a virtual
 * device, anything else is the number on the back of a hardware token. Devices that console users made with a phone's
 * passkey count as security keys: AWS keeps them alike.
 */
export function familyOf(serial: string): Family {
  const resource = /^arn:[^:]+:iam:[^:]*:[0-9]{12}:(u2f|mfa)\//.exec(serial)?.[1]
  return resource === 'u2f' ? 'security-key' : resource === 'mfa' ? 'virtual' : 'hardware-token'
}
