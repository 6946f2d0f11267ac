/** The owner of devices: an IAM user, or the root user. */
export type Holder = { readonly is: 'root' } | { readonly is: 'user'; readonly name: string }

const ROOT: Holder = { is: 'root' }

export const nameOf = (holder: Holder): string => (holder.is === 'root' ? 'the root user' : holder.name)

/** The command-line option for the owner of the devices. */
export const flagOf = (holder: Holder): string => (holder.is === 'root' ? '--root' : `--user ${holder.name}`)

/**
 * The caller by the ARN from GetCallerIdentity: a user (`user/path/NAME`) or the root user. Undefined for a session of a role or
 * a federated user, which has no devices of its own (IAM User Guide, "IAM identifiers").
 */
export function mfaCallerOf(arn: string): Holder | undefined {
  const [, user] = /^arn:[^:]+:iam::[0-9]{12}:user\/(?:.*\/)?([^/]+)$/.exec(arn) ?? []
  if (user !== undefined) return { is: 'user', name: user }
  return /^arn:[^:]+:iam::[0-9]{12}:root$/.test(arn) ? ROOT : undefined
}
