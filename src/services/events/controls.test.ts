import { examples } from '../../controls/examples.ts'
import * as e from './controls.ts'

const text = (Principal: unknown, Condition?: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal, Action: 'events:PutEvents', Resource: 'bus', ...(Condition ? { Condition } : {}) },
    ],
  })
const bus = (Name: string, Policy: string | null) => ({ Name, state: { Policy } })
const us = { AWS: 'arn:aws:iam::111122223333:root' }
const them = { AWS: 'arn:aws:iam::444455556666:root' }
const organization = { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }

examples(e.customBusesHaveAPolicy, {
  // the control requires a policy with any content
  met: [bus('orders', text(us)), bus('orders', text('*'))],
  unmet: [bus('orders', null)],
  notApplicable: [bus('default', null), bus('default', text(us)), bus('aws.partner/example.com/shop/orders', null)],
})

const replicates = (State: string) => ({ ReplicationConfig: { State } })
examples(e.endpointsReplicateEvents, {
  met: [replicates('ENABLED'), { ReplicationConfig: null }],
  unmet: [replicates('DISABLED')],
})

const policy = (...statement: Parameters<typeof text>) => ({ state: { Policy: text(...statement) } })
const none = { state: { Policy: null } }
examples(e.busesAreNotPublic, {
  met: [none, policy(us), policy(them), policy('*', organization)],
  unmet: [policy('*'), policy({ AWS: '*' }), policy('*', { StringLike: { 'aws:PrincipalOrgID': '*' } })],
  unknown: [{ state: { Policy: '{' } }],
})
examples(e.busesAreNotShared, {
  met: [none, policy(us)],
  unmet: [policy(them), policy('*'), policy('*', organization)],
  unknown: [{ state: { Policy: '{' } }],
})
