/** The kinds of device that AWS knows (IAM User Guide, "AWS multi-factor authentication in IAM"), strongest first. */
export type Family = 'security-key' | 'hardware-token' | 'virtual'

/** So many devices a user may have, and the root user, of any families (IAM/latest/UserGuide/reference_iam-quotas.html). */
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
