import { type Control, control } from '../../controls/control.ts'
import { outsidersOf, publicActionsOf } from '../../controls/policy-wording.ts'
import { isNotPublic, servesOneAccount } from '../../controls/resource-policies.ts'
import { areTagged, TAG } from '../../controls/tags.ts'
import { existing } from '../../controls/template.ts'

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
  title: 'EventBridge custom event buses should have a resource-based policy',
  finding: 'Event bus has no resource-based policy',
  reads: ['Name', 'state.Policy'],
  // every account has the default bus, and only the partner sends events to a partner bus
  applies: ({ Name }) => Name !== 'default' && !Name?.startsWith('aws.partner/'),
  holds: (_, { state }) => state.Policy !== null,
  fix: 'Attach a policy to the event bus (PutPermission) that names the principals allowed to put events.',
  source: `${docs}#eventbridge-3`,
})

export const endpointsReplicateEvents = control({
  id: 'EventBridge.4',
  compared: '2026-11-30',
  configRule: 'global-endpoint-event-replication-enabled',
  on: 'AWS::Events::Endpoint',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'EventBridge global endpoints should have event replication enabled',
  finding: ({ ReplicationConfig }) => `ReplicationConfig.State is ${ReplicationConfig?.State ?? 'not set'}`,
  reads: ['ReplicationConfig'],
  // on by default (eventbridge/latest/APIReference/API_CreateEndpoint.html)
  holds: ({ ReplicationConfig: it }) => (it?.State ?? 'ENABLED') === 'ENABLED',
  fix: 'Set the state of the replication configuration to ENABLED, with a role for it (UpdateEndpoint).',
  source: `${docs}#eventbridge-4`,
})

export const busesAreNotPublic = control({
  id: 'Demarc.EventBridge.1',
  on,
  responsibility: 'no-public-sharing',
  severity: 'high',
  title: 'EventBridge event bus policies should not allow public access',
  finding: (_, { state }) => `Event bus policy allows ${publicActionsOf(state.Policy)} to any principal`,
  reads: ['state.Policy'],
  holds: (_, { state }) => isNotPublic(state.Policy),
  fix: 'Name the accounts in the policy instead of *, or limit * to your organization by aws:PrincipalOrgID (PutPermission).',
  source: `${guide}/eb-event-bus-perms.html`,
})

export const busesAreNotShared = control({
  id: 'Demarc.EventBridge.2',
  on,
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: 'EventBridge event bus policies should not allow other AWS accounts',
  finding: (_, { state, account }) => `Event bus policy allows ${outsidersOf(state.Policy, account)}`,
  reads: ['state.Policy'],
  holds: (_, { state, account }) => servesOneAccount(state.Policy, account),
  fix: 'Remove the statement of the other account (RemovePermission), or accept the sharing (`demarc accept`).',
  source: `${guide}/eb-event-bus-perms.html`,
})

export const busesAreTagged: Control = areTagged({
  id: 'EventBridge.2',
  on: on,
  page: docs,
  title: 'EventBridge event buses',
  one: 'event bus',
  cloudformation: existing(on, { Tags: [TAG] }),
  terraform: 'aws_cloudwatch_event_bus',
})
