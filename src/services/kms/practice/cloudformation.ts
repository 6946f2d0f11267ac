import type * as Client from '@aws-sdk/client-kms'
import { document, ifThere } from '../../../practice/described.ts'
import type { Describing } from '../../../practice/service.ts'

/** The customer's keys in CloudFormation's shape. */
export const describes: Describing<typeof Client> = {
  'AWS::KMS::Key': (ask) =>
    (ask('ListKeys', {}).Keys ?? []).flatMap(({ KeyId }) => {
      const is = ask('DescribeKey', { KeyId }).KeyMetadata
      if (is?.KeyManager !== 'CUSTOMER') return []
      return {
        is,
        also: {
          KeyPolicy: document(ask('GetKeyPolicy', { KeyId, PolicyName: 'default' }).Policy),
          // only symmetric keys with KMS's own material have rotation
          EnableKeyRotation: ifThere(() => ask('GetKeyRotationStatus', { KeyId }))?.KeyRotationEnabled,
        },
        tags: ask('ListResourceTags', { KeyId }).Tags?.map(({ TagKey: Key, TagValue: Value }) => ({ Key, Value })),
      }
    }),
}
