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
    batch: TAGGED_AT_ONCE,
    async get({ client }, asked) {
      const cloudtrail = await client('cloudtrail')
      const { ResourceTagList = [] } = await cloudtrail.listTags({ ResourceIdList: asked.map(({ id }) => id) })
      const byId = new Map(ResourceTagList.map((one) => [one.ResourceId, tagRecord(one.TagsList)]))
      return asked.map(({ id }) => {
        const tags = byId.get(id)
        return tags && { tags }
      })
    },
  })
