import { Unknown } from '../controls/answer.ts'
import { type Basis, basis, plainFinding, wordedFinding } from '../controls/basis.ts'
import { cutShort } from '../core/visible.ts'
import type { Judged } from '../evaluate/evaluate.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'

/** A longer finding contains a value that AWS does not document; the evidence shows it. */
const AT_MOST = 400

/** Whether the finding names values of its resource. Otherwise it is the same for all resources. */
export const namesValues = ({ control, verdict, over }: Judged): boolean =>
  verdict.is === 'unmet' && !over && typeof control.finding === 'function'

/** What is wrong, for an unmet verdict: one sentence with the values seen, or without values if one is not as AWS documents it. */
export const findingOf = (judged: Judged, resource: Resource, model: Model): string =>
  findingOn(judged, basis(judged.control, resource, model))

/** The same, for a basis already at hand. */
export function findingOn({ control, over }: Judged, stands: Basis): string {
  // a control over the account is unmet because no resource meets it, so there are no values
  if (over || typeof control.finding !== 'function') return plainFinding(control)
  try {
    return cutShort(wordedFinding(stands), AT_MOST)
  } catch (error) {
    if (error instanceof Unknown || error instanceof TypeError || error instanceof RangeError)
      return plainFinding(control)
    throw error
  }
}
