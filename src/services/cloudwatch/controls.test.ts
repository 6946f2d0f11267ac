import { missing } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import * as c from './controls.ts'

const topic = 'arn:aws:sns:eu-central-1:111122223333:alarms'
const foreign = 'arn:aws:sns:eu-central-1:444455556666:alarms'

const acts = { AlarmActions: [topic], InsufficientDataActions: [topic], OKActions: [topic] }
examples(c.alarmsAct, {
  met: [
    { AlarmActions: [topic], InsufficientDataActions: [], OKActions: [] },
    { ...acts, parameters: { insufficientDataActionRequired: true } },
    { ...acts, parameters: { okActionRequired: true } },
    { ...acts },
  ],
  unmet: [
    { ...acts, AlarmActions: [] },
    { ...acts, AlarmActions: null },
    { ...acts, InsufficientDataActions: [], parameters: { insufficientDataActionRequired: true } },
    { ...acts, OKActions: [], parameters: { okActionRequired: true } },
  ],
})
examples(c.alarmActionsAreOn, { met: [{ ActionsEnabled: true }], unmet: [{ ActionsEnabled: false }] })
const heard = (TopicArn = topic, Confirmed = true) => ({ TopicArn, state: { Confirmed } })
const noSubscriptions = missing('sns:ListSubscriptions')
examples(c.alarmsReachSomebody, {
  met: [
    { AlarmActions: [topic], near: { subscriptions: [heard()] } },
    { AlarmActions: [topic], near: { subscriptions: [heard(), noSubscriptions] } },
  ],
  unmet: [
    { AlarmActions: [topic], near: { subscriptions: [] } },
    { AlarmActions: [topic], near: { subscriptions: [heard(topic, false)] } },
    { AlarmActions: [topic], near: { subscriptions: [heard(`${topic}-of-others`)] } },
  ],
  unknown: [
    { AlarmActions: [foreign], near: { subscriptions: [] } },
    { AlarmActions: [topic], near: { subscriptions: [heard(topic, false), noSubscriptions] } },
  ],
  notApplicable: [{ AlarmActions: ['arn:aws:automate:eu-central-1:ec2:recover'], near: { subscriptions: [heard()] } }],
})
