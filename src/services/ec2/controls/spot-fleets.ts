import { control } from '../../../controls/control.ts'

export const spotFleetsEncryptVolumes = control({
  id: 'EC2.173',
  compared: '2026-11-30',
  configRule: 'ec2-spot-fleet-request-ct-encryption-at-rest',
  on: 'AWS::EC2::SpotFleet',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'The launch specifications of a Spot Fleet request leave no EBS volume unencrypted.',
  reads: ['SpotFleetRequestConfigData'],
  // a fleet by launch templates has no specifications of its own, and a volume without the setting is not looked at
  applies: ({ SpotFleetRequestConfigData: data }) => explicitIn(data).length > 0,
  holds: ({ SpotFleetRequestConfigData: data }) => !explicitIn(data).includes(false),
  fix: 'Cancel the request and make another one whose launch specifications set Encrypted on each volume.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-173',
})

interface Volume {
  readonly Encrypted?: boolean | undefined
}
interface Request {
  readonly LaunchSpecifications?:
    | readonly { readonly BlockDeviceMappings?: readonly { readonly Ebs?: Volume | undefined }[] | undefined }[]
    | undefined
}

/** What the specifications say of the encryption of volumes, where they say something. */
const explicitIn = (request: Request | null): readonly boolean[] =>
  (request?.LaunchSpecifications ?? []).flatMap(({ BlockDeviceMappings = [] }) =>
    BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.Encrypted ?? []),
  )
