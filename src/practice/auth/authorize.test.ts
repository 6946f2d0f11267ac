import { describe, expect, test } from 'vitest'
import { decide } from './authorize.ts'

/** Organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html: each level must allow, and a deny of any level wins. */
const document = (Effect: 'Allow' | 'Deny', Action: string | string[], more = {}): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource: '*', ...more }] })
const FULL = document('Allow', '*')
const S3_ALONE = document('Allow', 's3:*')

const decided = (action: string, guards: readonly (readonly string[])[], permissions: 'all' | string = 'all') =>
  decide({
    permissions: permissions === 'all' ? 'all' : { identity: [permissions] },
    guards,
    action,
    resource: '*',
    context: new Map(),
  })

describe('an allow list of service control policies', () => {
  test('allows what it names, to the root user as well', () => {
    expect(decided('s3:ListAllMyBuckets', [[FULL], [S3_ALONE], [FULL]]).decision).toBe('allow')
  })

  test.each([
    ['at the root', [[S3_ALONE], [FULL], [FULL]]],
    ['at the unit', [[FULL], [S3_ALONE], [FULL]]],
    ['at the account', [[FULL], [FULL], [S3_ALONE]]],
  ])('%s, leaves everything else denied, to the root user as well', (_, guards) => {
    expect(decided('ec2:DescribeVolumes', guards)).toEqual({
      decision: 'implicit-deny',
      layer: 'service control policy',
    })
  })

  test('of two policies of a level, either is enough; of two levels, both are needed', () => {
    const ec2 = document('Allow', 'ec2:*')
    expect(decided('ec2:DescribeVolumes', [[FULL], [S3_ALONE, ec2]]).decision).toBe('allow')
    expect(decided('ec2:DescribeVolumes', [[ec2], [S3_ALONE]]).decision).toBe('implicit-deny')
  })

  test('a level without a policy allows nothing', () => {
    expect(decided('s3:ListAllMyBuckets', [[FULL], []]).decision).toBe('implicit-deny')
  })

  test('a deny of any level wins, and is told as one', () => {
    const guards = [[S3_ALONE], [FULL, document('Deny', 'ec2:*')]]
    expect(decided('ec2:DescribeVolumes', guards).decision).toBe('explicit-deny')
    expect(decided('s3:ListAllMyBuckets', guards).decision).toBe('allow')
  })

  test('grants nothing by itself: the identity must be allowed, too', () => {
    expect(decided('s3:ListAllMyBuckets', [[S3_ALONE]], document('Allow', 'iam:*'))).toEqual({
      decision: 'implicit-deny',
      layer: 'identity-based policy',
    })
  })
})
