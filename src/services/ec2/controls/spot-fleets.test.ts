import { examples } from '../../../controls/examples.ts'
import { spotFleetsEncryptVolumes } from './spot-fleets.ts'

const fleet = (...volumes: readonly object[]) => ({
  SpotFleetRequestConfigData: {
    LaunchSpecifications: [
      { ImageId: 'ami-1', BlockDeviceMappings: volumes.map((Ebs) => ({ DeviceName: '/dev/sda1', Ebs })) },
    ],
  },
})

examples(spotFleetsEncryptVolumes, {
  met: [fleet({ Encrypted: true }), fleet({ Encrypted: true, VolumeSize: 8 }, { Encrypted: true })],
  unmet: [fleet({ Encrypted: false }), fleet({ Encrypted: true }, { Encrypted: false })],
  notApplicable: [
    fleet(),
    // nothing is said of encryption
    fleet({ VolumeSize: 8 }),
    { SpotFleetRequestConfigData: {} },
    { SpotFleetRequestConfigData: { LaunchTemplateConfigs: [{}] } },
    {
      SpotFleetRequestConfigData: {
        LaunchSpecifications: [{ BlockDeviceMappings: [{ DeviceName: 'x', VirtualName: 'ephemeral0' }] }],
      },
    },
  ],
})
