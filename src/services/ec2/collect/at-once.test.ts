import { describe, expect, test } from 'vitest'
import { noteCall } from '../../../collect/asking.ts'
import type { Collector } from '../../../collect/collector.ts'
import { collect } from '../../../collect/runner.ts'
import type { Clients, ServiceId } from '../../../collect/sdk.ts'
import { launchTemplates, snapshots } from './compute.ts'

type Input = Record<string, unknown>

const region = 'eu-central-1'
const denied = Object.assign(new Error('refused'), { name: 'UnauthorizedOperation' })

/** The answers behind a property of the one resource that EC2 lists; `refused` says of which calls AWS gives none. */
async function restsOn(collector: Collector, path: string, refused: (input: Input) => boolean) {
  const answers: Record<string, (input: Input) => object> = {
    describeSnapshots: () => ({ Snapshots: [{ SnapshotId: 'snap-1' }] }),
    describeSnapshotAttribute: () => ({ CreateVolumePermissions: [{ Group: 'all' }] }),
    describeLaunchTemplates: () => ({ LaunchTemplates: [{ LaunchTemplateId: 'lt-1', LaunchTemplateName: 'web' }] }),
    describeLaunchTemplateVersions: () => ({
      LaunchTemplateVersions: [{ LaunchTemplateId: 'lt-1', LaunchTemplateData: {} }],
    }),
  }
  const ec2 = Object.fromEntries(
    Object.entries(answers).map(([operation, answer]) => [
      operation,
      async (input: Input) => {
        noteCall({ service: 'ec2', operation, region, input })
        if (refused(input)) throw denied
        return answer(input)
      },
    ]),
  )
  const { resources } = await collect({
    collectors: [{ ...collector, details: collector.details.filter(({ fills }) => fills.some((one) => one === path)) }],
    account: '111122223333',
    partition: 'aws',
    homeRegion: 'us-east-1',
    regions: [region],
    // safe: the collector asks nothing else of this client
    clients: { client: async <S extends ServiceId>() => ec2 as unknown as Clients[S] },
    now: 0,
  })
  return resources[0]?.answers?.details[path]?.map((name) => name.replace(/(:\w+) .*?\{/, '$1 {'))
}

describe('public snapshots, listed once for all', () => {
  const attribute = 'ec2:describeSnapshotAttribute {"Attribute":"createVolumePermission","SnapshotId":"snap-1"}'
  const list = 'ec2:describeSnapshots {"MaxResults":1000,"OwnerIds":["self"],"RestorableByUserIds":["all"]}'

  test('are what a snapshot rests on', async () => {
    expect(await restsOn(snapshots, 'Public', () => false)).toEqual([attribute, list])
  })

  test('where AWS refuses the list, a snapshot rests on its own answer alone', async () => {
    expect(await restsOn(snapshots, 'Public', (input) => 'RestorableByUserIds' in input)).toEqual([attribute])
  })
})

describe('default versions of launch templates, listed once for all', () => {
  const list = 'ec2:describeLaunchTemplateVersions {"MaxResults":200,"Versions":["$Default"]}'
  const own = 'ec2:describeLaunchTemplateVersions {"LaunchTemplateId":"lt-1","Versions":["$Default"]}'

  test('are what a template rests on', async () => {
    expect(await restsOn(launchTemplates, 'LaunchTemplateData', () => false)).toEqual([list])
  })

  test('where AWS refuses the list, a template rests on its own answer alone', async () => {
    const isList = (input: Input): boolean => 'Versions' in input && !('LaunchTemplateId' in input)
    expect(await restsOn(launchTemplates, 'LaunchTemplateData', isList)).toEqual([own])
  })
})
