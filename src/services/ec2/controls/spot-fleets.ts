import { control } from '../../../controls/control.ts'

export const spotFleetsEncryptVolumes = control({
  id: 'EC2.173',
  compared: '2026-11-30',
  configRule: 'ec2-spot-fleet-request-ct-encryption-at-rest',
  on: 'AWS::EC2::SpotFleet',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'Spot Fleet requests should not turn off EBS encryption in their launch specifications',
  finding: 'Encrypted is false on an EBS volume of a launch specification',
  reads: ['SpotFleetRequestConfigData'],
  // a fleet that uses launch templates has no launch specifications; a volume without `Encrypted` is not judged
  applies: ({ SpotFleetRequestConfigData: data }) => explicitIn(data).length > 0,
  holds: ({ SpotFleetRequestConfigData: data }) => !explicitIn(data).includes(false),
  fix: 'Cancel the request, and create one whose launch specifications set Encrypted to true on each volume (RequestSpotFleet).',
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

/** The values of `Encrypted` in the launch specifications; a volume without the setting has none. */
const explicitIn = (request: Request | null): readonly boolean[] =>
  (request?.LaunchSpecifications ?? []).flatMap(({ BlockDeviceMappings = [] }) =>
    BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.Encrypted ?? []),
  )
