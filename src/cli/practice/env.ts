import { Command, Option } from 'commander'
import { callers, type PracticeCaller } from '../../app/practice/where.ts'
import type { Io } from '../io.ts'
import { type SessionFormat, sessionFormats } from '../mfa/session-flags.ts'

interface Options {
  readonly as: PracticeCaller
  readonly endpoint?: string
  readonly format: SessionFormat
}

/** `--endpoint URL`, for commands that call a running practice account. */
export const endpointOption = (): Option =>
  new Option('--endpoint <url>', 'where it listens (default: AWS_ENDPOINT_URL, else its usual port)')

/** `demarc practice env`: variables with which any program calls the running practice account. */
export function envCommand({ env, stdout }: Pick<Io, 'env' | 'stdout'>): Command {
  return new Command('env')
    .description('print the variables that make this terminal use the running practice account')
    .addOption(new Option('--as <caller>', 'the caller; learner has an MFA device').choices(callers).default('admin'))
    .addOption(endpointOption())
    .addOption(
      new Option('-f, --format <format>', 'of a shell; json is what credential_process wants')
        .choices(sessionFormats)
        .default('env'),
    )
    .addHelpText('after', envHelp)
    .action(async ({ as, endpoint: named, format }: Options) => {
      const [{ findAccount, keysOf }, { processAnswer, shellLines }] = await Promise.all([
        import('../../app/practice/find-account.ts'),
        import('../mfa/session-lines.ts'),
      ])
      const { endpoint, noted } = await findAccount(env, named)
      const { accessKeyId, secretAccessKey } = keysOf(noted, as)
      stdout.write(
        format === 'json'
          ? processAnswer({ accessKeyId, secretAccessKey })
          : shellLines(format, {
              unset: ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'],
              set: {
                AWS_ENDPOINT_URL: endpoint,
                AWS_REGION: noted.region,
                AWS_DEFAULT_REGION: noted.region,
                AWS_ACCESS_KEY_ID: accessKeyId,
                AWS_SECRET_ACCESS_KEY: secretAccessKey,
              },
            }),
      )
    })
}

const envHelp = `
Examples:
  eval "$(demarc practice env)"                           then: demarc scan, aws s3 ls
  eval "$(demarc practice env --as auditor)"
  demarc practice env --format fish | source`
