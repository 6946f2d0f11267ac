import { collector, pages, stated, tagRecord } from '../../collect/collector.ts'
import { type InventorySource, inventorySource, type ListedResource } from '../../collect/inventory.ts'
import { isGlobalType } from '../cloudcontrol/collect/global.ts'
import { handledTypes, idBy } from '../cloudcontrol/collect/types.ts'

/**
 * The states in which a stack has resources: all except those of deleted stacks
 * (AWSCloudFormation/latest/APIReference/API_ListStacks.html).
 */
const LIVE = [
  'CREATE_COMPLETE',
  'CREATE_FAILED',
  'CREATE_IN_PROGRESS',
  'DELETE_FAILED',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
  'IMPORT_ROLLBACK_FAILED',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'UPDATE_COMPLETE',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_FAILED',
  'UPDATE_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
] as const

/** Whether an entry of a stack is a resource: some template entries are not. */
const isResource = (type: string): boolean =>
  /^AWS::/.test(type) && !/^AWS::CloudFormation::(WaitCondition|CustomResource|Macro)/.test(type)

/** The resources of CloudFormation stacks, including types that no index knows. */
export const stackResources: InventorySource = inventorySource({
  name: 'cloudformation',
  service: 'cloudformation',
  needs: ['cloudformation:ListStacks', 'cloudformation:ListStackResources'],
  async *list(reach): AsyncGenerator<ListedResource, void, undefined> {
    const cloudformation = await reach.client('cloudformation')
    const stacks = pages(
      (NextToken) => cloudformation.listStacks({ StackStatusFilter: [...LIVE], NextToken }),
      ({ StackSummaries }) => StackSummaries,
      ({ NextToken }) => NextToken,
    )
    for await (const { StackId: StackName } of stacks) {
      const types = await handledTypes()
      const resources = pages(
        (NextToken) => cloudformation.listStackResources({ StackName, NextToken }),
        ({ StackResourceSummaries }) => StackResourceSummaries,
        ({ NextToken }) => NextToken,
      )
      for await (const { ResourceType: type = '', PhysicalResourceId: physical, ResourceStatus } of resources) {
        if (!isResource(type) || physical === undefined || ResourceStatus === 'DELETE_COMPLETE') continue
        // a stack of any Region can make what is in none
        const region = isGlobalType(type) ? 'global' : reach.region
        const id = idBy(physical, types(type) ?? { type, ofAnother: false }, { account: reach.account, region })
        yield { id, type, region, name: physical }
      }
    }
  },
})

const stackType = 'AWS::CloudFormation::Stack'

/** Stacks with their tags, protection and role: one listing returns all of a Region, without those that were deleted. */
export const stacks = collector({
  types: [stackType],
  service: 'cloudformation',
  scope: 'region',
  needs: ['cloudformation:DescribeStacks'],
  async *list({ client }) {
    const cloudformation = await client('cloudformation')
    const found = pages(
      (NextToken) => cloudformation.describeStacks({ NextToken }),
      ({ Stacks }) => Stacks,
      ({ NextToken }) => NextToken,
    )
    for await (const one of found)
      yield {
        type: stackType,
        id: stated(one.StackId, 'StackId'),
        name: stated(one.StackName, 'StackName'),
        tags: tagRecord(one.Tags),
        properties: { StackId: stated(one.StackId, 'StackId') },
        state: { EnableTerminationProtection: one.EnableTerminationProtection, RoleARN: one.RoleARN ?? null },
      }
  },
})
