import { not, type Remedies, type Remedy } from '../../controls/remedy.ts'

/** A scan: its name in the console, and its resource type. */
const enable = (named: string, resourceType: string): Remedy => ({
  console: [
    'Amazon Inspector > Account management, select the account (as delegated administrator: all accounts)',
    `Activate > ${named} scanning`,
    'Do the same in every Region in use',
  ],
  cli: `aws inspector2 enable --resource-types ${resourceType}
# as delegated administrator, for members
aws inspector2 enable --resource-types ${resourceType} --account-ids ACCOUNT_ID`,
  cloudformation: not('CloudFormation has no resource that enables the scans of Amazon Inspector'),
  terraform: `resource "aws_inspector2_enabler" "this" {
  account_ids    = ["ACCOUNT_ID"]
  resource_types = [${resourceType
    .split(' ')
    .map((one) => `"${one}"`)
    .join(', ')}]
}`,
})

export const inspectorRemedies: Remedies = {
  'Inspector.1': enable('Amazon EC2', 'EC2'),
  'Inspector.2': enable('Amazon ECR', 'ECR'),
  // code is scanned together with the packages of a function (inspector-controls.html#inspector-3)
  'Inspector.3': enable('AWS Lambda standard and code', 'LAMBDA LAMBDA_CODE'),
  'Inspector.4': enable('AWS Lambda standard', 'LAMBDA'),
}
