import type * as Client from '@aws-sdk/client-opensearchserverless'
import { HOME, keyArn, keys, US } from '../../../../practice/company.ts'
import { alnumId } from '../../../../practice/ids.ts'
import {
  type AwsError,
  awsError,
  type Call,
  page,
  practiceService,
  type SeedContext,
} from '../../../../practice/service.ts'
import { tagged, untagged } from '../../../../practice/tags.ts'
import { opensearchserverless as sdk } from '../../sdk.ts'

interface StoredCollection {
  id: string
  name: string
  type: 'SEARCH' | 'TIMESERIES' | 'VECTORSEARCH'
  /** ARN of the key; `auto`: one of AWS's. */
  key: string
  standby: 'ENABLED' | 'DISABLED'
  made: string
  tags: { key: string; value: string }[]
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
function seedServerless({ region, now }: SeedContext): ServerlessState {
  const made = new Date(now.getTime() - 200 * 86_400_000).toISOString()
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
    tags: [{ key: 'team', value: 'shop' }],
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
    collections: [collection('similar-readings', { type: 'VECTORSEARCH', tags: [{ key: 'team', value: 'data' }] })],
    policies: [network('similar-readings', true)],
  }
}

const invalid = (message: string): AwsError => awsError('ValidationException', message)
const missing = (what: string): AwsError => awsError('ResourceNotFoundException', `${what} not found`)
const arnOf = ({ partition, region, account }: C, id: string): string =>
  `arn:${partition}:aoss:${region}:${account}:collection/${id}`
const byArn = ({ input }: { input: { resourceArn?: string | undefined } }): string => input.resourceArn ?? '*'
const badToken = () => invalid('The token is not one that this operation gave.')

function taggedBy(call: C, arn: string | undefined): StoredCollection {
  const found = call.state.collections.find(({ id }) => arnOf(call, id) === arn)
  if (!found) throw missing(`Resource ${arn}`)
  return found
}
function policyOf({ state }: C, type: string | undefined, name: string | undefined): StoredPolicy {
  if (type !== 'network') throw awsError('NotImplemented', 'Only policies of type network are here.', 501)
  const found = state.policies.find((one) => one.name === name)
  if (!found) throw missing(`Policy with name ${name} and type network`)
  return found
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
  resource: { ListTagsForResource: byArn, TagResource: byArn, UntagResource: byArn },
  reads: {
    ListCollections: (call) => {
      const { nextToken: token, maxResults = call.pageSize } = call.input
      const size = Math.min(maxResults, call.pageSize)
      const { items, next } = page(call, call.state.collections, { token, size, invalid: badToken })
      return {
        collectionSummaries: items.map(({ id, name }) => ({
          id,
          name,
          arn: arnOf(call, id),
          status: 'ACTIVE' as const,
        })),
        nextToken: next,
      }
    },
    BatchGetCollection: (call) => {
      const { ids = [], names = [] } = call.input
      const found = call.state.collections.filter(({ id, name }) => ids.includes(id) || names.includes(name))
      return {
        collectionDetails: found.map((one) => ({
          id: one.id,
          name: one.name,
          arn: arnOf(call, one.id),
          status: 'ACTIVE' as const,
          type: one.type,
          kmsKeyArn: one.key,
          standbyReplicas: one.standby,
          createdDate: new Date(one.made).getTime(),
        })),
      }
    },
    ListSecurityPolicies: (call) => {
      const { type, nextToken: token, maxResults = call.pageSize } = call.input
      if (type !== 'network') throw awsError('NotImplemented', 'Only policies of type network are here.', 501)
      const size = Math.min(maxResults, call.pageSize)
      const { items, next } = page(call, call.state.policies, { token, size, invalid: badToken })
      return {
        securityPolicySummaries: items.map((one) => ({ type, name: one.name, policyVersion: versionOf(one) })),
        nextToken: next,
      }
    },
    GetSecurityPolicy: (call) => {
      const stored = policyOf(call, call.input.type, call.input.name)
      const policy = stored.policy.map((one) => ({ ...one }))
      return {
        securityPolicyDetail: { type: 'network' as const, name: stored.name, policyVersion: versionOf(stored), policy },
      }
    },
    ListTagsForResource: (call) => ({ tags: taggedBy(call, call.input.resourceArn).tags }),
  },
  changes: {
    CreateCollection: (call) => {
      const { name = '', type = 'TIMESERIES', standbyReplicas = 'ENABLED', encryptionConfig, tags = [] } = call.input
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
        tags: tags.map(({ key = '', value = '' }) => ({ key, value })),
      }
      call.state.collections.push(stored)
      return {
        createCollectionDetail: { id: stored.id, name, type, arn: arnOf(call, stored.id), status: 'CREATING' as const },
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
    TagResource: (call) => {
      const stored = taggedBy(call, call.input.resourceArn)
      stored.tags = tagged(stored.tags, call.input.tags)
    },
    UntagResource: (call) => {
      const stored = taggedBy(call, call.input.resourceArn)
      stored.tags = untagged(stored.tags, call.input.tagKeys)
    },
  },
})
