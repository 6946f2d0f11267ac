import { not, type Remedies, type Remedy } from '../../controls/remedy.ts'
import { existing, resource, template } from '../../controls/template.ts'

const permissions = 'Amazon EventBridge > Event buses, open the event bus > Permissions > Manage permissions'

/** Replaces the policy of a bus with one that lets a single account put events. */
const policy = (step: string): Remedy => ({
  console: [permissions, step],
  cli: `aws events describe-event-bus --name EVENT_BUS --query Policy
aws events put-permission --event-bus-name EVENT_BUS --policy file://policy.json`,
  cloudformation: template({
    Policy: resource('AWS::Events::EventBusPolicy', {
      EventBusName: 'EVENT_BUS',
      StatementId: 'own-account',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: 'ACCOUNT_ID' },
        Action: 'events:PutEvents',
        Resource: 'EVENT_BUS_ARN',
      },
    }),
  }),
  terraform: `resource "aws_cloudwatch_event_bus_policy" "this" {
  event_bus_name = "EVENT_BUS"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "own-account"
      Effect    = "Allow"
      Principal = { AWS = "ACCOUNT_ID" }
      Action    = "events:PutEvents"
      Resource  = "EVENT_BUS_ARN"
    }]
  })
}`,
})

export const eventsRemedies: Remedies = {
  'EventBridge.3': policy('Load a template, and name the accounts that may put events. Update'),
  'EventBridge.4': {
    console: [
      'Amazon EventBridge > Global endpoints, open the endpoint > Edit',
      'Event replication enabled: turn it on, and choose or create the role',
    ],
    cli: `aws events update-endpoint --name ENDPOINT --replication-config State=ENABLED --role-arn ROLE_ARN`,
    cloudformation: template({
      Endpoint: existing('AWS::Events::Endpoint', { ReplicationConfig: { State: 'ENABLED' }, RoleArn: 'ROLE_ARN' }),
    }),
    terraform: not('the AWS provider has no resource for global endpoints'),
  },
  'Demarc.EventBridge.1': policy(
    'In each statement whose principal is *, name the accounts that may put events. Update',
  ),
  'Demarc.EventBridge.2': policy('Take out the statement of the other account. Update'),
}
