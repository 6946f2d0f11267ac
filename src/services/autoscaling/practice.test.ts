import type { AutoScaling } from '@aws-sdk/client-auto-scaling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, refused, scanPractice, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { autoScalingGroups, launchConfigurations } from './collect.ts'
import * as autoscalingModule from './controls.ts'

const autoScalingControls = controlsIn(autoscalingModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let autoscaling: AutoScaling

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  autoscaling = await aws.client('autoscaling', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [autoScalingGroups, launchConfigurations])
/** The verdicts on one group or configuration, by control. */
async function verdicts(name: string): Promise<Record<string, string>> {
  const model = await scan()
  expect(model.blindSpots).toEqual([])
  return Object.fromEntries(
    autoScalingControls.flatMap((control) => {
      const found = verdictsOf(control, model)[name]
      return found === undefined ? [] : [[control.id, found]]
    }),
  )
}

const AutoScalingGroupName = 'corp-it-build-agents'

test('a scan keeps no user data', async () => {
  const { LaunchConfigurations: [found] = [] } = await autoscaling.describeLaunchConfigurations({})
  expect(Buffer.from(found?.UserData ?? '', 'base64').toString()).toContain('only-for-practice')
  const told = JSON.stringify((await scan()).resources)
  expect(told).not.toContain(found?.UserData)
  expect(told).not.toContain('only-for-practice')
})

test('the call in each remediation of a group fixes its finding', async () => {
  expect(new Set(Object.values(await verdicts('shop-prod-web')))).toEqual(new Set(['met']))
  expect((await verdicts('shop-staging-load-test'))['AutoScaling.1']).toBe('unmet')
  await autoscaling.updateAutoScalingGroup({ AutoScalingGroupName: 'shop-staging-load-test', HealthCheckType: 'ELB' })
  expect((await verdicts('shop-staging-load-test'))['AutoScaling.1']).toBe('met')
  expect(await verdicts(AutoScalingGroupName)).toEqual({
    'AutoScaling.1': 'not-applicable',
    'AutoScaling.10': 'met',
    'AutoScaling.2': 'unmet',
    'AutoScaling.6': 'unmet',
    'AutoScaling.9': 'unmet',
    'Demarc.AutoScaling.2': 'unmet',
  })
  const LaunchTemplate = { LaunchTemplateName: 'shop-prod-web', Version: '$Latest' }
  await autoscaling.updateAutoScalingGroup({ AutoScalingGroupName, LaunchTemplate })
  expect((await verdicts(AutoScalingGroupName))['AutoScaling.9']).toBe('met')
  await autoscaling.updateAutoScalingGroup({
    AutoScalingGroupName,
    MaxInstanceLifetime: 2_592_000,
    VPCZoneIdentifier: ['corp-it-private-a', 'corp-it-private-b'].map((name) => ec2Id('subnet', name)).join(','),
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: LaunchTemplate,
        Overrides: [{ InstanceType: 't3.medium' }, { InstanceType: 't3a.medium' }],
      },
    },
  })
  expect(await verdicts(AutoScalingGroupName)).toEqual({
    'AutoScaling.1': 'not-applicable',
    'AutoScaling.10': 'met',
    'AutoScaling.2': 'met',
    'AutoScaling.6': 'met',
    'AutoScaling.9': 'met',
    'Demarc.AutoScaling.2': 'met',
  })
})

test('a launch configuration is replaced, and can be deleted when no group uses it', async () => {
  const of = (name: string) => verdicts(name)
  expect(new Set(Object.values(await of('build-agents-2021')))).toEqual(new Set(['unmet']))
  const LaunchConfigurationName = 'build-agents-2026'
  await autoscaling.createLaunchConfiguration({
    LaunchConfigurationName,
    ImageId: ec2Id('ami', 'al2023'),
    InstanceType: 't3.medium',
    AssociatePublicIpAddress: false,
    MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true } }],
  })
  expect(new Set(Object.values(await of(LaunchConfigurationName)))).toEqual(new Set(['met']))
  await autoscaling.updateAutoScalingGroup({ AutoScalingGroupName, LaunchConfigurationName })
  expect(await refused(autoscaling.deleteLaunchConfiguration({ LaunchConfigurationName }))).toBe('ResourceInUseFault')
  await autoscaling.deleteLaunchConfiguration({ LaunchConfigurationName: 'build-agents-2021' })
  expect(await of('build-agents-2021')).toEqual({})
})

test("tags, and AWS's own refusals", async () => {
  const tag = { ResourceId: AutoScalingGroupName, ResourceType: 'auto-scaling-group' }
  await autoscaling.createOrUpdateTags({ Tags: [{ ...tag, Key: 'owner', Value: 'it', PropagateAtLaunch: false }] })
  await autoscaling.deleteTags({ Tags: [{ ...tag, Key: 'team' }] })
  const tags = (await scan())
    .ofType('AWS::AutoScaling::AutoScalingGroup')
    .find(({ name }) => name === AutoScalingGroupName)?.tags
  expect(tags).toMatchObject({ owner: 'it', environment: 'production' })
  expect(tags).not.toHaveProperty('team')
  const update = (more: object) => refused(autoscaling.updateAutoScalingGroup({ AutoScalingGroupName, ...more }))
  expect(await update({ AutoScalingGroupName: 'none' })).toBe('ValidationError')
  expect(await update({ LaunchTemplate: { LaunchTemplateName: 'none' } })).toBe('ValidationError')
  expect(await update({ LaunchConfigurationName: 'none' })).toBe('ValidationError')
  expect(await update({ VPCZoneIdentifier: 'subnet-none' })).toBe('ValidationError')
  expect(await update({ MaxInstanceLifetime: 60 })).toBe('ValidationError')
  expect(await update({ MinSize: 9 })).toBe('ValidationError')
  expect(await refused(autoscaling.deleteAutoScalingGroup({ AutoScalingGroupName: 'shop-prod-web' }))).toBe(
    'ResourceInUseFault',
  )
})
