import { Command, Option } from 'commander'
import type { PolicyFormat } from '../app/policy.ts'
import type { PolicyRequest } from '../app/policy-commands.ts'
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
  readonly inventory?: true
  readonly longTail?: true | string
  readonly org?: true
  readonly queue?: string
  readonly sns?: string
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

/** `demarc policy`: the minimal permissions that a command needs. */
export function policyCommand(io: Io, done: Done): Command {
  return withSelection(new Command('policy'))
    .description(
      'print the IAM policy that a scan or another command needs, or ask AWS whether you have its permissions',
    )
    .argument('[command...]', 'scan (the default), root, root watch, mfa list, mfa enable, mfa disable or mfa resync')
    .option('--inventory', 'with scan: for the inventory alone (scan --depth inventory)')
    .option(
      '--long-tail [run.json]',
      'with scan: of what scan --depth deep asks besides, for the types of a run file (default: of the account)',
    )
    .option('--org', 'with root: for the audit of every account of the organization')
    .option('--queue <arn>', 'with root watch: the queue that it takes events from')
    .option('--sns <arn>', 'with root watch: the topic that it publishes to')
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
    .option('--check', 'ask AWS whether the caller is allowed each action (needs iam:SimulatePrincipalPolicy)')
    .option('--profile <name>', 'with --check: the profile of ~/.aws/config to use')
    .option('--role-arn <arn>', 'with --check: a role to assume first')
    .option('--external-id <id>', 'with --check: the external ID that the role requires')
    .option('--endpoint-url <url>', 'with --check: one endpoint for all services (default: AWS_ENDPOINT_URL)')
    .option('--insecure-endpoint', 'with --check: allow plain http to an endpoint on another machine')
    .addOption(codeFromOption('with --check: '))
    .addOption(paceOption('with --check: '))
    .addHelpText('after', policyHelp)
    .action(async (command: string[], options: Options) => {
      const { isLong, showPolicies, policiesFor } = await import('../app/policy.ts')
      const request = await requestOf(command, options, io)
      if (options.check) return done(await check(request, options, io))
      const format = options.format ?? 'json'
      const policies = await policiesFor(request, format, options.partition)
      if (format === 'json' && policies.documents.some(isLong))
        tell(
          io,
          'longer than a managed policy may be: put it into a role (aws iam put-role-policy), or take --format cloudformation',
        )
      await write(await showPolicies(policies, format), options.out, io)
    })
}

async function write(text: string, out: string | undefined, io: Io): Promise<void> {
  if (out === undefined) return writeAll(io.stdout, [text])
  const { writeFileAtomic } = await import('../core/files.ts')
  await writeFileAtomic(out, text)
  tell(io, `wrote ${visible(out)}`)
}

async function requestOf(command: readonly string[], options: Options, io: Io): Promise<PolicyRequest> {
  const request = {
    command,
    select: queryOf(options),
    inventory: options.inventory === true,
    org: options.org === true,
    ...(options.queue === undefined ? {} : { queue: options.queue }),
    ...(options.sns === undefined ? {} : { sns: options.sns }),
  }
  const { longTail } = options
  if (longTail === undefined) return request
  const [{ typesOfAccount, typesOfRun }, { needsOf }] = await Promise.all([
    import('../app/long-tail-needs.ts'),
    import('../app/policy-commands.ts'),
  ])
  // reject conflicting options before anything is read
  await needsOf({ ...request, longTail: [] })
  const types =
    longTail === true
      ? await typesOfAccount(await accessWithMfa(options, undefined, 'auditor', io), callingIo(io))
      : await typesOfRun(longTail)
  return { ...request, longTail: types }
}

async function check(request: PolicyRequest, options: Options, io: Io): Promise<number> {
  const [{ checkPolicy, exitCodeOfCheck }, { permissionsJson, permissionsText }] = await Promise.all([
    import('../app/policy.ts'),
    import('../report/policy.ts'),
  ])
  if (options.format === 'cloudformation' || options.format === 'terraform') {
    const { DemarcError } = await import('../core/errors.ts')
    throw new DemarcError('BAD_FORMAT', `--check has no answer as ${options.format}`, { hint: 'Use --format json.' })
  }
  const answer = await checkPolicy(await accessWithMfa(options, undefined, 'auditor', io), request, callingIo(io))
  const text =
    options.format === 'json'
      ? permissionsJson(answer)
      : permissionsText(answer, options.out === undefined ? terminalLook(io) : plainLook)
  await write(text, options.out, io)
  return exitCodeOfCheck(answer)
}
