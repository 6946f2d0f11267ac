import { Command } from 'commander'
import { DemarcError } from '../../core/errors.ts'
import type { Io } from '../io.ts'
import { endpointOption } from './env.ts'

/** `demarc practice code`: the authenticator app of the practice account's user `learner`. */
export function codeCommand({ env, stdout, clock }: Pick<Io, 'env' | 'stdout' | 'clock'>): Command {
  return new Command('code')
    .description("print the code that the learner's MFA device shows now")
    .addOption(endpointOption())
    .addHelpText('after', codeHelp)
    .action(async ({ endpoint: named }: { readonly endpoint?: string }) => {
      const [{ findAccount, keysOf }, { decodeBase32 }, { AWS_TOTP, totp }] = await Promise.all([
        import('../../app/practice/find-account.ts'),
        import('../../mfa/base32.ts'),
        import('../../mfa/otp.ts'),
      ])
      const { noted } = await findAccount(env, named)
      keysOf(noted, 'learner')
      if (!noted.learner) throw new DemarcError('PRACTICE_CALLER', 'this practice account has no user named learner')
      stdout.write(`${totp(decodeBase32(noted.learner.seed), clock(), AWS_TOTP)}\n`)
    })
}

const codeHelp = `
AWS takes each code once: the next one comes within 30 seconds.

Examples:
  demarc practice profile --write
  demarc mfa session --profile demarc-practice-role --code-from 'demarc practice code' -- aws sts get-caller-identity`
