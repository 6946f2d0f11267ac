import { batched, collector, detail, pages, type Reach, stated } from '../../../collect/collector.ts'
import { isRecord } from '../../../core/record.ts'
import { taggedAs } from '../../resourcegroupstaggingapi/collect.ts'

const on = 'AWS::OpenSearchServerless::Collection'

/** Collections of OpenSearch Serverless, with the network policies of the region that match them. */
export const searchCollections = collector({
  types: [on],
  service: 'opensearchserverless',
  scope: 'region',
  needs: ['aoss:ListCollections'],
  async *list({ client }) {
    const aoss = await client('opensearchserverless')
    const found = pages(
      (nextToken) => aoss.listCollections({ nextToken, maxResults: 100 }),
      (answer) => answer.collectionSummaries,
      (answer) => answer.nextToken,
    )
    for await (const { arn, id, name, status } of found)
      if (arn && id && name && status !== 'DELETING')
        yield { type: on, id: arn, name, properties: { Arn: arn, Id: id, Name: name } }
  },
  details: [
    batched({
      on,
      needs: ['aoss:BatchGetCollection'],
      fills: ['KmsKeyArn', 'StandbyReplicas', 'Type'],
      batch: 100,
      async get({ client }, seeds) {
        const aoss = await client('opensearchserverless')
        const { collectionDetails = [] } = await aoss.batchGetCollection({
          ids: seeds.flatMap(({ properties }) => properties.Id ?? []),
        })
        const found = new Map(collectionDetails.map((one) => [one.arn, one]))
        return seeds.map(({ id }) => {
          const one = found.get(id)
          if (!one) return undefined
          // `auto` is an AWS owned key (opensearch-service/latest/developerguide/serverless-encryption.html)
          const KmsKeyArn = one.kmsKeyArn === undefined || one.kmsKeyArn === 'auto' ? null : one.kmsKeyArn
          return { properties: { KmsKeyArn, StandbyReplicas: one.standbyReplicas ?? null, Type: one.type ?? null } }
        })
      },
    }),
    detail({
      on,
      needs: ['aoss:ListSecurityPolicies', 'aoss:GetSecurityPolicy'],
      fills: ['state.AllowFromPublic'],
      async get(reach, { name }) {
        const rules = await reach.once(`aoss network policies ${reach.region}`, () => networkRules(reach))
        const those = rules.filter(({ patterns }) => patterns.some((pattern) => matches(pattern, `collection/${name}`)))
        // of several policies the most permissive applies (serverless-network.html)
        return { state: { AllowFromPublic: those.length === 0 ? null : isAnyPublic(those) } }
      },
    }),
    taggedAs(
      'aoss:collection',
      detail({
        on,
        needs: ['aoss:ListTagsForResource'],
        fills: ['tags'],
        async get({ client }, { id }) {
          const aoss = await client('opensearchserverless')
          const { tags = [] } = await aoss.listTagsForResource({ resourceArn: id })
          return { tags: Object.fromEntries(tags.flatMap(({ key, value }) => (key ? [[key, value ?? '']] : []))) }
        },
      }),
    ),
  ],
})

interface Rule {
  readonly patterns: readonly string[]
  /** Undefined where the policy does not say. */
  readonly isPublic: boolean | undefined
}

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

/** Undefined where no rule opens a collection, and one does not say. */
function isAnyPublic(rules: readonly Rule[]): boolean | undefined {
  if (rules.some(({ isPublic }) => isPublic)) return true
  return rules.some(({ isPublic }) => isPublic === undefined) ? undefined : false
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

async function networkRules({ client }: Reach): Promise<readonly Rule[]> {
  const aoss = await client('opensearchserverless')
  const policies = pages(
    (nextToken) => aoss.listSecurityPolicies({ type: 'network', nextToken, maxResults: 100 }),
    (answer) => answer.securityPolicySummaries,
    (answer) => answer.nextToken,
  )
  const rules: Rule[] = []
  for await (const { name } of policies) {
    const { securityPolicyDetail } = await aoss.getSecurityPolicy({ type: 'network', name })
    for (const one of listOf(stated(securityPolicyDetail, 'securityPolicyDetail').policy).filter(isRecord)) {
      const patterns = listOf(one['Rules'])
        .filter(isRecord)
        .filter((rule) => rule['ResourceType'] === 'collection')
        .flatMap((rule) => listOf(rule['Resource']))
        .filter((resource) => typeof resource === 'string')
      rules.push({ patterns, isPublic: isFlag(one['AllowFromPublic']) ? one['AllowFromPublic'] : undefined })
    }
  }
  return rules
}

/** A pattern with `*` at the end matches any suffix. */
const matches = (pattern: string, resource: string): boolean =>
  pattern.endsWith('*') ? resource.startsWith(pattern.slice(0, -1)) : pattern === resource
