import { describe, expect, test } from 'vitest'
import { failedCall, noteFailedCall } from './failed-calls.ts'
import { findRegions } from './regions.ts'
import type { ClientSource } from './runner.ts'
import type { Clients, ServiceId } from './sdk.ts'

const identity = { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/a', partition: 'aws' }

/** EC2, with these regions enabled, or where their list is refused. */
function ec2(...enabled: readonly string[]): ClientSource {
  const describeRegions = async () => {
    if (enabled.length > 0) return { Regions: enabled.map((RegionName) => ({ RegionName })) }
    const error = Object.assign(new Error('no'), { name: 'UnauthorizedOperation', $metadata: { httpStatusCode: 403 } })
    noteFailedCall(error, {
      service: 'ec2',
      operation: 'DescribeRegions',
      region: 'us-east-1',
      input: {},
      action: 'ec2:DescribeRegions',
    })
    expect(failedCall(error)).toBeDefined()
    throw error
  }
  // safe: nothing else of the client is asked
  return { client: async <S extends ServiceId>() => ({ describeRegions }) as unknown as Clients[S] }
}
const found = (aws: ClientSource, ...asked: readonly string[]) => findRegions(aws, identity, asked, 'us-east-1')
const blindSpot = { type: 'Demarc::Account::Region', region: 'global', account: '111122223333', listing: true }

describe('the regions of a run', () => {
  test('are those that are enabled', async () => {
    expect(await found(ec2('us-east-1', 'eu-west-1'))).toEqual({
      regions: ['eu-west-1', 'us-east-1'],
      missing: [],
      blindSpots: [],
    })
  })
  test('are all where all were named', async () => {
    expect((await found(ec2('us-east-1', 'eu-west-1'), 'us-east-1', 'eu-west-1')).blindSpots).toEqual([])
  })
  test('are those that were named, and a blind spot says how many were left out, and how to read them', async () => {
    const why = '2 other enabled regions were not read; leave --region out to read all'
    expect(await found(ec2('us-east-1', 'us-west-2', 'eu-west-1'), 'eu-west-1')).toEqual({
      regions: ['eu-west-1'],
      missing: [{ is: 'left-out', call: '--region eu-west-1', why }],
      blindSpots: [{ ...blindSpot, call: '--region eu-west-1', why, chosen: true }],
    })
  })
  test('are the one at hand where their list was refused: others may be enabled', async () => {
    const { regions, blindSpots } = await found(ec2())
    expect(regions).toEqual(['us-east-1'])
    expect(blindSpots).toEqual([
      { ...blindSpot, call: 'ec2:DescribeRegions', why: 'access denied: other regions may be enabled' },
    ])
  })
  test('are those that were named where their list was refused: that others are enabled is not known', async () => {
    const { regions, blindSpots } = await found(ec2(), 'eu-west-1')
    expect(regions).toEqual(['eu-west-1'])
    expect(blindSpots).toMatchObject([{ ...blindSpot, call: '--region eu-west-1', chosen: true }])
    expect(blindSpots[0]?.why).toContain('ec2:DescribeRegions (access denied')
  })
  test('are none that is not enabled', async () => {
    await expect(found(ec2('us-east-1'), 'us-east-2')).rejects.toMatchObject({ code: 'UNKNOWN_REGION' })
  })
})
