import { Command, Option } from 'commander'
import type { PolicyFormat } from '../app/policy.ts'
import type { Pace } from '../collect/quotas.ts'
import { partitionNames } from '../core/partition.ts'
import { visible } from '../core/visible.ts'
import { accessWithMfa } from './access.ts'
import { callingIo, codeFromOption, paceOption } from './connection.ts'
import { type Done, type Io, tell } from './io.ts'
import { policyHelp } from './policy.help.ts'
import { queryOf, type SelectionFlags, withSelection } from './selection-options.ts'
import { plainLook, terminalLook, writeAll } from './terminal.ts'

interface Options extends SelectionFlags {
  readonly format?: PolicyFormat
  readonly out?: string
  readonly partition: string
  readonly check?: true
  readonly profile?: string
  readonly roleArn?: string
  readonly externalId?: string
  readonly endpointUrl?: string
  readonly insecureEndpoint?: true
  readonly pace?: Pace
}

/** `demarc policy`: the least that a scan may do. */
export function policyCommand(io: Io, done: Done): Command {
  return withSelection(new Command('policy'))
    .description('print the exact read-only IAM policy that a scan needs, or ask AWS whether you have it')
    .addOption(
      new Option('-f, --format <format>', 'a policy document, or a role with it (default: json)').choices([
        'json',
        'cloudformation',
        'terraform',
      ]),
    )
    .option('-o, --out <file>', 'write it to a file, whole or not at all')
    .addOption(
      new Option('--partition <name>', 'of AWS, for the few ARNs in it').choices(partitionNames).default('aws'),
    )
    .option('--check', 'ask AWS whether the caller may do each action (needs iam:SimulatePrincipalPolicy)')
    .option('--profile <name>', 'with --check: the profile of ~/.aws/config to use')
    .option('--role-arn <arn>', 'with --check: a role to assume first')
    .option('--external-id <id>', 'with --check: the external id that the role asks for')
    .option('--endpoint-url <url>', 'with --check: one endpoint for all services (default: AWS_ENDPOINT_URL)')
    .option('--insecure-endpoint', 'with --check: take an endpoint of plain http on another machine')
    .addOption(codeFromOption('with --check: '))
    .addOption(paceOption('with --check: '))
    .addHelpText('after', policyHelp)
    .action(async (options: Options) => {
      const { isLong, showPolicies, policiesFor } = await import('../app/policy.ts')
      if (options.check) return done(await check(options, io))
      const format = options.format ?? 'json'
      const documents = await policiesFor(queryOf(options), format, options.partition)
      if (format === 'json' && documents.some(isLong))
        tell(
          io,
          'longer than a managed policy may be: put it into a role (aws iam put-role-policy), or take --format cloudformation',
        )
      await write(await showPolicies(documents, format), options.out, io)
    })
}

async function write(text: string, out: string | undefined, io: Io): Promise<void> {
  if (out === undefined) return writeAll(io.stdout, [text])
  const { writeFileAtomic } = await import('../core/files.ts')
  await writeFileAtomic(out, text)
  tell(io, `wrote ${visible(out)}`)
}

async function check(options: Options, io: Io): Promise<number> {
  const [{ checkPolicy, exitCodeOfCheck }, { permissionsJson, permissionsText }] = await Promise.all([
    import('../app/policy.ts'),
    import('../report/policy.ts'),
  ])
  if (options.format === 'cloudformation' || options.format === 'terraform') {
    const { DemarcError } = await import('../core/errors.ts')
    throw new DemarcError('BAD_FORMAT', `--check has no answer as ${options.format}`, { hint: 'Use --format json.' })
  }
  const answer = await checkPolicy(
    await accessWithMfa(options, undefined, 'auditor', io),
    queryOf(options),
    callingIo(io),
  )
  const text =
    options.format === 'json'
      ? permissionsJson(answer.arn, answer.permissions)
      : permissionsText(answer.arn, answer.permissions, options.out === undefined ? terminalLook(io) : plainLook)
  await write(text, options.out, io)
  return exitCodeOfCheck(answer)
}
