import { collector, detail, pages, stated, tagRecord } from '../../collect/collector.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'

const on = 'AWS::KMS::Key'

/**
 * Customer managed keys. DescribeKey says who manages a key, but costs one call for each key, and a key policy may deny
 * it. AWS managed keys are recognized in the listing by their alias `alias/aws/...`: each of them has one, and
 * customers cannot create such an alias (kms/latest/developerguide/concepts.html, "AWS managed keys").
 */
export const keys = collector({
  types: [on],
  service: 'kms',
  scope: 'region',
  needs: ['kms:ListAliases', 'kms:ListKeys'],
  async *list({ client }) {
    const kms = await client('kms')
    const aliases = new Map<string, string>()
    const aliasPages = pages(
      (Marker) => kms.listAliases({ Marker }),
      (answer) => answer.Aliases,
      (answer) => answer.NextMarker,
    )
    for await (const { AliasName, TargetKeyId } of aliasPages) {
      if (!AliasName || !TargetKeyId) continue
      const known = aliases.get(TargetKeyId)
      if (known === undefined || AliasName < known) aliases.set(TargetKeyId, AliasName)
    }
    const keyPages = pages(
      (Marker) => kms.listKeys({ Marker }),
      (answer) => answer.Keys,
      (answer) => answer.NextMarker,
    )
    for await (const { KeyId, KeyArn } of keyPages) {
      if (!KeyId || !KeyArn) continue
      const alias = aliases.get(KeyId)
      if (alias?.startsWith('alias/aws/')) continue
      yield { type: on, id: KeyArn, name: alias ?? KeyId, properties: { KeyId, Arn: KeyArn } }
    }
  },
  details: [
    detail({
      on,
      needs: ['kms:DescribeKey'],
      fills: ['Enabled', 'KeySpec', 'Origin', 'state.KeyState'],
      async get({ client }, key) {
        const kms = await client('kms')
        const { KeyMetadata: found } = await kms.describeKey({ KeyId: key.id })
        if (!found) return {}
        return {
          properties: {
            Enabled: found.Enabled ?? null,
            KeySpec: found.KeySpec ?? null,
            Origin: found.Origin ?? null,
          },
          state: { KeyState: found.KeyState ?? null },
        }
      },
    }),
    detail({
      on,
      needs: ['kms:GetKeyPolicy'],
      fills: ['KeyPolicy'],
      async get({ client }, key) {
        const kms = await client('kms')
        // `default` is the only name of a key policy (kms/latest/APIReference/API_GetKeyPolicy.html)
        const { Policy } = await kms.getKeyPolicy({ KeyId: key.id, PolicyName: 'default' })
        return { properties: { KeyPolicy: Policy ?? null } }
      },
    }),
    detail({
      on,
      needs: ['kms:GetKeyRotationStatus'],
      fills: ['EnableKeyRotation'],
      // asymmetric and HMAC keys, imported material and custom key stores have no rotation
      none: ['UnsupportedOperationException'],
      async get({ client }, key) {
        const kms = await client('kms')
        const found = await kms.getKeyRotationStatus({ KeyId: key.id })
        return {
          properties: {
            EnableKeyRotation: stated(found.KeyRotationEnabled, 'KeyRotationEnabled'),
          },
        }
      },
    }),
    taggedAs(
      'kms:key',
      detail({
        on,
        needs: ['kms:ListResourceTags'],
        fills: ['tags'],
        async get({ client }, key) {
          const kms = await client('kms')
          const tags = pages(
            (Marker) => kms.listResourceTags({ KeyId: key.id, Marker }),
            (answer) => answer.Tags,
            (answer) => answer.NextMarker,
          )
          const all = []
          for await (const { TagKey, TagValue } of tags) all.push({ Key: TagKey, Value: TagValue })
          return { tags: tagRecord(all) }
        },
      }),
    ),
  ],
})
