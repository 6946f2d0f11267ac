import { batched, collector, detail, pages, stated, tagRecord } from '../../collect/collector.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'

const on = 'AWS::ECR::Repository'

/** The private repositories of the account's registry. */
export const repositories = collector({
  types: [on],
  service: 'ecr',
  scope: 'region',
  needs: ['ecr:DescribeRepositories'],
  async *list({ client }) {
    const ecr = await client('ecr')
    const found = pages(
      (nextToken) => ecr.describeRepositories({ nextToken, maxResults: 1000 }),
      (answer) => answer.repositories,
      (answer) => answer.nextToken,
    )
    for await (const one of found) {
      if (!one.repositoryArn || !one.repositoryName) continue
      const { encryptionType, kmsKey } = one.encryptionConfiguration ?? {}
      yield {
        type: on,
        id: one.repositoryArn,
        name: one.repositoryName,
        properties: {
          Arn: one.repositoryArn,
          RepositoryName: one.repositoryName,
          RepositoryUri: one.repositoryUri ?? null,
          EncryptionConfiguration: encryptionType ? { EncryptionType: encryptionType, KmsKey: kmsKey } : null,
          ImageTagMutability: one.imageTagMutability ?? null,
        },
      }
    }
  },
  details: [
    batched({
      on,
      needs: ['ecr:BatchGetRepositoryScanningConfiguration'],
      fills: ['state.ScanFrequency'],
      // AmazonECR/latest/APIReference/API_BatchGetRepositoryScanningConfiguration.html
      batch: 25,
      async get({ client }, seeds) {
        const ecr = await client('ecr')
        const { scanningConfigurations = [] } = await ecr.batchGetRepositoryScanningConfiguration({
          repositoryNames: seeds.map(({ name }) => name),
        })
        return seeds.map(({ name }) => {
          const found = scanningConfigurations.find(({ repositoryName }) => repositoryName === name)
          return found && { state: { ScanFrequency: found.scanFrequency ?? null } }
        })
      },
    }),
    detail({
      on,
      needs: ['ecr:GetLifecyclePolicy'],
      fills: ['LifecyclePolicy'],
      none: ['LifecyclePolicyNotFoundException'],
      async get({ client }, { name }) {
        const { lifecyclePolicyText } = await (await client('ecr')).getLifecyclePolicy({ repositoryName: name })
        const LifecyclePolicyText = stated(lifecyclePolicyText, 'lifecyclePolicyText')
        return { properties: { LifecyclePolicy: { LifecyclePolicyText } } }
      },
    }),
    detail({
      on,
      needs: ['ecr:GetRepositoryPolicy'],
      fills: ['RepositoryPolicyText'],
      none: ['RepositoryPolicyNotFoundException'],
      async get({ client }, { name }) {
        const { policyText } = await (await client('ecr')).getRepositoryPolicy({ repositoryName: name })
        return { properties: { RepositoryPolicyText: stated(policyText, 'policyText') } }
      },
    }),
    detail({
      on,
      needs: ['ecr:GetRegistryPolicy'],
      fills: ['state.RegistryPolicy'],
      none: ['RegistryPolicyNotFoundException'],
      // one registry holds all repositories of the region
      get: ({ client, once, region }) =>
        once(`ecr registry policy ${region}`, async () => {
          const { policyText } = await (await client('ecr')).getRegistryPolicy({})
          return { state: { RegistryPolicy: policyText ?? null } }
        }),
    }),
    taggedAs(
      'ecr:repository',
      detail({
        on,
        needs: ['ecr:ListTagsForResource'],
        fills: ['tags'],
        async get({ client }, { id }) {
          const { tags } = await (await client('ecr')).listTagsForResource({ resourceArn: id })
          return { tags: tagRecord(tags) }
        },
      }),
    ),
  ],
})
