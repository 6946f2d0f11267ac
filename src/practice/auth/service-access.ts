import { matchesWildcard } from '../../core/policy/wildcard.ts'
import { conditionsHold } from './conditions.ts'
import { concernsAction, policyOf } from './policy.ts'

export interface ServiceRequest {
  /** e.g. `events.amazonaws.com` */
  readonly service: string
  readonly action: string
  readonly resource: string
  /** The rule or topic on whose behalf the service acts. */
  readonly sourceArn: string
  readonly sourceAccount: string
}

/**
 * Whether a resource policy allows a service: it must, because the service has no other permission
 * (eventbridge/latest/userguide/eb-use-resource-based.html). A condition that cannot be decided does not grant, and
 * denies.
 */
export function allowsService(document: string | null, request: ServiceRequest): boolean {
  const policy = document === null ? undefined : policyOf(document)
  const context = new Map([
    ['aws:sourcearn', request.sourceArn],
    ['aws:sourceaccount', request.sourceAccount],
    // services call each other over TLS
    ['aws:securetransport', 'true'],
  ])
  let allowed = false
  for (const { effect, principals, actions, resources, conditions } of policy?.statements ?? []) {
    const named = principals !== undefined && (principals.any || principals.service.includes(request.service))
    if (named === (principals?.not ?? false) || !concernsAction(actions, request.action)) continue
    const about = resources?.patterns.some((pattern) => matchesWildcard(pattern, request.resource)) ?? true
    if (about === (resources?.not ?? false)) continue
    const holds = conditionsHold(conditions, context)
    if (effect === 'Deny' && holds !== 'no') return false
    if (effect === 'Allow' && holds === 'yes') allowed = true
  }
  return allowed
}
