import { dataSourceId, HOME, keyId, keys, knowledgeBaseId } from '../../practice/company.ts'
import { uuidOf } from '../../practice/ids.ts'
import { listing } from '../../practice/listing.ts'
import { daysAgo } from '../../practice/seeds.ts'
import { awsError, type Call, practiceService, type SeedContext } from '../../practice/service.ts'
import { cloudformation as sdk } from './sdk.ts'

type Module = typeof import('@aws-sdk/client-cloudformation')

/** A stack, with what a list of its resources needs. */
interface StoredStack {
  name: string
  id: string
  /** ISO 8601 */
  created: string
  resources: { logical: string; physical: string; type: string }[]
}

interface StacksState {
  stacks: StoredStack[]
}
type C<I = unknown> = Call<I, StacksState>

/**
 * The company's only stack: what corporate IT created from a template, including a budget and data sources, which no
 * index has.
 */
function seed(context: SeedContext): StacksState {
  const { region, account } = context
  if (region !== HOME) return { stacks: [] }
  const name = 'corp-it-baseline'
  return {
    stacks: [
      {
        name,
        id: `arn:aws:cloudformation:${region}:${account}:stack/${name}/${uuidOf('stack', name)}`,
        created: daysAgo(context, 900),
        resources: [
          { logical: 'TrailKey', physical: keyId(keys.cloudtrail.alias, HOME), type: 'AWS::KMS::Key' },
          { logical: 'Budget', physical: 'corp-it-monthly', type: 'AWS::Budgets::Budget' },
          ...['handbook', 'handbook-2021'].map((source) => ({
            logical: source === 'handbook' ? 'Handbook' : 'OldHandbook',
            physical: `${knowledgeBaseId}|${dataSourceId(source)}`,
            type: 'AWS::Bedrock::DataSource',
          })),
          {
            logical: 'Wait',
            physical: 'https://cloudformation-waitcondition.example',
            type: 'AWS::CloudFormation::WaitConditionHandle',
          },
        ],
      },
    ],
  }
}

const paged = listing({ token: 'NextToken', next: 'NextToken' })

/** AWS CloudFormation: the stacks of a region and their resources. It creates none. */
export const cloudformation = practiceService<Module, StacksState>({
  sdk,
  scope: 'regional',
  seed,
  reads: {
    ListStacks: (call: C<{ NextToken?: string | undefined }>) =>
      paged(call, {
        StackSummaries: call.state.stacks.map(({ name, id, created }) => ({
          StackName: name,
          StackId: id,
          CreationTime: created,
          StackStatus: 'CREATE_COMPLETE' as const,
        })),
      }),
    ListStackResources: (call) => {
      const asked = call.input.StackName
      const stack = call.state.stacks.find(({ name, id }) => name === asked || id === asked)
      if (!stack) throw awsError('ValidationError', `Stack with id ${asked} does not exist`)
      return paged(call, {
        StackResourceSummaries: stack.resources.map(({ logical, physical, type }) => ({
          LogicalResourceId: logical,
          PhysicalResourceId: physical,
          ResourceType: type,
          LastUpdatedTimestamp: stack.created,
          ResourceStatus: 'CREATE_COMPLETE' as const,
        })),
      })
    },
  },
})
