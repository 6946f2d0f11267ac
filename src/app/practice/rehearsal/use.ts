import { wrapped } from '../../../report/terminal/look.ts'
import { needsRoot } from '../../../root/activity.ts'
import { isDone, type RehearsalStep } from './stage.ts'

/** Tasks as they come in, by the event that each leaves in CloudTrail: the audit's own list tells which of them need the root user. */
const tasks = [
  { asks: 'A colleague wants a bucket for the newsletter.', event: 'CreateBucket' },
  { asks: 'The root user’s password has been seen by a guest: it must change.', event: 'PasswordUpdated' },
  { asks: 'A new colleague starts on Monday and needs an IAM user.', event: 'CreateUser' },
] as const

export const limitedUseStep: RehearsalStep = {
  title: 'Limited use',
  measure: 'limited-use',
  why: [
    'Nothing limits the root user: a slip of the hand as root can delete all that the account holds.',
    'Few tasks need it. All others belong to a role that may do no more than they take.',
  ],
  done: (audit) => isDone(audit, 'limited-use'),
  always: true,
  act: async ({ person, look }) => {
    for (const { asks, event } of tasks) {
      const right = needsRoot({ event, target: null }) ? 'root' : 'role'
      const said = await person.choose(
        `${asks} With which identity?`,
        [
          { value: 'role', label: 'By a role or a user with permissions' },
          { value: 'root', label: 'As the root user' },
        ],
        right,
      )
      const why =
        right === 'root'
          ? `${event} is one of the tasks that need the root user.`
          : `${event} needs no root user: the audit would count it as needless use for 90 days.`
      for (const line of wrapped(`${said === right ? 'Right.' : 'No.'} ${why}`, look, '  ', 2)) person.say(line)
    }
  },
}
