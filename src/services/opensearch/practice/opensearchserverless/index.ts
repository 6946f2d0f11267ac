import type * as Client from '@aws-sdk/client-opensearchserverless'
import { HOME, keyArn, keys, US } from '../../../../practice/company.ts'
import { alnumId } from '../../../../practice/ids.ts'
import { among, found, type Is, kind } from '../../../../practice/kind.ts'
import { notHere } from '../../../../practice/limits.ts'
import { listing } from '../../../../practice/listing.ts'
import { daysAgo } from '../../../../practice/seeds.ts'
import { type AwsError, awsError, type Call, practiceService, type SeedContext } from '../../../../practice/service.ts'
import { type HasTags, smallTagPairs, tag, tagsFrom, untag } from '../../../../practice/tags.ts'
import { opensearchserverless as sdk } from '../../sdk.ts'
import { describes } from './cloudformation.ts'

interface StoredCollection extends HasTags {
  /** Its key is an ARN, or `auto` for an AWS owned key. */
  is: Is<Client.CollectionDetail, 'id' | 'name' | 'type' | 'createdDate'>
}

/** A rule of a network policy, as the service stores it. */
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
  /** Network policies. Encryption policies are part of the collections. */
  policies: StoredPolicy[]
}
type C<I = unknown> = Call<I, ServerlessState>

const collectionId = (name: string): string => alnumId('aoss', name, 20)

/** One collection a region: manuals with good settings, and an experiment of analytics with findings. */
function seedServerless(context: SeedContext): ServerlessState {
  const { region } = context
  const network = (name: string, AllowFromPublic: boolean, more: Partial<NetworkRule> = {}): StoredPolicy => ({
    name,
    version: 1,
    policy: [{ Rules: [{ ResourceType: 'collection', Resource: [`collection/${name}*`] }], AllowFromPublic, ...more }],
  })
  const collection = (name: string, team: string, more: Partial<StoredCollection['is']>): StoredCollection => ({
    is: {
      id: collectionId(name),
      name,
      type: 'SEARCH',
      kmsKeyArn: 'auto',
      standbyReplicas: 'DISABLED',
      createdDate: Date.parse(daysAgo(context, 200)),
      ...more,
    },
    tags: { team },
  })
  if (region === HOME)
    return {
      collections: [
        collection('manuals', 'shop', {
          kmsKeyArn: keyArn(keys.shopData.alias, keys.shopData.region),
          standbyReplicas: 'ENABLED',
        }),
      ],
      policies: [network('manuals', false, { SourceVPCEs: ['vpce-0a1b2c3d4e5f60718'] })],
    }
  if (region !== US) return { collections: [], policies: [] }
  return {
    collections: [collection('similar-readings', 'data', { type: 'VECTORSEARCH' })],
    policies: [network('similar-readings', true)],
  }
}

const invalid = (message: string): AwsError => awsError('ValidationException', message)
const missing = (what: string): AwsError => awsError('ResourceNotFoundException', `${what} not found`)
export const collections = kind<ServerlessState, StoredCollection>({
  in: (state) => state.collections,
  id: ({ is }) => is.id,
  arn: ['aoss', 'collection/'],
  missing: (arn) => missing(`Resource ${arn}`),
})
const taggedBy = among([collections], (arn) => missing(`Resource ${arn}`))
const invalidToken = () => invalid('The token is not one that this operation gave.')
const paged = listing({ token: 'nextToken', size: 'maxResults', next: 'nextToken', invalid: invalidToken })

function networkAlone(type: string | undefined): 'network' {
  if (type !== 'network') throw notHere('Only policies of type network are here.')
  return type
}

function policyOf({ state }: C, type: string | undefined, name: string | undefined): StoredPolicy {
  networkAlone(type)
  return found(
    state.policies.find((one) => one.name === name),
    () => missing(`Policy with name ${name} and type network`),
  )
}

/** A network policy as the service accepts it: a list of rules, each with resources and sources. */
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

/** The properties of a collection in each answer. */
const shown = (call: C, one: StoredCollection, status: Client.CollectionStatus) => ({
  id: one.is.id,
  name: one.is.name,
  arn: collections.arnOf(call, one),
  status,
})

/** OpenSearch Serverless: collections and their network policies. It has no indexes. */
export const opensearchServerless = practiceService<typeof Client, ServerlessState>({
  sdk,
  scope: 'regional',
  seed: seedServerless,
  acts: { resourceArn: (_, arn) => arn },
  describes,
  reads: {
    ListCollections: (call) => {
      const collectionSummaries = call.state.collections.map((one) => shown(call, one, 'ACTIVE'))
      return paged(call, { collectionSummaries })
    },
    BatchGetCollection: (call) => {
      const { ids = [], names = [] } = call.input
      const found = call.state.collections.filter(({ is }) => ids.includes(is.id) || names.includes(is.name))
      return { collectionDetails: found.map((one) => ({ ...one.is, ...shown(call, one, 'ACTIVE') })) }
    },
    ListSecurityPolicies: (call) => {
      const type = networkAlone(call.input.type)
      const all = call.state.policies.map((one) => ({ type, name: one.name, policyVersion: versionOf(one) }))
      return paged(call, { securityPolicySummaries: all })
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
      if (call.state.collections.some(({ is }) => is.name === name))
        throw awsError('ConflictException', `Collection with name ${name} already exists`)
      if (type !== 'SEARCH' && type !== 'TIMESERIES' && type !== 'VECTORSEARCH') throw invalid(`unknown type ${type}`)
      const stored = collections.add(call, {
        is: {
          id: collectionId(`made ${name}`),
          name,
          type,
          kmsKeyArn: encryptionConfig?.kmsKeyArn ?? 'auto',
          standbyReplicas: standbyReplicas === 'DISABLED' ? 'DISABLED' : 'ENABLED',
          createdDate: call.now.getTime(),
        },
        tags: tagsFrom(tags),
      })
      return { createCollectionDetail: { ...shown(call, stored, 'CREATING'), type } }
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
