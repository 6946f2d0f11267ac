import type * as Client from '@aws-sdk/client-opensearchserverless'
import { HOME, keyArn, keys, US } from '../../../../practice/company.ts'
import { alnumId } from '../../../../practice/ids.ts'
import { among, found, kind } from '../../../../practice/kind.ts'
import { listing } from '../../../../practice/listing.ts'
import { daysAgo } from '../../../../practice/seeds.ts'
import { type AwsError, awsError, type Call, practiceService, type SeedContext } from '../../../../practice/service.ts'
import { type HasTags, smallTagPairs, tag, tagsFrom, untag } from '../../../../practice/tags.ts'
import { opensearchserverless as sdk } from '../../sdk.ts'

interface StoredCollection extends HasTags {
  id: string
  name: string
  type: 'SEARCH' | 'TIMESERIES' | 'VECTORSEARCH'
  /** ARN of the key; `auto`: one of AWS's. */
  key: string
  standby: 'ENABLED' | 'DISABLED'
  made: string
}

/** A rule of a network policy, as the service keeps it. */
interface NetworkRule {
  Rules: { ResourceType: 'collection' | 'dashboard'; Resource: string[] }[]
  AllowFromPublic: boolean
  SourceVPCEs?: string[]
}

interface StoredPolicy {
  name: string
  version: number
  policy: NetworkRule[]
}

interface ServerlessState {
  collections: StoredCollection[]
  /** Network policies; those of encryption stand with the collections that they made. */
  policies: StoredPolicy[]
}
type C<I = unknown> = Call<I, ServerlessState>

const collectionId = (name: string): string => alnumId('aoss', name, 20)

/** One collection a region: the manuals as they should be, the experiment of analytics as it was left. */
function seedServerless(context: SeedContext): ServerlessState {
  const { region } = context
  const made = daysAgo(context, 200)
  const network = (name: string, AllowFromPublic: boolean, more: Partial<NetworkRule> = {}): StoredPolicy => ({
    name,
    version: 1,
    policy: [{ Rules: [{ ResourceType: 'collection', Resource: [`collection/${name}*`] }], AllowFromPublic, ...more }],
  })
  const collection = (name: string, more: Partial<StoredCollection>): StoredCollection => ({
    id: collectionId(name),
    name,
    type: 'SEARCH',
    key: 'auto',
    standby: 'DISABLED',
    made,
    tags: { team: 'shop' },
    ...more,
  })
  if (region === HOME)
    return {
      collections: [
        collection('manuals', { key: keyArn(keys.shopData.alias, keys.shopData.region), standby: 'ENABLED' }),
      ],
      policies: [network('manuals', false, { SourceVPCEs: ['vpce-0a1b2c3d4e5f60718'] })],
    }
  if (region !== US) return { collections: [], policies: [] }
  return {
    collections: [collection('similar-readings', { type: 'VECTORSEARCH', tags: { team: 'data' } })],
    policies: [network('similar-readings', true)],
  }
}

const invalid = (message: string): AwsError => awsError('ValidationException', message)
const missing = (what: string): AwsError => awsError('ResourceNotFoundException', `${what} not found`)
export const collections = kind<ServerlessState, StoredCollection>({
  in: (state) => state.collections,
  id: ({ id }) => id,
  arn: ['aoss', 'collection/'],
  missing: (arn) => missing(`Resource ${arn}`),
})
const taggedBy = among([collections], (arn) => missing(`Resource ${arn}`))
const invalidToken = () => invalid('The token is not one that this operation gave.')
const paged = listing({ token: 'nextToken', size: 'maxResults', next: 'nextToken', invalid: invalidToken })

function policyOf({ state }: C, type: string | undefined, name: string | undefined): StoredPolicy {
  if (type !== 'network') throw awsError('NotImplemented', 'Only policies of type network are here.', 501)
  return found(
    state.policies.find((one) => one.name === name),
    () => missing(`Policy with name ${name} and type network`),
  )
}

