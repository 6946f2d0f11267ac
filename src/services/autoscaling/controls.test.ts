import { examples } from '../../controls/examples.ts'
import * as a from './controls.ts'

const state = { Status: null }
const leaving = { Status: 'Delete in progress' }

const behind = { LoadBalancerNames: [], TargetGroupARNs: ['arn:tg'], TrafficSources: [], state }
const alone = { ...behind, TargetGroupARNs: [] }
examples(a.groupsHearTheLoadBalancer, {
  met: [
    { ...behind, HealthCheckType: 'ELB' },
    { ...behind, HealthCheckType: 'EC2,ELB' },
    { ...alone, LoadBalancerNames: ['classic'], HealthCheckType: 'ELB' },
    { ...alone, TrafficSources: [{ Identifier: 'arn:tg', Type: 'elbv2' }], HealthCheckType: 'ELB' },
  ],
  unmet: [
    { ...behind, HealthCheckType: 'EC2' },
    { ...behind, HealthCheckType: null },
  ],
  notApplicable: [
    { ...alone, HealthCheckType: 'ELB' },
    { ...alone, TrafficSources: [{ Identifier: 'arn:lattice', Type: 'vpc-lattice' }], HealthCheckType: 'VPC_LATTICE' },
    { ...behind, HealthCheckType: 'ELB', state: leaving },
  ],
})
examples(a.groupsSurviveAZone, {
  met: [{ AvailabilityZones: ['a', 'b'], state }],
  unmet: [
    { AvailabilityZones: ['a'], state },
    { AvailabilityZones: null, state },
    { AvailabilityZones: ['a', 'b'], state, parameters: { minAvailabilityZones: 3 } },
  ],
  notApplicable: [{ AvailabilityZones: ['a', 'b'], state: leaving }],
})
examples(a.configurationsRequireImdsV2, {
  met: [{ MetadataOptions: { HttpTokens: 'required' } }],
  unmet: [{ MetadataOptions: { HttpTokens: 'optional' } }, { MetadataOptions: {} }, { MetadataOptions: null }],
})
examples(a.metadataStaysOnTheInstance, {
  met: [{ MetadataOptions: { HttpPutResponseHopLimit: 1 } }, { MetadataOptions: null }],
  unmet: [{ MetadataOptions: { HttpPutResponseHopLimit: 2 } }],
})
examples(a.configurationsGiveNoPublicAddress, {
  met: [{ AssociatePublicIpAddress: false }, { AssociatePublicIpAddress: null }],
  unmet: [{ AssociatePublicIpAddress: true }],
})
const mixed = (...Overrides: object[]) => ({ MixedInstancesPolicy: { LaunchTemplate: { Overrides } }, state })
const type = (InstanceType: string) => ({ InstanceType })
examples(a.groupsHaveSeveralInstanceTypes, {
  met: [mixed(type('c6i.large'), type('c6a.large'))],
  unmet: [{ MixedInstancesPolicy: null, state }, mixed(type('c6i.large')), mixed(type('c6i.large'), type('c6i.large'))],
  notApplicable: [
    { ...mixed(type('c6i.large'), type('c6a.large')), state: leaving },
    mixed({ InstanceRequirements: {} }),
  ],
})
const template = { LaunchTemplateName: 'web', Version: '$Default' }
examples(a.groupsUseLaunchTemplates, {
  met: [
    { LaunchTemplate: template, MixedInstancesPolicy: null, state },
    {
      LaunchTemplate: null,
      MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: template } },
      state,
    },
  ],
  unmet: [{ LaunchTemplate: null, MixedInstancesPolicy: null, state }],
  notApplicable: [{ LaunchTemplate: template, MixedInstancesPolicy: null, state: leaving }],
})
const disk = (...encrypted: (boolean | undefined)[]) => ({
  BlockDeviceMappings: encrypted.map((Encrypted) => ({ DeviceName: '/dev/xvda', Ebs: { Encrypted } })),
})
examples(a.configurationsEncryptVolumes, {
  met: [disk(true), { BlockDeviceMappings: [...disk(true).BlockDeviceMappings, { DeviceName: 'b', NoDevice: true }] }],
  unmet: [disk(true, false), disk(undefined)],
  notApplicable: [{ BlockDeviceMappings: [] }],
})
examples(a.instancesAreRenewed, {
  met: [
    { MaxInstanceLifetime: 2_592_000, state },
    { MaxInstanceLifetime: 7_776_000, state },
  ],
  unmet: [
    { MaxInstanceLifetime: null, state },
    { MaxInstanceLifetime: 0, state },
    { MaxInstanceLifetime: 7_776_001, state },
  ],
  notApplicable: [{ MaxInstanceLifetime: 2_592_000, state: leaving }],
})
