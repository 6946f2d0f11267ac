import { DemarcError } from '../../core/errors.ts'
import type { Holder } from '../../mfa/aws/caller.ts'
import { listedUsers } from '../../mfa/aws/iam-calls.ts'
import type { MfaFlags, Opened } from './account.ts'
import type { Prompts } from './prompts.ts'

/** The owner of the devices: `--user`, `--root`, or the caller; if the caller is not a user, one that the person chooses. */
export async function holderOf(flags: MfaFlags, account: Opened, prompts: Prompts): Promise<Holder> {
  if (flags.root && flags.user !== undefined)
    throw new DemarcError('BAD_FLAGS', '--user and --root are two different identities', { hint: 'Give one of them.' })
  if (flags.root) return { is: 'root' }
  if (flags.user !== undefined) return { is: 'user', name: flags.user }
  if (account.caller) return account.caller
  if (!prompts.interactive)
    throw new DemarcError(
      'FLAGS_MISSING',
      'a session of a role has no devices of its own: --user or --root is missing',
      {
        hint: 'Say whose device it is, like --user anna.',
      },
    )
  const names = await listedUsers(account.iam)
  const name = await prompts.choose(
    'Whose device?',
    '--user',
    names.map((value) => ({ value, label: value })),
  )
  return { is: 'user', name }
}
