import { deleteOwnKeys } from '../../../root/rehearsal-actions.ts'
import { isDone, type RehearsalStep } from './stage.ts'

/** The region for IAM calls of the root user. */
const REGION = 'us-east-1'

export const noKeys: RehearsalStep = {
  title: 'No access keys',
  measure: 'no-access-keys',
  why: [
    'A person who finds a root access key controls the account: no MFA and no IAM policy limits it.',
    'Give the program that uses the key its own role, with limited permissions.',
  ],
  done: (audit) => isDone(audit, 'no-access-keys'),
  act: async ({ person, as, keys }) => {
    const ids = await as('root', (aws) => deleteOwnKeys(aws, REGION, keys.root.accessKeyId))
    for (const id of ids) person.say(`  iam:DeleteAccessKey ${id}`)
    person.say('  The last call used the key that it deleted. The root user has no access key left.')
    person.say('  The audit ignores one use of a root key: to deactivate or delete itself.')
  },
}
