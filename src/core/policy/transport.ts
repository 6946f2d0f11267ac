import { appliesTo, concerns } from './actions.ts'
import type { Condition, Policy, Statement } from './policy.ts'

/**
 * Does a resource policy deny every request without TLS? For each of `resources` (the ARNs of a bucket and its objects), a
 * statement must deny `actions` (a service's, `s3:*`, or one, `sns:Publish`) to all principals when aws:SecureTransport is false,
 * with no further condition, which would let some requests through.
 * https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-ssl-requests-only.html
 */
export function deniesInsecureTransport(policy: Policy, actions: string, resources: readonly string[]): boolean {
  const denials = policy.statements.filter(
    (statement) =>
      statement.effect === 'Deny' &&
      namesAnyPrincipal(statement) &&
      concerns(statement, actions) &&
      statement.conditions.length > 0 &&
      statement.conditions.every(isInsecureTransport),
  )
  return resources.every((resource) => denials.some((denial) => appliesTo(denial, resource)))
}

const namesAnyPrincipal = ({ principals }: Statement): boolean =>
  principals !== undefined && !principals.not && principals.any

/** Quantifiers are for multivalued keys. This key has one value, so a condition with a quantifier is not understood. */
const isInsecureTransport = ({ base, quantifier, key, values }: Condition): boolean =>
  base === 'bool' &&
  quantifier === undefined &&
  key === 'aws:securetransport' &&
  values.some((value) => value.toLowerCase() === 'false')
