import { document } from '../../../practice/described.ts'
import type { Describing } from '../../../practice/service.ts'

/** Secrets and their policies in CloudFormation's shape, without values. */
export const describes: Describing<typeof import('@aws-sdk/client-secrets-manager')> = {
  'AWS::SecretsManager::Secret': (ask) =>
    (ask('ListSecrets', {}).SecretList ?? []).map((is) => ({
      is,
      also: { Id: is.ARN },
      tags: is.Tags,
      arn: is.ARN,
    })),
  'AWS::SecretsManager::ResourcePolicy': (ask) =>
    (ask('ListSecrets', {}).SecretList ?? []).flatMap(({ ARN }) => {
      const policy = document(ask('GetResourcePolicy', { SecretId: ARN }).ResourcePolicy)
      return policy ? { also: { Id: ARN, SecretId: ARN, ResourcePolicy: policy }, arn: null } : []
    }),
}
