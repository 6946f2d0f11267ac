import type { ControlEntry, ShownRemedy } from '../src/report/controls/entry.ts'

/** The usual command; exceptions are listed below the table. */
const USUAL = 'aws resourcegroupstaggingapi tag-resources'

/** One page for all controls about tags, which differ only in their type; `demarc controls ID` shows each in full. */
export function tagsPage(entries: readonly ControlEntry[]): string {
  const [first] = entries
  const own = entries.filter(({ remedy }) => typeof remedy?.cli === 'string' && !remedy.cli.startsWith(USUAL))
  return [
    '# Controls about tags',
    '',
    `The ${entries.length} controls of the AWS Resource Tagging Standard that Demarc asks. A resource passes with any tag, or with all keys that the`,
    'parameter names in `demarc.yaml`; tags that AWS sets itself (`aws:`) do not count, and keys are case-sensitive. A scan asks them on request',
    'only: `--framework aws-resource-tagging`, or `--controls` with their ids.',
    '',
    `${first?.responsibility.why ?? ''} Severity: low.`,
    '',
    '```yaml',
    'parameters:',
    '  SQS.2: { requiredTagKeys: [owner, stage] }',
    '```',
    '',
    'To fix a finding, use Tag Editor in AWS Resource Groups, or:',
    '',
    '```sh',
    `${USUAL} --resource-arn-list ARN --tags KEY=VALUE`,
    '```',
    '',
    'Never put confidential data into tags: many services show them. `demarc controls ID` shows the template and the HCL of each.',
    '',
    '| control | resources | parameter | AWS Config rule | in CloudFormation | in Terraform |',
    '| --- | --- | --- | --- | --- | --- |',
    ...entries.map(rowOf),
    '',
    '## Other commands',
    '',
    ...[...new Set(own.map(({ remedy }) => remedy?.cli))].flatMap((cli) => [
      `${own.flatMap(({ id, remedy }) => (remedy?.cli === cli ? [id] : [])).join(', ')}:`,
      '',
      '```sh',
      String(cli),
      '```',
      '',
    ]),
  ].join('\n')
}

function rowOf({ id, on, parameters, configRule, remedy, source }: ControlEntry): string {
  const [subject] = on
  const cells = [
    `[${id}](${source})`,
    `${subject?.title.split(' should have tags')[0]}, \`${subject?.type}\``,
    parameters.map(({ name }) => `\`${name}\``).join(', '),
    configRule === null ? '' : `\`${configRule}\``,
    remedy ? propertyIn(remedy) : '',
    remedy ? resourceIn(remedy) : '',
  ]
  return `| ${cells.join(' | ')} |`
}

/** The property that a template sets. */
const propertyIn = ({ cloudformation }: ShownRemedy): string => {
  const property = typeof cloudformation === 'string' ? /^ {6}(\w+):/m.exec(cloudformation)?.[1] : undefined
  return property === undefined ? 'no' : `\`${property}\``
}

const resourceIn = ({ terraform }: ShownRemedy): string => {
  const resource = typeof terraform === 'string' ? /^resource "(\w+)"/m.exec(terraform)?.[1] : undefined
  return resource === undefined ? 'no' : `\`${resource}\``
}
