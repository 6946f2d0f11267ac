import { HOME, topics } from '../../../practice/company.ts'
import { account } from '../../../practice/principals.ts'
import { measureText } from '../../../report/root/rehearsal.ts'
import type { RootAudit } from '../../../root/audit.ts'
import { confirm, emptyTopic, subscribe } from '../../../root/rehearsal-actions.ts'
import { isEmailAddress } from '../../../services/sns/practice/email.ts'
import { lineThat } from './person.ts'
import type { RehearsalStep, Stage } from './stage.ts'

const TOPIC = `arn:${account.partition}:sns:${HOME}:${account.id}:${topics.securityAlarms}`

const reachesPerson = ({ alarms }: RootAudit): boolean =>
  alarms.some(({ signIns, reaches }) => signIns && reaches === 'yes')

/** Removes the subscribers of the alarm's topic, so that the account starts unprotected. Returns their addresses. */
export const removeSubscribers = ({ as }: Pick<Stage, 'as'>): Promise<readonly string[]> =>
  as('admin', (aws) => emptyTopic(aws, HOME, TOPIC))

export const alarm: RehearsalStep = {
  title: 'An alarm that reaches a person',
  measure: 'limited-use',
  why: [
    'Root use is rare, so send a notification of each use. It reveals an intruder within minutes.',
    'Here a metric filter counts each use and an alarm reacts, but its topic has no subscription.',
  ],
  done: reachesPerson,
  act: async ({ person, look, as, audit }) => {
    const address = await lineThat(
      person,
      'Which e-mail address should it notify? The practice account sends nothing.',
      'on-call@nordlicht.example',
      (said) => (isEmailAddress(said) ? undefined : 'That is not an e-mail address: sns:Subscribe refuses it.'),
    )
    await as('admin', (aws) => subscribe(aws, HOME, TOPIC, address))
    person.say(`  sns:Subscribe ${address}. What does the audit say now?`)
    person.say(measureText(await audit(), 'limited-use', look))
    await person.choose(
      'AWS sends a link to the address. Notifications start when someone opens the link.',
      [{ value: 'follow', label: 'Open the link' }],
      'follow',
    )
    await as('admin', (aws) => confirm(aws, HOME, TOPIC))
    person.say('  sns:ConfirmSubscription')
  },
}
