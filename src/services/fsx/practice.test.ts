import type { FSx } from '@aws-sdk/client-fsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { managedFileSystems } from './collect.ts'
import * as fsxModule from './controls.ts'

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let fsx: FSx

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  fsx = await aws.client('fsx', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [managedFileSystems])
const verdict = verdictBy(controlsIn(fsxModule))

test('a scan sees the file systems, whole and with their tags', async () => {
  const model = await scan()
  expect(model.blindSpots).toEqual([])
  expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
  expect(model.resources).toHaveLength(8)
  expect(model.resources.every(({ tags, name }) => tags['Name'] === name)).toBe(true)
})

test('FSx.1 is fixed by its call', async () => {
  const name = 'shop-prod-pictures-2021'
  expect(verdict('FSx.1', name, await scan())).toBe('unmet')
  const OpenZFSConfiguration = { CopyTagsToBackups: true, CopyTagsToVolumes: true }
  await fsx.updateFileSystem({ FileSystemId: ec2Id('fs', name), OpenZFSConfiguration })
  expect(verdict('FSx.1', name, await scan())).toBe('met')
})

test.each([
  ['FSx.2', 'LUSTRE', { LustreConfiguration: { DeploymentType: 'PERSISTENT_2', CopyTagsToBackups: true } }],
  ['FSx.3', 'OPENZFS', { OpenZFSConfiguration: { DeploymentType: 'MULTI_AZ_1', ThroughputCapacity: 160 } }],
  ['FSx.4', 'ONTAP', { OntapConfiguration: { DeploymentType: 'MULTI_AZ_1' } }],
  ['FSx.5', 'WINDOWS', { WindowsConfiguration: { DeploymentType: 'MULTI_AZ_1', ThroughputCapacity: 32 } }],
] as const)('%s needs a new file system of %s', async (id, FileSystemType, settings) => {
  const made = await fsx.createFileSystem({
    FileSystemType,
    SubnetIds: ['subnet-1'],
    Tags: [{ Key: 'Name', Value: id }],
    ...settings,
  })
  expect(verdict(id, id, await scan())).toBe('met')
  await fsx.deleteFileSystem({ FileSystemId: made.FileSystem?.FileSystemId })
  expect(verdict(id, id, await scan())).toBeUndefined()
})

test('tags', async () => {
  const { FileSystems: [one] = [] } = await fsx.describeFileSystems({ MaxResults: 1 })
  const ResourceARN = one?.ResourceARN
  await fsx.tagResource({ ResourceARN, Tags: [{ Key: 'owner', Value: 'kim' }] })
  await fsx.untagResource({ ResourceARN, TagKeys: ['cost-centre'] })
  const { Tags = [] } = await fsx.listTagsForResource({ ResourceARN })
  expect(Tags.map(({ Key }) => Key).toSorted()).toEqual(['Name', 'environment', 'owner', 'team'])
})

test('listings come in pages', async () => {
  const first = await fsx.describeFileSystems({ MaxResults: 1 })
  const second = await fsx.describeFileSystems({ MaxResults: 1, NextToken: first.NextToken })
  expect(first.NextToken).toBeDefined()
  expect(second.FileSystems?.[0]?.FileSystemId).not.toBe(first.FileSystems?.[0]?.FileSystemId)
})

test.each([
  ['an unknown file system', () => fsx.describeFileSystems({ FileSystemIds: ['fs-0'] }), 'FileSystemNotFound'],
  [
    'a file system without a subnet',
    () => fsx.createFileSystem({ FileSystemType: 'LUSTRE', SubnetIds: [] }),
    'BadRequest',
  ],
  ['the tags of no resource', () => fsx.listTagsForResource({ ResourceARN: 'arn:aws:fsx:x' }), 'ResourceNotFound'],
  ['an unknown token', () => fsx.describeFileSystems({ NextToken: 'abc' }), 'BadRequest'],
])('%s is refused', async (_, call, code) => {
  expect(await refused(call())).toBe(code)
})
