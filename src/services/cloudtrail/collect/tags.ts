import { batched, tagRecord } from '../../../collect/collector.ts'
import type { KnownType } from '../../../model/resource.ts'

/** The most ARNs in one ListTags call (awscloudtrail/latest/APIReference/API_ListTags.html). */
const TAGGED_AT_ONCE = 20

/** The tags of CloudTrail resources of one type, by ARN. */
export const tagsOf = <T extends KnownType>(on: T) =>
  batched({
    on,
    needs: ['cloudtrail:ListTags'],
    fills: ['tags'],
    // only the owning account may read them
    when: ({ owner }) => owner === undefined,
    batch: TAGGED_AT_ONCE,
    async get({ client }, asked) {
      const byId = new Map<string | undefined, Record<string, string>>()
      // the tags of a trail are read in its home region
      for (const region of new Set(asked.map((one) => one.region))) {
        const there = asked.filter((one) => one.region === region).map(({ id }) => id)
        const { ResourceTagList = [] } = await (await client('cloudtrail', region)).listTags({ ResourceIdList: there })
        for (const one of ResourceTagList) byId.set(one.ResourceId, tagRecord(one.TagsList))
      }
      return asked.map(({ id }) => {
        const tags = byId.get(id)
        return tags && { tags }
      })
    },
  })