/** A network policy as the service takes it: a list of rules, each with what it names and whom it lets in. */
function rulesOf(text: string | undefined): NetworkRule[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text ?? '')
  } catch {
    throw invalid('Policy json is invalid, error: not JSON')
  }
  const wellMade = (one: unknown): one is NetworkRule =>
    typeof one === 'object' &&
    one !== null &&
    'Rules' in one &&
    Array.isArray(one.Rules) &&
    'AllowFromPublic' in one &&
    typeof one.AllowFromPublic === 'boolean'
  if (!Array.isArray(parsed) || !parsed.every(wellMade))
    throw invalid('Policy json is invalid, error: Rules and AllowFromPublic are required')
  return parsed
}

const versionOf = ({ version, name }: StoredPolicy): string =>
  Buffer.from(`${name} ${version}`).toString('base64').slice(0, 36).padEnd(20, 'A')

/** OpenSearch Serverless: collections and the network policies in front of them. It indexes nothing. */
export const opensearchServerless = practiceService<typeof Client, ServerlessState>({
  sdk,
  scope: 'regional',
  seed: seedServerless,
  acts: { resourceArn: (_, arn) => arn },
  reads: {
    ListCollections: (call) => {
      const shown = call.state.collections.map(({ id, name }) => ({
        id,
        name,
        arn: collections.arn(call, id),
        status: 'ACTIVE' as const,
      }))
      return paged(call, { collectionSummaries: shown })
    },
    BatchGetCollection: (call) => {
      const { ids = [], names = [] } = call.input
      const found = call.state.collections.filter(({ id, name }) => ids.includes(id) || names.includes(name))
      return {
        collectionDetails: found.map((one) => ({
          id: one.id,
          name: one.name,
          arn: collections.arn(call, one.id),
          status: 'ACTIVE' as const,
          type: one.type,
          kmsKeyArn: one.key,
          standbyReplicas: one.standby,
          createdDate: new Date(one.made).getTime(),
        })),
      }
    },
    ListSecurityPolicies: (call) => {
      const { type } = call.input
      if (type !== 'network') throw awsError('NotImplemented', 'Only policies of type network are here.', 501)
      const shown = call.state.policies.map((one) => ({ type, name: one.name, policyVersion: versionOf(one) }))
      return paged(call, { securityPolicySummaries: shown })
    },
    GetSecurityPolicy: (call) => {
      const stored = policyOf(call, call.input.type, call.input.name)
      const policy = stored.policy.map((one) => ({ ...one }))
      return {
        securityPolicyDetail: { type: 'network' as const, name: stored.name, policyVersion: versionOf(stored), policy },
      }
    },
    ListTagsForResource: (call) => ({ tags: smallTagPairs(taggedBy(call, call.input.resourceArn).tags) }),
  },
  changes: {
    CreateCollection: (call) => {
      const { name = '', type = 'TIMESERIES', standbyReplicas = 'ENABLED', encryptionConfig, tags } = call.input
      if (call.state.collections.some((one) => one.name === name))
        throw awsError('ConflictException', `Collection with name ${name} already exists`)
      if (type !== 'SEARCH' && type !== 'TIMESERIES' && type !== 'VECTORSEARCH') throw invalid(`unknown type ${type}`)
      const stored: StoredCollection = {
        id: collectionId(`made ${name}`),
        name,
        type,
        key: encryptionConfig?.kmsKeyArn ?? 'auto',
        standby: standbyReplicas === 'DISABLED' ? 'DISABLED' : 'ENABLED',
        made: call.now.toISOString(),
        tags: tagsFrom(tags),
      }
      call.state.collections.push(stored)
      return {
        createCollectionDetail: {
          id: stored.id,
          name,
          type,
          arn: collections.arn(call, stored.id),
          status: 'CREATING' as const,
        },
      }
    },
    UpdateSecurityPolicy: (call) => {
      const stored = policyOf(call, call.input.type, call.input.name)
      if (call.input.policyVersion !== versionOf(stored))
        throw invalid('Policy version specified in the request refers to an older version and policy has since changed')
      stored.policy = rulesOf(call.input.policy)
      stored.version += 1
      return { securityPolicyDetail: { type: 'network' as const, name: stored.name, policyVersion: versionOf(stored) } }
    },
    TagResource: (call) => tag(taggedBy(call, call.input.resourceArn), call.input.tags),
    UntagResource: (call) => untag(taggedBy(call, call.input.resourceArn), call.input.tagKeys),
  },
})
