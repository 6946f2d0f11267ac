import { collector, detail, oneInEachRegion, stated } from '../../collect/collector.ts'
import { errorCode } from '../../collect/refusals.ts'

const regionType = 'Demarc::Macie::Region'

/**
 * An answer, or null where Macie is not enabled. Macie refuses it then as it does what a policy denies (403, macie/latest/APIReference/macie.html);
 * a policy's refusal names the caller and the action, this one says "Macie is not enabled".
 */
export async function nullWhereOff<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (saysOff(error)) return null
    throw error
  }
}

const saysOff = (error: unknown): boolean =>
  errorCode(error) === 'ResourceNotFoundException' ||
  (errorCode(error) === 'AccessDeniedException' &&
    error instanceof Error &&
    /macie is not enabled/i.test(error.message))

/** Whether Macie looks at the buckets of a Region: listed also where it is not enabled. */
export const macieRegions = collector({
  types: [regionType],
  service: 'macie2',
  scope: 'region',
  needs: [],
  list: oneInEachRegion(regionType),
  details: [
    detail({
      on: regionType,
      needs: ['macie2:GetMacieSession'],
      fills: ['Status'],
      async get({ client }) {
        const macie = await client('macie2')
        const session = await nullWhereOff(macie.getMacieSession({}))
        return { properties: { Status: session && stated(session.status, 'status') } }
      },
    }),
  ],
})
