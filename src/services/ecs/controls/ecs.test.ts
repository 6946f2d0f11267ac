import { expect, test } from 'vitest'
import type { Control } from '../../../controls/control.ts'
import { type Example, exampleFinding, missing, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import * as e from './ecs.ts'

const active = { Status: 'ACTIVE' }
const gone = { Status: 'INACTIVE' }
const network = (AssignPublicIp?: string, Subnets = ['subnet-a', 'subnet-b']) => ({
  NetworkConfiguration: { AwsvpcConfiguration: { ...(AssignPublicIp ? { AssignPublicIp } : {}), Subnets } },
})

examples(e.servicesGiveNoPublicAddress, {
  met: [
    { ...network('DISABLED'), state: active },
    { ...network(), state: active },
    { NetworkConfiguration: null, state: active },
  ],
  unmet: [{ ...network('ENABLED'), state: active }],
  notApplicable: [{ ...network('DISABLED'), state: gone }],
})

const ofSet = (AssignPublicIp: string) => ({ NetworkConfiguration: { AwsVpcConfiguration: { AssignPublicIp } } })
examples(e.taskSetsGiveNoPublicAddress, {
  met: [ofSet('DISABLED'), { NetworkConfiguration: { AwsVpcConfiguration: {} } }, { NetworkConfiguration: null }],
  unmet: [ofSet('ENABLED')],
})

const on = (Compute: string | null, PlatformFamily: string | null, more: object = active) => ({
  state: { Compute, PlatformFamily, ...more },
})
examples(e.fargateIsTheLatest, {
  absent: ['state.Compute'],
  met: [
    { PlatformVersion: 'LATEST', ...on('FARGATE', 'Linux') },
    { PlatformVersion: '1.4.0', ...on('FARGATE', 'Linux') },
    { PlatformVersion: '1.0.0', ...on('FARGATE', 'WINDOWS_SERVER_2022_CORE') },
    { PlatformVersion: null, ...on('FARGATE', null) },
  ],
  unmet: [
    { PlatformVersion: '1.3.0', ...on('FARGATE', 'Linux') },
    { PlatformVersion: '1.0.0', ...on('FARGATE', 'Linux') },
  ],
  unknown: [{ PlatformVersion: '2.0.0', ...on('FARGATE', 'Linux') }],
  notApplicable: [
    { PlatformVersion: 'LATEST', ...on('EC2', 'Linux') },
    { PlatformVersion: 'LATEST', ...on('FARGATE', 'Linux', gone) },
  ],
})

const insights = (Value: string) => ({ ClusterSettings: [{ Name: 'containerInsights', Value }], state: active })
examples(e.clustersHaveInsights, {
  met: [insights('enabled'), insights('enhanced')],
  unmet: [insights('disabled'), { ClusterSettings: [], state: active }, { ClusterSettings: null, state: active }],
  notApplicable: [{ ...insights('enabled'), state: gone }],
})

const protectedBy = (ManagedTerminationProtection: string) => ({
  AutoScalingGroupProvider: { ManagedTerminationProtection },
  state: active,
})
examples(e.busyInstancesAreProtected, {
  met: [protectedBy('ENABLED')],
  unmet: [protectedBy('DISABLED')],
  notApplicable: [
    { AutoScalingGroupProvider: null, state: active },
    { ...protectedBy('ENABLED'), state: gone },
  ],
})

const subnet = (SubnetId: string, AvailabilityZone: string) => ({ SubnetId, AvailabilityZone })
const near = { subnets: [subnet('subnet-a', 'a'), subnet('subnet-b', 'b')] }
const noSubnets = missing('ec2:DescribeSubnets')
examples(e.servicesSurviveAZone, {
  met: [
    { ...network(), state: active, near },
    {
      ...network('DISABLED', ['subnet-a', 'subnet-b', 'subnet-z']),
      state: active,
      near: { subnets: [...near.subnets, noSubnets] },
    },
  ],
  unmet: [
    { ...network('DISABLED', ['subnet-a']), state: active, near },
    { ...network(), state: active, near: { subnets: [subnet('subnet-a', 'a'), subnet('subnet-b', 'a')] } },
  ],
  unknown: [{ ...network(), state: active, near: { subnets: [subnet('subnet-a', 'a'), noSubnets] } }],
  notApplicable: [
    { NetworkConfiguration: null, state: active, near },
    { ...network(), state: gone, near },
  ],
})

const exec = (Logging: string) => ({ Configuration: { ExecuteCommandConfiguration: { Logging } }, state: active })
examples(e.execSessionsAreLogged, {
  met: [exec('DEFAULT'), exec('OVERRIDE'), { Configuration: null, state: active }],
  unmet: [exec('NONE')],
  notApplicable: [{ ...exec('DEFAULT'), state: gone }],
})

const findings: readonly (readonly [Control, Example, finding: string])[] = [
  [
    e.fargateIsTheLatest,
    { PlatformVersion: '1.3.0', state: { ...active, Compute: 'FARGATE', PlatformFamily: 'Linux' } },
    'PlatformVersion is 1.3.0 (latest: 1.4.0)',
  ],
  [e.clustersHaveInsights, { ClusterSettings: [], state: active }, 'containerInsights is not set'],
]
test.each(findings)('finding %# names the values seen', (control, example, finding) => {
  expect(exampleFinding(worldOf(control, example))).toBe(finding)
})
