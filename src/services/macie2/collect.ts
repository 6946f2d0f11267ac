import type { Macie2 } from '@aws-sdk/client-macie2'
import { answerOrNull, collector, detail, type Reach, stated } from '../../collect/collector.ts'
import { errorCode } from '../../collect/refusals.ts'
import { resourceId } from '../../model/resource.ts'

const regionType = 'Demarc::Macie::Region'

/** The relationships in which an administrator decides for an account, also while it has paused Macie there. */
const ADMINISTERED = ['Enabled', 'Paused']

/** The status of Macie in a Region, or null where it is not enabled: both details ask, and AWS is asked once. */
const statusOf = ({ client, once, region }: Reach): Promise<string | null> =>
  once(`macie session ${region}`, async () => {
    const macie = await client('macie2')
    const session = await nullWhereOff(macie.getMacieSession({}))
    return session && stated(session.status, 'status')
  })

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

/** The account that administers Macie for this one; an invitation alone makes none. */
async function administratorOf(macie: Pick<Macie2, 'getAdministratorAccount'>): Promise<string | null> {
  const found = await answerOrNull(['ResourceNotFoundException'], macie.getAdministratorAccount({}))
  const { accountId, relationshipStatus = '' } = found?.administrator ?? {}
  return ADMINISTERED.includes(relationshipStatus) ? stated(accountId, 'accountId') : null
}

/** Whether Macie looks at the buckets of a Region: listed also where it is not enabled. */
export const macieRegions = collector({
  types: [regionType],
  service: 'macie2',
  scope: 'region',
  needs: [],
  async *list({ account, region }) {
    yield { type: regionType, id: resourceId(regionType, account, region), name: region, properties: {} }
  },
  details: [
    detail({
      on: regionType,
      needs: ['macie2:GetMacieSession'],
      fills: ['Status'],
      async get(reach) {
        return { properties: { Status: await statusOf(reach) } }
      },
    }),
    detail({
      on: regionType,
      needs: ['macie2:GetMacieSession', 'macie2:GetAdministratorAccount', 'macie2:GetAutomatedDiscoveryConfiguration'],
      fills: ['state.Administrator', 'state.AutomatedDiscovery'],
      async get(reach) {
        if ((await statusOf(reach)) === null) return { state: { Administrator: null, AutomatedDiscovery: null } }
        const macie = await reach.client('macie2')
        const Administrator = await administratorOf(macie)
        // a member cannot see or change it (macie/latest/user/accounts-mgmt-relationships.html)
        if (Administrator !== null) return { state: { Administrator, AutomatedDiscovery: null } }
        const { status } = await macie.getAutomatedDiscoveryConfiguration({})
        return { state: { Administrator, AutomatedDiscovery: stated(status, 'status') } }
      },
    }),
  ],
})
