import { missing } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { coverageExamples, planFor } from '../../backup/controls/coverage.in-test.ts'
import * as i from './instances.ts'
import * as t from './launch-templates.ts'
import * as s from './storage.ts'

examples(i.stoppedInstancesAreRemoved, {
  met: [
    { state: { Status: 'stopped', StoppedDays: 30 } },
    { state: { Status: 'stopped', StoppedDays: 90 }, parameters: { AllowedDays: 90 } },
  ],
  unmet: [
    { state: { Status: 'stopped', StoppedDays: 31 } },
    { state: { Status: 'stopped', StoppedDays: 8 }, parameters: { AllowedDays: 7 } },
  ],
  unknown: [{ state: { Status: 'stopped', StoppedDays: null } }],
  notApplicable: [{ state: { Status: 'running', StoppedDays: 30 } }],
})
examples(i.instancesRequireImdsV2, {
  met: [{ MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' } }],
  unmet: [
    { MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'enabled' } },
    // AWS asks for the tokens of an endpoint that is off, too
    { MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'disabled' } },
    { MetadataOptions: null },
  ],
})
examples(i.instancesHaveNoPublicAddress, { met: [{ PublicIp: null }], unmet: [{ PublicIp: '203.0.113.7' }] })
examples(i.instancesHaveOneInterface, {
  met: [{ state: { InterfaceCount: 1 } }],
  unmet: [{ state: { InterfaceCount: 2 } }],
})
examples(i.instancesAreHvm, {
  met: [{ state: { VirtualizationType: 'hvm' } }],
  unmet: [{ state: { VirtualizationType: 'paravirtual' } }],
})
examples(i.instancesRunFromLivingImages, {
  met: [{ state: { ImageStatus: 'available' } }],
  unmet: [{ state: { ImageStatus: 'deprecated' } }, { state: { ImageStatus: 'gone' } }],
})
examples(i.instancesHaveARole, { met: [{ IamInstanceProfile: 'web' }], unmet: [{ IamInstanceProfile: null }] })

const detector = (Status: string, Enable = true) => ({ Enable, Features: [{ Name: 'EBS_MALWARE_PROTECTION', Status }] })
examples(i.instancesAreScannedForMalware, {
  met: [
    { near: { detectors: [detector('ENABLED')] } },
    { near: { detectors: [detector('ENABLED'), missing('guardduty:GetDetector')] } },
  ],
  unmet: [
    { near: { detectors: [] } },
    { near: { detectors: [detector('DISABLED')] } },
    { near: { detectors: [detector('ENABLED', false)] } },
    { near: { detectors: [{ Enable: true, Features: null }] } },
  ],
  unknown: [
    { near: { detectors: [missing('guardduty:ListDetectors')] } },
    { near: { detectors: [detector('DISABLED'), missing('guardduty:GetDetector')] } },
  ],
})

const running = { InstanceId: 'i-1', state: { Status: 'running' } }
const stopped = { InstanceId: 'i-1', state: { Status: 'stopped' } }
const near = (name: string, ...Status: string[]) => ({
  [name]: Status.map((one) => ({ InstanceId: 'i-1', [name === 'nodes' ? 'PingStatus' : 'Status']: one })),
})
const nearSome = (name: string, ...Status: string[]) => ({
  [name]: [...(near(name, ...Status)[name] ?? []), missing('ssm:ListResourceComplianceSummaries')],
})
examples(i.instancesAreManaged, {
  met: [
    { ...running, near: near('nodes', 'Online') },
    { ...running, near: nearSome('nodes', 'Online') },
    // it reports again when it runs
    { ...stopped, near: near('nodes', 'ConnectionLost') },
    { ...stopped, near: nearSome('nodes', 'Online') },
  ],
  unmet: [
    { ...running, near: near('nodes') },
    { ...running, near: near('nodes', 'ConnectionLost') },
    { ...running, near: near('nodes', 'Inactive') },
    { ...running, InstanceId: 'i-2', near: near('nodes', 'Online') },
    { ...running, near: near('nodes', 'ConnectionLost') },
  ],
  unknown: [
    { ...running, near: nearSome('nodes') },
    { ...running, near: nearSome('nodes', 'ConnectionLost') },
    { ...running, near: { nodes: [{ InstanceId: 'i-1', PingStatus: null }] } },
    { ...stopped, near: near('nodes') },
  ],
  notApplicable: [{ InstanceId: 'i-1', state: { Status: 'terminated' }, near: near('nodes', 'Online') }],
})
examples(i.instancesArePatched, {
  met: [{ InstanceId: 'i-1', near: near('patches', 'COMPLIANT') }],
  unmet: [
    { InstanceId: 'i-1', near: near('patches', 'NON_COMPLIANT') },
    { InstanceId: 'i-1', near: nearSome('patches', 'NON_COMPLIANT') },
  ],
  unknown: [
    { InstanceId: 'i-1', near: nearSome('patches') },
    { InstanceId: 'i-1', near: nearSome('patches', 'COMPLIANT') },
  ],
  // never scanned
  notApplicable: [{ InstanceId: 'i-2', near: near('patches', 'COMPLIANT') }],
})
examples(i.instancesAreScannedForPatches, {
  met: [
    { InstanceId: 'i-1', near: near('patches', 'NON_COMPLIANT') },
    { InstanceId: 'i-1', near: nearSome('patches', 'COMPLIANT') },
  ],
  unmet: [
    { InstanceId: 'i-1', near: near('patches') },
    { InstanceId: 'i-2', near: near('patches', 'NON_COMPLIANT') },
  ],
  unknown: [{ InstanceId: 'i-1', near: nearSome('patches') }],
})
examples(i.associationsSucceed, {
  met: [{ InstanceId: 'i-1', near: near('associations', 'COMPLIANT') }],
  unmet: [
    { InstanceId: 'i-1', near: near('associations', 'COMPLIANT', 'NON_COMPLIANT') },
    { InstanceId: 'i-1', near: near('associations', 'NON_COMPLIANT') },
    { InstanceId: 'i-1', near: nearSome('associations', 'NON_COMPLIANT') },
  ],
  unknown: [
    { InstanceId: 'i-1', near: nearSome('associations', 'COMPLIANT') },
    { InstanceId: 'i-1', near: nearSome('associations') },
  ],
  notApplicable: [{ InstanceId: 'i-2', near: near('associations', 'COMPLIANT') }],
})

