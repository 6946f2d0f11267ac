import type { OpenSearch } from '@aws-sdk/client-opensearch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, US } from '../../practice/company.ts'
import { prefixLists } from '../ec2/collect/prefix-lists.ts'
import { securityGroups } from '../ec2/collect/vpc.ts'
import { searchDomains } from './collect/opensearch.ts'
import { searchCollections } from './collect/opensearchserverless.ts'
import * as access from './controls/access.ts'
import * as domains from './controls/domains.ts'

const opensearchControls = [...controlsIn(access), ...controlsIn(domains)]

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let opensearch: OpenSearch

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  opensearch = await aws.client('opensearch', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [searchDomains, searchCollections, securityGroups, prefixLists])
const verdict = verdictBy(opensearchControls)

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })
  test('reads all domains and collections', () => {
    expect(model.blindSpots).toEqual([])
    expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
    expect(model.ofType('AWS::OpenSearchService::Domain').length).toBe(5)
    expect(model.ofType('AWS::OpenSearchServerless::Collection').every(({ tags }) => tags['team'])).toBe(true)
  })
})

describe('remediation of unmet controls', () => {
  const DomainName = 'machine-logs-2019'
  const update = (more: object) => opensearch.updateDomainConfig({ DomainName, ...more })
  const log = { CloudWatchLogsLogGroupArn: `arn:aws:logs:${HOME}:111122223333:log-group:x`, Enabled: true }
  test.each<[string, () => Promise<unknown>]>([
    ['ES.1', () => update({ EncryptionAtRestOptions: { Enabled: true } })],
    ['ES.3', () => update({ NodeToNodeEncryptionOptions: { Enabled: true } })],
    ['ES.4', () => update({ LogPublishingOptions: { ES_APPLICATION_LOGS: log } })],
    ['ES.6', () => update({ ClusterConfig: { InstanceCount: 3, ZoneAwarenessEnabled: true } })],
    ['ES.7', () => update({ ClusterConfig: { DedicatedMasterEnabled: true, DedicatedMasterCount: 3 } })],
    [
      'ES.8',
      () =>
        update({ DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' } }),
    ],
    ['Demarc.Opensearch.6', () => update({ AdvancedSecurityOptions: { Enabled: true } })],
    ['ES.5', () => update({ LogPublishingOptions: { AUDIT_LOGS: log } })],
    ['Demarc.Opensearch.7', () => opensearch.startServiceSoftwareUpdate({ DomainName })],
    ['Demarc.Opensearch.2', () => update({ AccessPolicies: '' })],
    [
      'Demarc.Opensearch.8',
      async () => {
        const upgrade = (TargetVersion: string, PerformCheckOnly = false) =>
          opensearch.upgradeDomain({ DomainName, TargetVersion, PerformCheckOnly })
        expect(await refused(upgrade('Elasticsearch_7.10'))).toBe('ValidationException')
        await upgrade('Elasticsearch_6.8', true)
        expect(verdict('Demarc.Opensearch.8', DomainName, await scan())).toBe('unmet')
        await upgrade('Elasticsearch_6.8')
      },
    ],
  ])('%s', async (id, fix) => {
    expect(verdict(id, DomainName, await scan())).toBe('unmet')
    await fix()
    expect(verdict(id, DomainName, await scan())).toBe('met')
  })
  test('a network policy makes a collection private; a collection that cannot be changed is replaced', async () => {
    const aoss = await aws.client('opensearchserverless', US)
    const name = 'similar-readings'
    expect(verdict('Demarc.Opensearch.3', name, await scan())).toBe('unmet')
    const { securityPolicyDetail } = await aoss.getSecurityPolicy({ type: 'network', name })
    const policy = JSON.stringify([
      { Rules: [{ ResourceType: 'collection', Resource: ['collection/*'] }], AllowFromPublic: false },
    ])
    const change = { type: 'network', name, policy } as const
    expect(await refused(aoss.updateSecurityPolicy({ ...change, policyVersion: 'b2xkb2xkb2xkb2xkb2xk' }))).toBe(
      'ValidationException',
    )
    await aoss.updateSecurityPolicy({ ...change, policyVersion: securityPolicyDetail?.policyVersion })
    await aoss.createCollection({ name: 'readings-2', type: 'VECTORSEARCH' })
    const model = await scan()
    expect(verdict('Demarc.Opensearch.3', name, model)).toBe('met')
    expect(verdict('Demarc.Opensearch.4', 'readings-2', model)).toBe('met')
  })
  test('tags', async () => {
    const ARN = `arn:aws:es:${HOME}:${practice.account}:domain/${DomainName}`
    await opensearch.addTags({ ARN, TagList: [{ Key: 'owner', Value: 'it' }] })
    await opensearch.removeTags({ ARN, TagKeys: ['team'] })
    const { TagList = [] } = await opensearch.listTags({ ARN })
    expect(TagList.map(({ Key }) => Key).toSorted()).toEqual(['cost-centre', 'environment', 'owner'])
  })
})

test.each([
  ['an unknown domain', () => opensearch.describeDomain({ DomainName: 'none' }), 'ResourceNotFoundException'],
  [
    'access control without encryption',
    () =>
      opensearch.updateDomainConfig({ DomainName: 'shop-staging-search', AdvancedSecurityOptions: { Enabled: true } }),
    'ValidationException',
  ],
  [
    'a VPC for a public domain',
    () => opensearch.updateDomainConfig({ DomainName: 'machine-logs-2019', VPCOptions: { SubnetIds: ['x'] } }),
    'ValidationException',
  ],
])('%s is rejected', async (_, call, code) => {
  expect(await refused(call())).toBe(code)
})
