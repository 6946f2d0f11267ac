import type { Remedies } from '../../../controls/remedy.ts'
import { resource, template } from '../../../controls/template.ts'

export const spotFleetRemedies: Remedies = {
  'EC2.173': {
    console: [
      'A request cannot be changed. EC2 > Spot Requests, choose the fleet, Actions > Cancel request: keep its instances running until the new ones are in service',
      'Request Spot Instances: name a launch template that encrypts its volumes (EC2.181), or turn on EBS encryption by default (EC2.7)',
      'When the new instances are in service: terminate the old ones',
    ],
    cli: `# a request cannot be changed: create a new one; in its file, set "Encrypted": true in each Ebs of a launch specification
aws ec2 describe-spot-fleet-requests --spot-fleet-request-ids REQUEST_ID \\
  --query 'SpotFleetRequestConfigs[0].SpotFleetRequestConfig' > fleet.json
aws ec2 request-spot-fleet --spot-fleet-request-config file://fleet.json
# when the new instances are in service: this terminates the old ones
aws ec2 cancel-spot-fleet-requests --spot-fleet-request-ids REQUEST_ID --terminate-instances`,
    cloudformation: template({
      '#': 'a change of the launch specifications replaces the fleet and its instances',
      SpotFleet: resource('AWS::EC2::SpotFleet', {
        SpotFleetRequestConfigData: {
          IamFleetRole: 'ROLE_ARN',
          TargetCapacity: 2,
          LaunchSpecifications: [
            {
              ImageId: 'IMAGE_ID',
              InstanceType: 'm7g.large',
              SubnetId: 'SUBNET_ID',
              BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true } }],
            },
          ],
        },
      }),
    }),
    terraform: `# a change of the launch specifications replaces the fleet and its instances
resource "aws_spot_fleet_request" "this" {
  iam_fleet_role  = "ROLE_ARN"
  target_capacity = 2

  launch_specification {
    ami           = "IMAGE_ID"
    instance_type = "m7g.large"
    subnet_id     = "SUBNET_ID"

    root_block_device {
      encrypted = true
    }
  }
}`,
  },
}
