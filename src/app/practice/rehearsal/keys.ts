import { deleteOwnKeys } from '../../../root/rehearsal-actions.ts'
import { isDone, type RehearsalStep } from './stage.ts'

/** The region for IAM calls of the root user. */
const REGION = 'us-east-1'

export const noKeys: RehearsalStep = {
  title: 'No access keys',
  measure: 'no-access-keys',
  why: [
    'A person who finds such a key controls the account: it needs no MFA, and no IAM policy limits it.',
    'Give the program that uses one a role of its own, with limited permissions.',
  ],
  done: (audit) => isDone(audit, 'no-access-keys'),
  act: async ({ person, as, keys }) => {
    const ids = await as('root', (aws) => deleteOwnKeys(aws, REGION, keys.root.accessKeyId))
    for (const id of ids) person.say(`  iam:DeleteAccessKey ${id}`)
    person.say('  The last call was signed with the key that it deleted: no key of the root user is left.')
    person.say('  To delete itself is the only use of such a key that the audit does not count.')
  },
}
