import type * as Client from '@aws-sdk/client-ecr'
import { document, ifThere } from '../../../practice/described.ts'
import type { Describing } from '../../../practice/service.ts'

/** Repositories and the registry's policy in CloudFormation's shape. */
export const describes: Describing<typeof Client> = {
  'AWS::ECR::RegistryPolicy': (ask) => {
    const found = ifThere(() => ask('GetRegistryPolicy', {}))
    return found ? [{ is: { RegistryId: found.registryId }, also: { PolicyText: document(found.policyText) } }] : []
  },
  'AWS::ECR::Repository': (ask) =>
    (ask('DescribeRepositories', {}).repositories ?? []).map((is) => {
      const { repositoryName, repositoryArn } = is
      const lifecycle = ifThere(() => ask('GetLifecyclePolicy', { repositoryName }))?.lifecyclePolicyText
      return {
        is,
        also: {
          Arn: repositoryArn,
          LifecyclePolicy: lifecycle === undefined ? undefined : { LifecyclePolicyText: lifecycle },
          RepositoryPolicyText: document(ifThere(() => ask('GetRepositoryPolicy', { repositoryName }))?.policyText),
        },
        tags: ask('ListTagsForResource', { resourceArn: repositoryArn }).tags,
      }
    }),
}
