import type { Control } from '../controls/control.ts'
import type { Resource } from '../model/resource.ts'
import { type Signed, signedFor } from './signed.ts'

/**
 * A signed decision to live with something unmet for a while: of one control, or of every control of a responsibility. It changes no
 * verdict and no state; what it accepts is counted and listed apart.
 */
export interface Exception extends Signed {
  readonly of: { readonly control: string } | { readonly responsibility: string }
  readonly reason: string
  readonly evidence: string | null
}

export const acceptsControl = ({ of }: Exception, { id, responsibility }: Control): boolean =>
  'control' in of ? of.control === id : of.responsibility === responsibility

/** The exception that accepts a control's `unmet` on a resource and is in force at `now` (ISO 8601); the latest one wins. */
export const exceptionFor = (
  exceptions: readonly Exception[],
  control: Control,
  resource: Resource,
  now: string,
): Exception | undefined => signedFor(exceptions, (one) => acceptsControl(one, control), resource, now)
