import { Command, InvalidArgumentError, Option } from 'commander'
import type { Format } from '../../report/formats/names.ts'
import { accessOf, type ConnectionFlags, practiceOf, withConnection } from '../connection.ts'
import { type ConfigFlags, configOf, outOption, withConfig } from '../options.ts'
import { listOf } from '../selection-options.ts'
import { rootFileFormats, rootFormats } from './formats.ts'
import { rootIo } from './io.ts'

interface Options extends ConnectionFlags, ConfigFlags {
  readonly region: readonly string[]
  readonly days: number
  readonly format?: Format
  readonly out: readonly string[]
  readonly failOnUnmet?: true
  readonly strict?: true
}

/** `demarc root`, and `demarc root audit`: where the root user stands. */
export function auditCommand(done: (code: number) => void): Command {
  return withConfig(withConnection(new Command('audit')))
    .description('show where the root user stands: its password, access keys, use and MFA')
    .option(
      '-r, --region <region...>',
      'look for its activity in these regions only (default: every enabled one)',
      listOf,
      [],
    )
    .addOption(
      new Option('--days <n>', 'use in so many days counts as recent')
        .argParser(daysOf)
        .default(90, '90, as far as AWS tells'),
    )
    .addOption(new Option('-f, --format <format>', 'how to print it (default: table)').choices(rootFormats))
    .addOption(outOption(rootFileFormats))
    .option('--fail-on-unmet', 'exit 1 if a measure is unmet')
    .option('--strict', 'exit 3 if something could not be seen')
    .addHelpText(
      'after',
      `
Four measures protect the root user: a strong password, no access keys, use only for the tasks that need it, and MFA. Each is
met, unmet, attested (a person signed for what AWS cannot show, see demarc attest) or unknown. Nothing is ever written to
the account. A read-only role suffices; what it may not see is named with the IAM action.

Exit codes: 0 the audit ran; 1 with --fail-on-unmet, a measure is unmet; 2 bad usage or no credentials; 3 with --strict,
something could not be seen (1 comes before 3).

Examples:
  demarc root
  demarc root --practice
  demarc root --profile audit --fail-on-unmet
  demarc root --days 30 --out root.html root.json      several files at once
  demarc root --format json | jq '.measures[] | {measure, state}'`,
    )
    .action(async (options: Options) => {
      const { deliver, outputsOf } = await import('../output.ts')
      const outputs = await outputsOf(options, rootFileFormats)
      const [{ auditAccount, exitCodeOfRoot }, { rootReport }] = await Promise.all([
        import('../../app/root.ts'),
        import('../../app/root-report.ts'),
      ])
      const config = await configOf(options)
      const interrupt = new AbortController()
      const onInterrupt = (): void => interrupt.abort()
      process.once('SIGINT', onInterrupt)
      const practice = await practiceOf(options)
      try {
        const audit = await auditAccount(
          {
            ...accessOf(options, practice, 'auditor'),
            regions: options.region,
            days: options.days,
            ...(config === undefined ? {} : { config }),
          },
          { ...(await rootIo()), signal: interrupt.signal },
        )
        await deliver(outputs, { text: (format, look) => rootReport(format, audit, look) })
        done(exitCodeOfRoot([audit], { failOnUnmet: options.failOnUnmet === true, strict: options.strict === true }))
      } finally {
        process.off('SIGINT', onInterrupt)
        await practice?.close()
      }
    })
}

function daysOf(text: string): number {
  const days = Number(text)
  if (/^\d+$/.test(text) && days >= 1 && days <= 90) return days
  throw new InvalidArgumentError('A whole number from 1 to 90: CloudTrail tells of no more days.')
}
