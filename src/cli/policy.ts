import { Command, Option } from 'commander'
import type { PolicyFormat } from '../app/policy.ts'
import { queryOf, type SelectionFlags, withSelection } from './selection-options.ts'
import { plainLook, terminalLook, writeAll } from './terminal.ts'
import { version } from './version.ts'

interface Options extends SelectionFlags {
  readonly format?: PolicyFormat
  readonly out?: string
  readonly partition: string
  readonly check?: true
  readonly profile?: string
  readonly roleArn?: string
  readonly externalId?: string
  readonly endpointUrl?: string
}

/** `demarc policy`: the least that a scan may do. */
export function policyCommand(done: (code: number) => void): Command {
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
      new Option('--partition <name>', 'of AWS, for the few ARNs in it')
        .choices(['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc'])
        .default('aws'),
    )
    .option('--check', 'ask AWS whether the caller may do each action (needs iam:SimulatePrincipalPolicy)')
    .option('--profile <name>', 'with --check: the profile of ~/.aws/config to use')
    .option('--role-arn <arn>', 'with --check: a role to assume first')
    .option('--external-id <id>', 'with --check: the external id that the role asks for')
    .option('--endpoint-url <url>', 'with --check: one endpoint for all services (default: AWS_ENDPOINT_URL)')
    .addHelpText(
      'after',
      `
The whole is longer than a managed policy may be (6,144 characters), and fits into a role (10,240). CloudFormation and Terraform
get as many managed policies as it takes.

Exit codes of --check: 0 every action is allowed; 1 one is denied; 2 bad usage or no credentials; 3 AWS could not be asked.

Examples:
  demarc policy > demarc-policy.json
  aws iam put-role-policy --role-name Auditor --policy-name demarc --policy-document file://demarc-policy.json
  demarc policy --format cloudformation --out demarc-role.yaml
  demarc policy --service s3 --service kms          for a scan of those alone
  demarc policy --check --profile audit`,
    )
    .action(async (options: Options) => {
      const { isLong, showPolicies, policiesFor } = await import('../app/policy.ts')
      if (options.check) return done(await check(options))
      const format = options.format ?? 'json'
      const documents = await policiesFor(queryOf(options), format, options.partition)
      if (format === 'json' && documents.some(isLong))
        process.stderr.write(
          'longer than a managed policy may be: put it into a role (aws iam put-role-policy), or take --format cloudformation\n',
        )
      await write(await showPolicies(documents, format), options.out)
    })
}

async function write(text: string, out: string | undefined): Promise<void> {
  if (out === undefined) return writeAll(process.stdout, [text])
  const { writeFileAtomic } = await import('../core/files.ts')
  await writeFileAtomic(out, text)
  process.stderr.write(`wrote ${out}\n`)
}

async function check(options: Options): Promise<number> {
  const [{ checkPolicy, exitCodeOfCheck }, { permissionsJson, permissionsText }, { systemClock }] = await Promise.all([
    import('../app/policy.ts'),
    import('../report/policy.ts'),
    import('../core/clock.ts'),
  ])
  if (options.format === 'cloudformation' || options.format === 'terraform') {
    const { DemarcError } = await import('../core/errors.ts')
    throw new DemarcError('BAD_FORMAT', `--check has no answer as ${options.format}`, { hint: 'Use --format json.' })
  }
  const endpointUrl = options.endpointUrl ?? process.env['AWS_ENDPOINT_URL']
  const answer = await checkPolicy(
    {
      ...(options.profile === undefined ? {} : { profile: options.profile }),
      ...(options.roleArn === undefined ? {} : { roleArn: options.roleArn }),
      ...(options.externalId === undefined ? {} : { externalId: options.externalId }),
      ...(endpointUrl ? { endpointUrl } : {}),
    },
    queryOf(options),
    {
      time: { now: systemClock, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
      userAgent: `demarc/${version}`,
      env: process.env,
    },
  )
  const text =
    options.format === 'json'
      ? permissionsJson(answer.arn, answer.permissions)
      : permissionsText(answer.arn, answer.permissions, options.out === undefined ? terminalLook() : plainLook)
  await write(text, options.out)
  return exitCodeOfCheck(answer)
}