examples(s.snapshotsArePrivate, { met: [{ Public: false }], unmet: [{ Public: true }] })
examples(s.snapshotsAreEncrypted, { met: [{ Encrypted: true }], unmet: [{ Encrypted: false }] })
examples(s.volumesAreEncrypted, {
  met: [{ Encrypted: true, state: { Status: 'in-use' } }],
  unmet: [{ Encrypted: false, state: { Status: 'in-use' } }],
  notApplicable: [{ Encrypted: true, state: { Status: 'available' } }],
})
examples(s.newVolumesAreEncrypted, { met: [{ Enabled: true }], unmet: [{ Enabled: false }] })
examples(s.snapshotsCannotBeMadePublic, {
  met: [{ State: 'block-all-sharing' }],
  unmet: [{ State: 'block-new-sharing' }, { State: 'unblocked' }],
})
examples(s.imagesArePrivate, {
  met: [{ Public: false }],
  unmet: [{ Public: true }],
})
examples(s.imagesAreEncrypted, {
  met: [{ SnapshotsEncrypted: true }],
  unmet: [{ SnapshotsEncrypted: false }],
  notApplicable: [{ SnapshotsEncrypted: null }],
})
examples(s.imagesCannotBeMadePublic, { met: [{ State: 'block-new-sharing' }], unmet: [{ State: 'unblocked' }] })

const data = (LaunchTemplateData: object) => ({ LaunchTemplateData })
const attaches = data({ NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1' }] })
const given = data({ NetworkInterfaces: [{ AssociatePublicIpAddress: true }, { NetworkInterfaceId: 'eni-1' }] })
const address = { state: { NetworkInterfaceId: 'eni-1' } }
examples(t.templatesGiveNoPublicAddress, {
  met: [
    data({}),
    data({ NetworkInterfaces: [{ AssociatePublicIpAddress: false }] }),
    { ...attaches, near: { addresses: [] } },
  ],
  unmet: [
    data({ NetworkInterfaces: [{ AssociatePublicIpAddress: false }, { AssociatePublicIpAddress: true }] }),
    { ...attaches, near: { addresses: [address] } },
    { ...attaches, near: { addresses: [address, missing('ec2:DescribeAddresses')] } },
    { ...given, near: { addresses: [missing('ec2:DescribeAddresses')] } },
  ],
  unknown: [{ ...attaches, near: { addresses: [missing('ec2:DescribeAddresses')] } }],
})
examples(t.templatesRequireImdsV2, {
  met: [data({ MetadataOptions: { HttpTokens: 'required' } })],
  unmet: [data({ MetadataOptions: { HttpTokens: 'optional' } }), data({})],
})
examples(t.templatesEncryptVolumes, {
  met: [data({ BlockDeviceMappings: [{ Ebs: { Encrypted: true } }, { VirtualName: 'ephemeral0' }] })],
  unmet: [data({ BlockDeviceMappings: [{ Ebs: { Encrypted: true } }, { Ebs: { Encrypted: false } }] })],
  notApplicable: [
    data({}),
    data({ BlockDeviceMappings: [{ VirtualName: 'ephemeral0' }] }),
    // as the default of the region says, which EC2.7 asks
    data({ BlockDeviceMappings: [{ Ebs: { VolumeSize: 8 } }] }),
  ],
})

const volume = { id: 'arn:aws:ec2:eu-central-1:111122223333:volume/vol-1', state: { Status: 'in-use' } }
const covered = coverageExamples(volume, 'EBS')
const planOf = (arn: string) => ({ plans: [planFor('EBS', { Resources: [arn] })], vaults: [] })
examples(s.volumesAreInABackupPlan, {
  ...covered,
  // the plan of its instance
  unmet: [...covered.unmet, { ...volume, near: planOf('arn:aws:ec2:eu-central-1:111122223333:instance/i-1') }],
  notApplicable: [{ ...volume, state: { Status: 'available' }, near: planOf(volume.id) }],
})
