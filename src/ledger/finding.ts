import { Unknown } from '../controls/answer.ts'
import { type Basis, basis, plainFinding, wordedFinding } from '../controls/basis.ts'
import { cutShort } from '../core/visible.ts'
import type { Judged } from '../evaluate/evaluate.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'

/** A finding is one sentence: a longer one has a value that AWS does not document, and the evidence shows it. */
const AT_MOST = 400

/** Does a verdict's finding name values of its resource? Otherwise it is the same on every one. */
export const namesValues = ({ control, verdict, over }: Judged): boolean =>
  verdict.is === 'unmet' && !over && typeof control.finding === 'function'

/**
 * What is wrong, of an unmet verdict: one sentence with the values seen. Where a value is not as AWS documents it, the sentence without
 * values.
 */
export const findingOf = (judged: Judged, resource: Resource, model: Model): string =>
  findingOn(judged, basis(judged.control, resource, model))

/** The same where the basis of the verdict is at hand. */
export function findingOn({ control, over }: Judged, stands: Basis): string {
  // a control over the account is unmet by what no resource has: there are no values
  if (over || typeof control.finding !== 'function') return plainFinding(control)
  try {
    return cutShort(wordedFinding(stands), AT_MOST)
  } catch (error) {
    if (error instanceof Unknown || error instanceof TypeError || error instanceof RangeError)
      return plainFinding(control)
    throw error
  }
}
