import { isOn } from '../../controls/answer.ts'
import { updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { not } from '../../controls/remedy.ts'

const on = 'AWS::Connect::Instance'

export const instancesLogFlows = control({
  id: 'Connect.2',
  compared: '2026-11-30',
  configRule: 'connect-instance-logging-enabled',
  on,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'Connect instances should keep flow logs in CloudWatch (Attributes.ContactflowLogs)',
  finding: 'Attributes.ContactflowLogs is false',
  reads: ['Attributes'],
  holds: ({ Attributes }) => isOn(Attributes?.ContactflowLogs, 'Attributes.ContactflowLogs'),
  fix: 'Turn on flow logs (UpdateInstanceAttribute AttributeType=CONTACTFLOW_LOGS); each flow then needs a block that sets its logging.',
  remedy: () => ({
    console: [
      'Amazon Connect, choose the alias of the instance > Flows',
      'Choose Enable flow logs; Save. In each flow, add a Set logging behavior block',
    ],
    cli: updatedByCloudControl(on, 'INSTANCE_ARN', { '/Attributes/ContactflowLogs': true }),
    cloudformation: not(
      'its other properties are fixed at creation, so that a template which names them may replace the instance',
    ),
    terraform: `resource "aws_connect_instance" "this" {
  # the rest as it is
  inbound_calls_enabled     = true
  outbound_calls_enabled    = true
  identity_management_type  = "CONNECT_MANAGED"
  contact_flow_logs_enabled = true
}`,
  }),
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/connect-controls.html#connect-2',
})
