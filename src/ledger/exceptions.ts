import type { Control } from '../controls/control.ts'
import type { Resource } from '../model/resource.ts'
import { type Signed, signedFor } from './signed.ts'

/**
 * A signed decision to accept findings for some time: those of one control, or of every control of a responsibility. It changes
 * no verdict and no state; accepted findings are counted and listed separately.
 */
export interface Exception extends Signed {
  readonly of: { readonly control: string } | { readonly responsibility: string }
  readonly reason: string
  readonly evidence: string | null
}

export const acceptsControl = ({ of }: Exception, { id, responsibility }: Control): boolean =>
  'control' in of ? of.control === id : of.responsibility === responsibility

/**
 * The exception that accepts a control's finding on a resource and is in force at `now` (ISO 8601). If there are several, the
 * latest wins.
 */
export const exceptionFor = (
  exceptions: readonly Exception[],
  control: Control,
  resource: Resource,
  now: string,
): Exception | undefined => signedFor(exceptions, (one) => acceptsControl(one, control), resource, now)
