import { isOn } from '../../controls/answer.ts'
import { control } from '../../controls/control.ts'
import { not } from '../../controls/remedy.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudformation-controls.html'
const STACK = 'AWS::CloudFormation::Stack'

export const stacksHaveTerminationProtection = control({
  id: 'CloudFormation.3',
  compared: '2026-12-01',
  configRule: 'cloudformation-termination-protection-check',
  on: STACK,
  responsibility: 'deletion-protection',
  severity: 'medium',
  title: 'CloudFormation stacks should have termination protection enabled',
  finding: 'Termination protection is disabled (EnableTerminationProtection is false)',
  reads: ['state.EnableTerminationProtection'],
  holds: (_, { state }) => isOn(state.EnableTerminationProtection ?? undefined, 'EnableTerminationProtection'),
  fix: 'Enable termination protection of the stack, or of the root stack if it is nested (UpdateTerminationProtection).',
  remedy: () => ({
    console: [
      'CloudFormation > Stacks, select the stack (a nested one: its root stack)',
      'Stack actions > Edit termination protection > Enable > Save',
    ],
    cli: 'aws cloudformation update-termination-protection --stack-name STACK --enable-termination-protection',
    cloudformation: not('the protection is a setting of the stack, which its template cannot make'),
    terraform: not('the provider has no argument for it: use the command'),
  }),
  source: `${docs}#cloudformation-3`,
})

export const stacksHaveServiceRole = control({
  id: 'CloudFormation.4',
  compared: '2026-12-01',
  configRule: 'cloudformation-stack-service-role-check',
  on: STACK,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'CloudFormation stacks should have a service role',
  finding: 'No service role is associated: CloudFormation acts with the permissions of the caller',
  reads: ['state.RoleARN'],
  holds: (_, { state }) => state.RoleARN !== null,
  fix: 'Update the stack with a role that has the least privilege which its template needs (UpdateStack RoleARN). The role cannot be removed again.',
  remedy: () => ({
    console: [
      'CloudFormation > Stacks, select the stack, Update > Use existing template',
      'Configure stack options > Permissions: choose the IAM role',
    ],
    cli: 'aws cloudformation update-stack --stack-name STACK --use-previous-template --role-arn ROLE_ARN',
    cloudformation: not('the role of a stack is given when it is created or updated'),
    terraform: 'resource "aws_cloudformation_stack" "this" {\n  iam_role_arn = "ROLE_ARN"\n}',
  }),
  source: `${docs}#cloudformation-4`,
})
