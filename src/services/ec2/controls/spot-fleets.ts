import { control } from '../../../controls/control.ts'

export const spotFleetsEncryptVolumes = control({
  id: 'EC2.173',
  configRule: 'ec2-spot-fleet-request-ct-encryption-at-rest',
  on: 'AWS::EC2::SpotFleet',
  duty: 'encrypt-at-rest',
  severity: 'medium',
  says: 'A Spot Fleet request encrypts every EBS volume that its launch specifications name.',
  reads: ['SpotFleetRequestConfigData'],
  // a fleet by launch templates has no specifications of its own: EC2.181 asks its templates
  applies: ({ SpotFleetRequestConfigData: data }) => volumesOf(data).length > 0,
  holds: ({ SpotFleetRequestConfigData: data }) => volumesOf(data).every(({ Encrypted }) => Encrypted === true),
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

const volumesOf = (request: Request | null): readonly Volume[] =>
  (request?.LaunchSpecifications ?? []).flatMap(({ BlockDeviceMappings = [] }) =>
    BlockDeviceMappings.flatMap(({ Ebs }) => Ebs ?? []),
  )
