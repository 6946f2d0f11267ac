import type * as Client from '@aws-sdk/client-macie2'
import { HOME, isSmall, US } from '../../practice/company.ts'
import { daysAgo } from '../../practice/seeds.ts'
import { type AwsError, awsError, type Call, practiceService, type SeedContext } from '../../practice/service.ts'
import { macie2 as sdk } from './sdk.ts'

interface Session {
  status: Client.MacieStatus
  frequency: Client.FindingPublishingFrequency
  created: string
  updated: string
}

/** Macie in one region: an account has one session there. */
interface MacieState {
  session: Session | null
}
type C<I = unknown> = Call<I, MacieState>

/** The home region is looked at; in us-east-1 Macie was suspended after its trial. */
function seed(context: SeedContext): MacieState {
  const { region } = context
  const session = (age: number, status: Client.MacieStatus): Session => ({
    status,
    frequency: 'SIX_HOURS',
    created: daysAgo(context, age),
    updated: daysAgo(context, age / 2),
  })
  if (isSmall(context)) return { session: null }
  if (region === HOME) return { session: session(400, 'ENABLED') }
  return { session: region === US ? session(260, 'PAUSED') : null }
}

const denied = (message: string): AwsError => awsError('AccessDeniedException', message, 403)
const conflict = (message: string): AwsError => awsError('ConflictException', message, 409)

function sessionOf({ state }: C): Session {
  if (!state.session) throw denied('Macie is not enabled.')
  return state.session
}

/** Amazon Macie: whether it looks at the buckets of a region. It finds nothing. */
export const macie2 = practiceService<typeof Client, MacieState>({
  sdk,
  scope: 'regional',
  seed,
  describes: {
    'AWS::Macie::Session': (ask, { account, state }) =>
      state.session ? [{ is: ask('GetMacieSession', {}), also: { AwsAccountId: account }, arn: null }] : [],
  },
  reads: {
    GetMacieSession: (call) => {
      const one = sessionOf(call)
      return {
        status: one.status,
        findingPublishingFrequency: one.frequency,
        createdAt: new Date(one.created),
        updatedAt: new Date(one.updated),
        serviceRole: `arn:${call.partition}:iam::${call.account}:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie`,
      }
    },
  },
  changes: {
    EnableMacie: ({ state, input, now }) => {
      if (state.session) throw conflict('Macie has already been enabled.')
      const made = now.toISOString()
      state.session = {
        status: input.status ?? 'ENABLED',
        frequency: input.findingPublishingFrequency ?? 'FIFTEEN_MINUTES',
        created: made,
        updated: made,
      }
    },
    UpdateMacieSession: (call) => {
      const one = sessionOf(call)
      one.status = call.input.status ?? one.status
      one.frequency = call.input.findingPublishingFrequency ?? one.frequency
      one.updated = call.now.toISOString()
    },
    DisableMacie: (call) => {
      sessionOf(call)
      call.state.session = null
    },
  },
})
