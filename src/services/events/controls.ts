import { control } from '../../controls/control.ts'
import { isNotPublic, servesOneAccount } from '../../controls/resource-policies.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/eventbridge-controls.html'
const guide = 'https://docs.aws.amazon.com/eventbridge/latest/userguide'
const on = 'AWS::Events::EventBus'

export const customBusesHaveAPolicy = control({
  id: 'EventBridge.3',
  compared: '2026-11-30',
  configRule: 'custom-eventbus-policy-attached',
  on,
  responsibility: 'no-public-sharing',
  severity: 'low',
  title: 'A custom event bus has a resource-based policy.',
  reads: ['Name', 'state.Policy'],
  // the default bus comes with the account, and a partner's bus is fed by the partner
  applies: ({ Name }) => Name !== 'default' && !Name?.startsWith('aws.partner/'),
  holds: (_, { state }) => state.Policy !== null,
  fix: 'Attach a policy to the event bus (PutPermission) that names who may put events there.',
  source: `${docs}#eventbridge-3`,
})

export const endpointsReplicateEvents = control({
  id: 'EventBridge.4',
  compared: '2026-11-30',
  configRule: 'global-endpoint-event-replication-enabled',
  on: 'AWS::Events::Endpoint',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A global endpoint replicates its events to both Regions.',
  reads: ['ReplicationConfig'],
  // without a setting it is on (eventbridge/latest/APIReference/API_CreateEndpoint.html)
  holds: ({ ReplicationConfig: it }) => (it?.State ?? 'ENABLED') === 'ENABLED',
  fix: 'Set the state of the replication configuration to ENABLED, with a role for it (UpdateEndpoint).',
  source: `${docs}#eventbridge-4`,
})

export const busesAreNotPublic = control({
  id: 'Demarc.EventBridge.1',
  on,
  responsibility: 'no-public-sharing',
  severity: 'high',
  title: 'The policy of an event bus allows no public access.',
  reads: ['state.Policy'],
  holds: (_, { state }) => isNotPublic(state.Policy),
  fix: 'Name the accounts in the policy instead of *, or bind * to your organization by aws:PrincipalOrgID (PutPermission).',
  source: `${guide}/eb-event-bus-perms.html`,
})

export const busesAreNotShared = control({
  id: 'Demarc.EventBridge.2',
  on,
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: 'The policy of an event bus allows no other account.',
  reads: ['state.Policy'],
  holds: (_, { state, account }) => servesOneAccount(state.Policy, account),
  fix: 'Remove the statement of the other account (RemovePermission), or attest why it puts events there.',
  source: `${guide}/eb-event-bus-perms.html`,
})

// Not here: EventBridge.2, about tags: any one, or the keys that a user names in requiredTagKeys.
