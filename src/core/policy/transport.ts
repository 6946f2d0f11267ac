import { appliesTo, concerns } from './actions.ts'
import type { Condition, Policy, Statement } from './policy.ts'

/**
 * Does a resource policy turn away every request without TLS? For each of `resources` (a bucket's and its objects' ARNs)
 * some statement denies everyone all of `actions` (those of a service, `s3:*`, or one, `sns:Publish`) when aws:SecureTransport is false, and asks nothing more: a
 * further condition would leave requests through.
 * https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-ssl-requests-only.html
 */
export function deniesInsecureTransport(policy: Policy, actions: string, resources: readonly string[]): boolean {
  const denials = policy.statements.filter(
    (statement) =>
      statement.effect === 'Deny' &&
      saysEveryone(statement) &&
      concerns(statement, actions) &&
      statement.conditions.length > 0 &&
      statement.conditions.every(isInsecureTransport),
  )
  return resources.every((resource) => denials.some((denial) => appliesTo(denial, resource)))
}

const saysEveryone = ({ principals }: Statement): boolean =>
  principals !== undefined && !principals.not && principals.everyone

/** A quantifier would ask the key of a multivalued kind, which this is not: such a condition is not understood. */
const isInsecureTransport = ({ base, quantifier, key, values }: Condition): boolean =>
  base === 'bool' &&
  quantifier === undefined &&
  key === 'aws:securetransport' &&
  values.some((value) => value.toLowerCase() === 'false')
