import { expect, test } from 'vitest'
import type { Control } from '../../../controls/control.ts'
import { type Example, exampleFinding, worldOf } from '../../../controls/example-world.ts'
import { templatesEncryptVolumes } from './launch-templates.ts'
import { vpnTunnelsSpeakIkeV2 } from './network-devices.ts'
import { networkAclsKeepAdminPortsClosed, subnetsGiveNoPublicAddress, vpcsHaveFlowLogs } from './vpc.ts'

const entry = (RuleNumber: number, more: object) => ({
  RuleNumber,
  RuleAction: 'allow',
  Egress: false,
  Protocol: '6',
  ...more,
})
const log = (TrafficType: string, Status: string) => ({ ResourceId: 'vpc-1', TrafficType, state: { Status } })

test.each<[Control, Example, string]>([
  [
    networkAclsKeepAdminPortsClosed,
    {
      state: {
        IsDefault: false,
        Entries: [
          entry(90, { CidrBlock: '0.0.0.0/0', FromPort: 22, ToPort: 22 }),
          entry(100, { Ipv6CidrBlock: '::/0', FromPort: 3000, ToPort: 4000 }),
        ],
      },
    },
    'Inbound rules allow tcp/22 from 0.0.0.0/0 (rule 90) and tcp/3389 from ::/0 (rule 100)',
  ],
  [vpcsHaveFlowLogs, { VpcId: 'vpc-1', near: { flowLogs: [] } }, 'VPC has no flow log'],
  [
    vpcsHaveFlowLogs,
    { VpcId: 'vpc-1', near: { flowLogs: [log('ACCEPT', 'ACTIVE'), log('ALL', 'FAILED')] } },
    'No active flow log has rejected traffic: ACCEPT and ALL (FAILED)',
  ],
  [
    subnetsGiveNoPublicAddress,
    { MapPublicIpOnLaunch: true, AssignIpv6AddressOnCreation: true },
    'MapPublicIpOnLaunch is true and AssignIpv6AddressOnCreation is true',
  ],
  [
    templatesEncryptVolumes,
    {
      LaunchTemplateData: {
        BlockDeviceMappings: [
          { DeviceName: '/dev/xvda', Ebs: { Encrypted: true } },
          { DeviceName: '/dev/xvdb', Ebs: { Encrypted: false } },
        ],
      },
    },
    'Encrypted is false on /dev/xvdb',
  ],
  [
    vpnTunnelsSpeakIkeV2,
    { VpnTunnelOptionsSpecifications: [{ IKEVersions: [{ Value: 'ikev2' }] }, {}] },
    'IKEVersions is limited to ikev2 on 1 of 2 tunnels',
  ],
])('%# a finding names the values seen', (control, example, finding) => {
  expect(exampleFinding(worldOf(control, example))).toBe(finding)
})
