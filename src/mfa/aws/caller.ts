/** Whose devices: an IAM user's, or the root user's. */
export type Holder = { readonly is: 'root' } | { readonly is: 'user'; readonly name: string }

const ROOT: Holder = { is: 'root' }

export const nameOf = (holder: Holder): string => (holder.is === 'root' ? 'the root user' : holder.name)

/** How the command line names the holder of the devices. */
export const flagOf = (holder: Holder): string => (holder.is === 'root' ? '--root' : `--user ${holder.name}`)

/**
 * Who is calling, by the ARN of GetCallerIdentity: a user (`user/path/NAME`), the root user, or a session of a role or of a
 * federated user, which has no devices of its own (IAM User Guide, "IAM identifiers").
 */
export function mfaCallerOf(arn: string): Holder | undefined {
  const [, user] = /^arn:[^:]+:iam::[0-9]{12}:user\/(?:.*\/)?([^/]+)$/.exec(arn) ?? []
  if (user !== undefined) return { is: 'user', name: user }
  return /^arn:[^:]+:iam::[0-9]{12}:root$/.test(arn) ? ROOT : undefined
}
