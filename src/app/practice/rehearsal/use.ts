import { wrapped } from '../../../report/terminal/look.ts'
import { needsRoot } from '../../../root/activity.ts'
import { isDone, type RehearsalStep } from './stage.ts'

/** Everyday tasks with the CloudTrail events they cause; the audit's own list says which of them need the root user. */
const tasks = [
  { asks: 'A colleague wants a bucket for the newsletter.', event: 'CreateBucket' },
  { asks: 'A guest saw the root user’s password, so it must be changed.', event: 'PasswordUpdated' },
  { asks: 'A new colleague starts on Monday and needs an IAM user.', event: 'CreateUser' },
] as const

export const limitedUseStep: RehearsalStep = {
  title: 'Limited use',
  measure: 'limited-use',
  why: [
    'No IAM policy limits the root user: a mistake can delete everything in the account.',
    'Few tasks need it. For every other task, use a role with only the permissions of that task.',
  ],
  done: (audit) => isDone(audit, 'limited-use'),
  always: true,
  act: async ({ person, look }) => {
    for (const { asks, event } of tasks) {
      const right = needsRoot({ event, target: null }) ? 'root' : 'role'
      const said = await person.choose(
        `${asks} With which identity?`,
        [
          { value: 'role', label: 'A role or an IAM user with permissions' },
          { value: 'root', label: 'The root user' },
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
