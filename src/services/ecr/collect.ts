import {
  answerOrNull,
  batched,
  collector,
  detail,
  pages,
  type Reach,
  stated,
  tagRecord,
} from '../../collect/collector.ts'
import { resourceId } from '../../model/resource.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'

const on = 'AWS::ECR::Repository'

/** The registry policy, which applies to all repositories of the Region; null without one. */
const registryPolicy = ({ client, once, region }: Reach): Promise<string | null> =>
  once(`ecr registry policy ${region}`, async () => {
    const asked = (await client('ecr')).getRegistryPolicy({})
    const answer = await answerOrNull(['RegistryPolicyNotFoundException'], asked)
    return answer && stated(answer.policyText, 'policyText')
  })

/** The registry policy of each Region that has one. */
export const registryPolicies = collector({
  types: ['AWS::ECR::RegistryPolicy'],
  service: 'ecr',
  scope: 'region',
  needs: ['ecr:GetRegistryPolicy'],
  async *list(reach) {
    const { account, region } = reach
    const PolicyText = await registryPolicy(reach)
    const type = 'AWS::ECR::RegistryPolicy'
    if (PolicyText !== null)
      yield { type, id: resourceId(type, account, region), name: region, properties: { PolicyText } }
  },
})

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
      get: async (reach) => ({ state: { RegistryPolicy: await registryPolicy(reach) } }),
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
