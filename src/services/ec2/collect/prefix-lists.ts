import { collector, detail, pages, tagRecord } from '../../../collect/collector.ts'
import { owned } from './arn.ts'

/** The owner of the lists that AWS manages (AWSEC2/latest/APIReference/API_ManagedPrefixList.html). */
const AWS = 'AWS'

/**
 * The managed prefix lists that security groups and routes may name: lists of the account, lists shared with it, and
 * AWS's own lists, whose entries are not read. An account that may use a shared list may also read it
 * (vpc/latest/userguide/sharing-perms.html).
 */
export const prefixLists = collector({
  types: ['AWS::EC2::PrefixList'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeManagedPrefixLists'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeManagedPrefixLists({ MaxResults: 100, NextToken }),
      (answer) => answer.PrefixLists,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.PrefixListId || one.State === 'delete-complete') continue
      yield {
        type: 'AWS::EC2::PrefixList',
        ...owned(reach, one.OwnerId, 'prefix-list', one.PrefixListId, one.PrefixListArn),
        name: one.PrefixListName || one.PrefixListId,
        tags: tagRecord(one.Tags),
        properties: {
          PrefixListId: one.PrefixListId,
          PrefixListName: one.PrefixListName ?? null,
          OwnerId: one.OwnerId ?? null,
        },
      }
    }
  },
  details: [
    detail({
      on: 'AWS::EC2::PrefixList',
      needs: ['ec2:GetManagedPrefixListEntries'],
      fills: ['Entries'],
      when: ({ owner }) => owner !== AWS,
      async get({ client }, { properties }) {
        const ec2 = await client('ec2')
        const PrefixListId = properties.PrefixListId ?? ''
        const found = pages(
          (NextToken) => ec2.getManagedPrefixListEntries({ PrefixListId, MaxResults: 100, NextToken }),
          (answer) => answer.Entries,
          (answer) => answer.NextToken,
        )
        const Entries: { Cidr: string; Description: string | undefined }[] = []
        for await (const { Cidr, Description } of found) if (Cidr) Entries.push({ Cidr, Description })
        return { properties: { Entries } }
      },
    }),
  ],
})
