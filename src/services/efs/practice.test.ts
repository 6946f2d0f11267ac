import type { EFS } from '@aws-sdk/client-efs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, fileSystems as names } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { protectedResources } from '../backup/collect/backup.ts'
import { prefixLists } from '../ec2/collect/prefix-lists.ts'
import { securityGroups, subnets } from '../ec2/collect/vpc.ts'
import { fileSystemAccessPoints, fileSystems } from './collect.ts'
import * as efsModule from './controls.ts'

const efsControls = controlsIn(efsModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let efs: EFS

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  efs = await aws.client('efs', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () =>
  scanPractice(practice, [
    fileSystems,
    fileSystemAccessPoints,
    securityGroups,
    prefixLists,
    subnets,
    protectedResources,
  ])
const verdict = verdictBy(efsControls)
const FileSystemId = ec2Id('fs', names.stagingMedia)

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })
  test('sees the file systems and access points of both regions, whole', () => {
    expect(model.blindSpots).toEqual([])
    expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
    expect(
      model
        .ofType('AWS::EFS::FileSystem')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.values(names).toSorted())
    expect(model.ofType('AWS::EFS::FileSystem').every(({ tags }) => tags['team'] !== undefined)).toBe(true)
  })
})

describe('the findings of staging are fixed', () => {
  test.each([
    ['EFS.7', () => efs.putBackupPolicy({ FileSystemId, BackupPolicy: { Status: 'ENABLED' } })],
    [
      'Demarc.EFS.2',
      () =>
        efs.putFileSystemPolicy({
          FileSystemId,
          Policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Deny',
                Principal: { AWS: '*' },
                Action: '*',
                Condition: { Bool: { 'aws:SecureTransport': 'false' } },
              },
            ],
          }),
        }),
    ],
    [
      'Demarc.EFS.1',
      async () => {
        const { MountTargets: [target] = [] } = await efs.describeMountTargets({ FileSystemId })
        await efs.modifyMountTargetSecurityGroups({
          MountTargetId: target?.MountTargetId,
          SecurityGroups: [ec2Id('sg', 'shop-staging-web')],
        })
      },
    ],
    [
      'EFS.6',
      async () => {
        const { MountTargets: [target] = [] } = await efs.describeMountTargets({ FileSystemId })
        await efs.deleteMountTarget({ MountTargetId: target?.MountTargetId })
        await efs.createMountTarget({ FileSystemId, SubnetId: ec2Id('subnet', 'shop-prod-private-a') })
      },
    ],
  ])('%s', async (id, fix) => {
    expect(verdict(id, names.stagingMedia, await scan())).toBe('unmet')
    await fix()
    expect(verdict(id, names.stagingMedia, await scan())).toBe('met')
  })

  test('settings that cannot be changed need a new resource', async () => {
    const made = await efs.createFileSystem({
      CreationToken: 'again',
      Encrypted: true,
      Tags: [{ Key: 'Name', Value: 'media-2' }],
    })
    const point = { FileSystemId: made.FileSystemId, ClientToken: 'p', PosixUser: { Uid: 7, Gid: 7 } }
    await efs.createAccessPoint({ ...point, RootDirectory: { Path: '/x' }, Tags: [{ Key: 'Name', Value: 'point-2' }] })
    const model = await scan()
    expect(['EFS.1', 'EFS.8', 'Demarc.EFS.6'].map((id) => verdict(id, 'media-2', model))).toEqual(['met', 'met', 'met'])
    expect(['EFS.3', 'EFS.4'].map((id) => verdict(id, 'point-2', model))).toEqual(['met', 'met'])
    await efs.deleteFileSystem({ FileSystemId: made.FileSystemId })
    expect(verdict('EFS.1', 'media-2', await scan())).toBeUndefined()
  })
  test('tags, of which one is the name', async () => {
    await efs.tagResource({ ResourceId: FileSystemId, Tags: [{ Key: 'Name', Value: 'renamed' }] })
    await efs.untagResource({ ResourceId: FileSystemId, TagKeys: ['cost-centre'] })
    const { FileSystems: [found] = [] } = await efs.describeFileSystems({ FileSystemId })
    expect(found?.Name).toBe('renamed')
    const { Tags = [] } = await efs.listTagsForResource({ ResourceId: FileSystemId })
    expect(Tags.map(({ Key }) => Key).toSorted()).toEqual(['Name', 'environment', 'team'])
  })
})

test('listings come in pages', async () => {
  const first = await efs.describeFileSystems({ MaxItems: 1 })
  const second = await efs.describeFileSystems({ MaxItems: 1, Marker: first.NextMarker })
  expect(first.NextMarker).toBeDefined()
  expect(second.FileSystems?.[0]?.FileSystemId).not.toBe(first.FileSystems?.[0]?.FileSystemId)
})

test.each([
  ['an unknown file system', () => efs.describeFileSystemPolicy({ FileSystemId: 'fs-0' }), 'FileSystemNotFound'],
  [
    'no policy',
    () => efs.deleteFileSystemPolicy({ FileSystemId }).then(() => efs.describeFileSystemPolicy({ FileSystemId })),
    'PolicyNotFound',
  ],
  ['a policy that is none', () => efs.putFileSystemPolicy({ FileSystemId, Policy: '{' }), 'InvalidPolicyException'],
  [
    'a file system with mount targets, to be deleted',
    () => efs.deleteFileSystem({ FileSystemId: ec2Id('fs', names.shopMedia) }),
    'FileSystemInUse',
  ],
  [
    'a second mount target in a zone',
    () =>
      efs.createMountTarget({
        FileSystemId: ec2Id('fs', names.shopMedia),
        SubnetId: ec2Id('subnet', 'shop-prod-public-a'),
      }),
    'MountTargetConflict',
  ],
  [
    'a mount target in another zone than One Zone storage',
    () => efs.createMountTarget({ FileSystemId, SubnetId: ec2Id('subnet', 'shop-prod-private-b') }),
    'AvailabilityZonesMismatch',
  ],
  ['an unknown marker', () => efs.describeFileSystems({ Marker: 'abc' }), 'BadRequest'],
])('%s is refused', async (_, call, code) => {
  expect(await refused(call())).toBe(code)
})
