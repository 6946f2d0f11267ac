import { dataSourceId, HOME, iamArn, keyId, keys, knowledgeBaseId, roles, tagsOf } from '../../practice/company.ts'
import { uuidOf } from '../../practice/ids.ts'
import { arnIn, given, kind, type Place } from '../../practice/kind.ts'
import { notHere } from '../../practice/limits.ts'
import { listing } from '../../practice/listing.ts'
import { daysAgo } from '../../practice/seeds.ts'
import { awsError, practiceService, type SeedContext } from '../../practice/service.ts'
import { type Tags, tagPairs, tagsFrom } from '../../practice/tags.ts'
import { cloudformation as sdk } from './sdk.ts'

type Module = typeof import('@aws-sdk/client-cloudformation')

/** A stack, with what a list of its resources needs. */
interface StoredStack {
  name: string
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

/** A request names a stack by its name or by its id, which is its ARN. */
const stacks = kind<StacksState, StoredStack>({
  in: ({ stacks: all }) => all,
  id: ({ name }) => name,
  arn: (place, name) => arnIn(place, 'cloudformation', `stack/${name}/${uuidOf('stack', name)}`),
  means: (given, name, arn) => given === name || given === arn,
  missing: (StackName) => awsError('ValidationError', `Stack with id ${StackName} does not exist`),
})

/**
 * The company's stacks: what corporate IT created from a template, including a budget and data sources, which no index has; and
 * the shop's key, which a pipeline deploys.
 */
function seed(context: SeedContext): StacksState {
  const { region } = context
  if (region !== HOME) return { stacks: [] }
  return {
    stacks: [
      {
        name: 'shop-prod-keys',
        created: daysAgo(context, 420),
        protected: true,
        role: iamArn(`role/${roles.deploy}`),
        tags: tagsOf('shop-prod'),
        resources: [{ logical: 'DataKey', physical: keyId(keys.shopData.alias, HOME), type: 'AWS::KMS::Key' }],
      },
      {
        name: 'corp-it-baseline',
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

const summaryOf = (place: Place, stack: StoredStack) => ({
  StackName: stack.name,
  StackId: stacks.arnOf(place, stack),
  CreationTime: stack.created,
  StackStatus: 'CREATE_COMPLETE' as const,
})

const shown = (place: Place, stack: StoredStack) => ({
  ...summaryOf(place, stack),
  EnableTerminationProtection: stack.protected,
  ...given({ RoleARN: stack.role ?? undefined }),
  Tags: tagPairs(stack.tags),
})

/** AWS CloudFormation: the stacks of a region and their resources. It creates none, and changes no template. */
export const cloudformation = practiceService<Module, StacksState>({
  sdk,
  scope: 'regional',
  seed,
  acts: { StackName: stacks.arn },
  describes: {
    'AWS::CloudFormation::Stack': (ask) =>
      (ask('DescribeStacks', {}).Stacks ?? []).map((is) => ({ is, tags: is.Tags, arn: is.StackId })),
  },
  reads: {
    DescribeStacks: (call) =>
      paged(call, { Stacks: stacks.those(call, call.input.StackName).map((one) => shown(call, one)) }),
    ListStacks: (call) => paged(call, { StackSummaries: call.state.stacks.map((one) => summaryOf(call, one)) }),
    ListStackResources: (call) => {
      const { resources, created } = stacks.of(call, call.input.StackName)
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
      const stack = stacks.of(call, call.input.StackName)
      stack.protected = call.input.EnableTerminationProtection === true
      return { StackId: stacks.arnOf(call, stack) }
    },
    UpdateStack: (call) => {
      const { StackName, UsePreviousTemplate, Parameters, RoleARN, Tags } = call.input
      const stack = stacks.of(call, StackName)
      if (UsePreviousTemplate !== true || Parameters?.length)
        throw notHere('The practice account updates the role and the tags of a stack only, with its previous template.')
      if (RoleARN === undefined && Tags === undefined)
        throw awsError('ValidationError', 'No updates are to be performed.')
      stack.role = RoleARN ?? stack.role
      stack.tags = Tags === undefined ? stack.tags : tagsFrom(Tags)
      return { StackId: stacks.arnOf(call, stack) }
    },
    DeleteStack: (call) => {
      const stack = stacks.find(call, call.input.StackName)
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
