import { Command, Option } from 'commander'
import { visible } from '../../core/visible.ts'
import { type Io, tell } from '../io.ts'
import { endpointOption } from './env.ts'

interface Options {
  readonly endpoint?: string
  readonly write?: true
  readonly remove?: true
}

/** `demarc practice profile`: profiles with which any tool finds the running practice account. */
export function profileCommand(io: Pick<Io, 'env' | 'stdout' | 'stderr' | 'self'>): Command {
  return new Command('profile')
    .description('print or write profiles of the practice account, for --profile in any terminal')
    .addOption(endpointOption())
    .option('--write', 'write them to ~/.aws/config (AWS_CONFIG_FILE), replacing those written before')
    .addOption(new Option('--remove', 'remove them from that file').conflicts(['write', 'endpoint']))
    .addHelpText('after', profileHelp)
    .action(async ({ endpoint: named, write, remove }: Options) => {
      const { PROFILE, profilesText, removeProfiles, writeProfiles } = await import('../../app/practice/profiles.ts')
      if (remove) {
        const path = await removeProfiles(io.env)
        tell(io, path === undefined ? 'there are no profiles of Demarc to remove' : `removed from ${visible(path)}`)
        return
      }
      const { findAccount } = await import('../../app/practice/find-account.ts')
      const { endpoint, noted } = await findAccount(io.env, named)
      const text = profilesText(noted, { endpoint, self: io.self })
      if (!write) {
        io.stdout.write(text)
        return
      }
      const path = await writeProfiles(io.env, text)
      tell(io, `written to ${visible(path)}. Try: aws s3 ls --profile ${PROFILE}`)
    })
}

const profileHelp = `
The profiles hold no keys: a program gives those of the account that runs. They stay good for each account at the same port.

  demarc-practice           the administrator
  demarc-practice-auditor   reads what a scan needs
  demarc-practice-learner   a user with an MFA device; without MFA it may do next to nothing
  demarc-practice-role      a role that wants MFA of the learner

Examples:
  demarc practice profile                   print them
  demarc practice profile --write           then: demarc scan --profile demarc-practice
  demarc practice profile --remove`
