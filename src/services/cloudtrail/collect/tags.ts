import { batched, tagRecord } from '../../../collect/collector.ts'
import type { KnownType } from '../../../model/resource.ts'

/** The most that ListTags takes in one call (awscloudtrail/latest/APIReference/API_ListTags.html). */
const TAGGED_AT_ONCE = 20

/** The tags of CloudTrail's resources of one type, by their ARNs. */
export const tagsOf = <T extends KnownType>(on: T) =>
  batched({
    on,
    needs: ['cloudtrail:ListTags'],
    fills: ['tags'],
    // only the account that owns one may ask
    when: ({ owner }) => owner === undefined,
    batch: TAGGED_AT_ONCE,
    async get({ client }, asked) {
      const byId = new Map<string | undefined, Record<string, string>>()
      // a trail's tags are a matter of its home region
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
