import { dataSourceId, HOME, iamArn, keyId, keys, knowledgeBaseId, roles, tagsOf } from '../../practice/company.ts'
import { uuidOf } from '../../practice/ids.ts'
import { arnIn, given, kind } from '../../practice/kind.ts'
import { notHere } from '../../practice/limits.ts'
import { listing } from '../../practice/listing.ts'
import { daysAgo } from '../../practice/seeds.ts'
import { awsError, type Call, practiceService, type SeedContext } from '../../practice/service.ts'
import { type Tags, tagPairs, tagsFrom } from '../../practice/tags.ts'
import { cloudformation as sdk } from './sdk.ts'

type Module = typeof import('@aws-sdk/client-cloudformation')

/** A stack, with what a list of its resources needs. */
interface StoredStack {
  name: string
  id: string
  /** ISO 8601 */
  created: string
  protected: boolean
  /** The ARN of the role that CloudFormation assumes; null for the caller's credentials. */
  role: string | null
  tags: Tags
  resources: { logical: string; physical: string; type: string }[]
}

interface StacksState {
  stacks: StoredStack[]
}
type C<I = unknown> = Call<I, StacksState>

const nameless = (StackName: string | undefined) =>
  awsError('ValidationError', `Stack with id ${StackName} does not exist`)

const stacks = kind<StacksState, StoredStack>({
  in: ({ stacks: all }) => all,
  id: ({ id }) => id,
  arn: (_, id) => id,
  missing: nameless,
})

/** The stack of a name or an id. */
const named = (call: C, given: string | undefined): StoredStack =>
  call.state.stacks.find(({ name }) => name === given) ?? stacks.of(call, given)

/**
 * The company's stacks: what corporate IT created from a template, including a budget and data sources, which no index has; and
 * the shop's key, which a pipeline deploys.
 */
function seed(context: SeedContext): StacksState {
  const { region } = context
  if (region !== HOME) return { stacks: [] }
  const idOf = (name: string): string => arnIn(context, 'cloudformation', `stack/${name}/${uuidOf('stack', name)}`)
  return {
    stacks: [
      {
        name: 'shop-prod-keys',
        id: idOf('shop-prod-keys'),
        created: daysAgo(context, 420),
        protected: true,
        role: iamArn(`role/${roles.deploy}`),
        tags: tagsOf('shop-prod'),
        resources: [{ logical: 'DataKey', physical: keyId(keys.shopData.alias, HOME), type: 'AWS::KMS::Key' }],
      },
      {
        name: 'corp-it-baseline',
        id: idOf('corp-it-baseline'),
        created: daysAgo(context, 900),
        protected: false,
        role: null,
        tags: {},
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

const summaryOf = ({ name, id, created }: StoredStack) => ({
  StackName: name,
  StackId: id,
  CreationTime: created,
  StackStatus: 'CREATE_COMPLETE' as const,
})

const shown = (stack: StoredStack) => ({
  ...summaryOf(stack),
  EnableTerminationProtection: stack.protected,
  ...given({ RoleARN: stack.role ?? undefined }),
  Tags: tagPairs(stack.tags),
})

/** AWS CloudFormation: the stacks of a region and their resources. It creates none, and changes no template. */
export const cloudformation = practiceService<Module, StacksState>({
  sdk,
  scope: 'regional',
  seed,
  acts: { StackName: (_, given) => given },
  describes: {
    'AWS::CloudFormation::Stack': (ask) =>
      (ask('DescribeStacks', {}).Stacks ?? []).map((is) => ({ is, tags: is.Tags, arn: is.StackId })),
  },
  reads: {
    DescribeStacks: (call) => {
      const { StackName } = call.input
      const those = StackName === undefined ? call.state.stacks : [named(call, StackName)]
      return paged(call, { Stacks: those.map(shown) })
    },
    ListStacks: (call) => paged(call, { StackSummaries: call.state.stacks.map(summaryOf) }),
    ListStackResources: (call) => {
      const { resources, created } = named(call, call.input.StackName)
      return paged(call, {
        StackResourceSummaries: resources.map(({ logical, physical, type }) => ({
          LogicalResourceId: logical,
          PhysicalResourceId: physical,
          ResourceType: type,
          LastUpdatedTimestamp: created,
          ResourceStatus: 'CREATE_COMPLETE' as const,
        })),
      })
    },
  },
  changes: {
    UpdateTerminationProtection: (call) => {
      const stack = named(call, call.input.StackName)
      stack.protected = call.input.EnableTerminationProtection === true
      return { StackId: stack.id }
    },
    UpdateStack: (call) => {
      const { StackName, UsePreviousTemplate, Parameters, RoleARN, Tags } = call.input
      const stack = named(call, StackName)
      if (UsePreviousTemplate !== true || Parameters?.length)
        throw notHere('The practice account updates the role and the tags of a stack only, with its previous template.')
      if (RoleARN === undefined && Tags === undefined)
        throw awsError('ValidationError', 'No updates are to be performed.')
      stack.role = RoleARN ?? stack.role
      stack.tags = Tags === undefined ? stack.tags : tagsFrom(Tags)
      return { StackId: stack.id }
    },
    DeleteStack: (call) => {
      const { StackName } = call.input
      const stack = call.state.stacks.find(({ name, id }) => name === StackName || id === StackName)
      // AWS answers the same for a stack that does not exist
      if (stack === undefined) return
      if (stack.protected)
        throw awsError(
          'ValidationError',
          `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
        )
      throw notHere('The practice account deletes no stack: it does not delete the resources of one.')
    },
  },
})
