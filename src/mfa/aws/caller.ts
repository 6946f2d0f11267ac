import { parseArn } from '../../core/arn.ts'

/** Whose devices: an IAM user's, or the root user's. */
export type Holder = { readonly is: 'root' } | { readonly is: 'user'; readonly name: string }

export const ROOT: Holder = { is: 'root' }

export const nameOf = (holder: Holder): string => (holder.is === 'root' ? 'the root user' : holder.name)

/**
 * Who is calling, by the ARN of GetCallerIdentity: a user (`user/path/NAME`), the root user, or a session of a role or of a
 * federated user, which has no devices of its own (IAM User Guide, "IAM identifiers").
 */
export function callerOf(arn: string): Holder | undefined {
  const { service, resource = '' } = parseArn(arn) ?? {}
  if (service !== 'iam') return undefined
  if (resource === 'root') return ROOT
  const [kind, ...path] = resource.split('/')
  const name = path.at(-1)
  return kind === 'user' && name ? { is: 'user', name } : undefined
}
