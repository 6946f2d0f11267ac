import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { controlsIn } from '../../src/controls/in-test.ts'
import { remedyOf } from '../../src/report/controls/remedy.ts'
import { templateYaml } from '../../src/report/controls/yaml.ts'
import { controls } from '../../src/services/controls.gen.ts'
import { remedies } from '../../src/services/remedies.gen.ts'
import { faultsOfCommand } from './aws-cli.ts'
import { faultsOfTemplate } from './cloudformation.ts'
import { splitCommands } from './shell.ts'
import { faultsOfTerraform } from './terraform.ts'

const services = join(import.meta.dirname, '../../src/services')

/** The modules of a service's folder that are of a layer: `controls.ts`, or those in `controls/`. */
const modulesOf = (service: string, layer: 'controls' | 'remedies'): Promise<Record<string, unknown>[]> =>
  Promise.all(
    readdirSync(join(services, service), { recursive: true, encoding: 'utf8' })
      .filter(
        (file) => new RegExp(`^${layer}(\\.ts$|/)`).test(file) && file.endsWith('.ts') && !file.endsWith('.test.ts'),
      )
      .map((file) => import(join(services, service, file))),
  )

/** The ids of the controls that some modules have remedies for. */
const remediedIn = (modules: readonly Record<string, unknown>[]): readonly string[] =>
  modules.flatMap((module) =>
    Object.entries(module)
      .filter(([name]) => name.endsWith('Remedies'))
      .flatMap(([, value]) => Object.keys(value instanceof Object ? value : {})),
  )

describe('the files', async () => {
  const folders = readdirSync(services, { withFileTypes: true }).filter((one) => one.isDirectory())
  const found = await Promise.all(
    folders.map(async ({ name }) => ({ name, keys: remediedIn(await modulesOf(name, 'remedies')) })),
  )
  const withRemedies = found.filter(({ keys }) => keys.length > 0)

  it.each(withRemedies)('of $name have remedies for controls of its own', async ({ name, keys }) => {
    const own = controlsIn(...(await modulesOf(name, 'controls'))).map(({ id }) => id)
    expect(keys.filter((id) => !own.includes(id))).toEqual([])
  })

  it('have one remedy for each control that has none of its own, and the registry has them all', () => {
    const keys = withRemedies.flatMap((one) => one.keys)
    const without = controls.filter(({ remedy }) => remedy === undefined)
    expect(keys.toSorted()).toEqual([...new Set(without.map(({ id }) => id))].toSorted())
    expect(Object.keys(remedies).toSorted()).toEqual(keys.toSorted())
  })
})

const all = new Map(
  controls.flatMap((control) => {
    const remedy = remedyOf(control)
    return remedy === undefined ? [] : [[control.id, remedy] as const]
  }),
)
it('each control has a remedy', () => {
  expect(controls.filter(({ id }) => !all.has(id)).map(({ id }) => id)).toEqual([])
})

describe.each([...all])('%s', (_, { console, cli, cloudformation, terraform }) => {
  it('has steps in the console, each a line', () => {
    expect(console.length).toBeGreaterThan(0)
    expect(console.filter((step) => step !== step.trim() || step === '' || step.includes('\n'))).toEqual([])
  })

  it('says why where a way cannot do it', () => {
    for (const way of [cli, cloudformation, terraform])
      if (typeof way !== 'string' && 'not' in way) expect(way.not.trim().length).toBeGreaterThan(10)
  })

  it('has commands that a shell and the AWS CLI take', async () => {
    if (typeof cli !== 'string') return
    const { commands, faults } = splitCommands(cli)
    expect(faults).toEqual([])
    expect(commands.length).toBeGreaterThan(0)
    for (const command of commands) expect(await faultsOfCommand(command)).toEqual([])
  })

  it('has a template that CloudFormation takes', () => {
    if ('Resources' in cloudformation) expect(faultsOfTemplate(templateYaml(cloudformation))).toEqual([])
  })

  it('has a configuration that Terraform reads', async () => {
    if (typeof terraform === 'string') expect(await faultsOfTerraform(terraform)).toEqual([])
  })
})

describe('what would not work is seen', () => {
  const told = async (text: string): Promise<string> => {
    const { commands, faults } = splitCommands(text)
    return [...faults, ...(await Promise.all(commands.map(faultsOfCommand))).flat()].join('; ')
  }
  it.each([
    ["aws kms list-keys 'x", 'a single quote is not closed'],
    ['aws kms list-keys \\', 'nothing follows'],
    ['aws kms list-keys --output json | jq .', 'would not take |'],
    ['aws ec2 describe-vpcs --filters Name=x,Values=[a]', 'would not take ['],
    ['kms list-keys', 'kms is not a command'],
    ['aws kms list-all-keys', 'no such operation'],
    ['aws nosuchservice list', 'no SDK client'],
    ['aws rds wait db-instance-gone --db-instance-identifier DB', 'no such waiter'],
    ['aws kms enable-key-rotation --key KEY_ID', 'no option --key; aws kms enable-key-rotation: --key-id is required'],
    ['aws kms enable-key-rotation --key-id KEY_ID --key-id KEY_ID', 'twice'],
    ['aws kms enable-key-rotation --key-id A B', 'takes one value'],
    ['aws kms enable-key-rotation --key-id KEY_ID --rotation-period-in-days year', 'year is not a number'],
    ['aws rds modify-db-instance --db-instance-identifier DB --multi-az true', 'is a flag'],
    ['aws rds modify-db-instance --db-instance-identifier DB --no-engine', 'only a boolean option'],
    ['aws s3api put-bucket-versioning --bucket B --versioning-configuration State=Enabled', 'has no State'],
    [`aws s3api put-bucket-versioning --bucket B --versioning-configuration '{"Status": }'`, 'is not a JSON'],
    [`aws s3api put-bucket-policy --bucket B --policy '{"Version": }'`, 'is not a JSON'],
    [
      `aws ec2 create-flow-logs --resource-ids V --resource-type VPC --tag-specifications 'Tags=[{Name=a}]'`,
      'has no Name',
    ],
    ['KEY=$(aws kms make-key)', 'no such operation'],
  ])('%s', async (text, fault) => {
    expect(await told(text)).toContain(fault)
  })

  it.each([
    ['Resources:\n  A:\n    Type: AWS::KMS::Nothing\n', 'no resource type AWS::KMS::Nothing'],
    [
      'Resources:\n  A:\n    Type: AWS::KMS::Key\n    Properties:\n      Rotation: true\n',
      'AWS::KMS::Key has no Rotation',
    ],
    ['Resources:\n  A:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: yes\n', 'is true or false'],
    ['Resources:\n  A:\n    Type: AWS::KMS::Key\n    Propertys: {}\n', 'Propertys is no attribute'],
    ['Resources:\n  A:\n    Type: AWS::KMS::Alias\n    Properties:\n      TargetKeyId: !Ref B\n', 'refers to B'],
    [
      'Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      VersioningConfiguration:\n        State: Enabled\n',
      'AWS::S3::Bucket.VersioningConfiguration has no State',
    ],
    ['Resources: {}\nOutputs: {}\n', 'Outputs: such a section is not asked for'],
    ['Resources:\n  A: !Unknown b\n', 'Unresolved tag'],
    ['A:\n B: [', 'Flow sequence'],
  ])('%j', (text, fault) => {
    expect(faultsOfTemplate(text).join('; ')).toContain(fault)
  })

  it.each([
    ['resource "aws_kms_key" "this" {', 'Unclosed configuration block'],
    ['resource "azurerm_key" "this" {}', 'is no resource of the AWS provider'],
    ['resource "aws_kms_alias" "this" {\n  target_key_id = aws_kms_key.other.id\n}', 'refers to aws_kms_key.other'],
    ['output "x" {\n  value = 1\n}', 'needs no output block; it declares no resource'],
  ])('%j', async (text, fault) => {
    expect((await faultsOfTerraform(text)).join('; ')).toContain(fault)
  })

  it('and what works is not', async () => {
    const said = `ARN=$(aws kms create-key --query KeyMetadata.Arn --output text) # a comment
aws ec2 authorize-security-group-ingress --group-id SG --protocol tcp --port 22 --cidr 10.0.0.0/8 > /dev/null
aws rds modify-db-instance --db-instance-identifier "$DB" --no-publicly-accessible \\
  --cloudwatch-logs-export-configuration EnableLogTypes=audit,error --apply-immediately
aws ec2 modify-subnet-attribute --subnet-id SUBNET --no-map-public-ip-on-launch
aws ec2 modify-instance-metadata-options --instance-id i --http-tokens required --http-put-response-hop-limit 2
aws s3api put-bucket-encryption --bucket B --server-side-encryption-configuration \\
  'Rules=[{ApplyServerSideEncryptionByDefault={SSEAlgorithm=aws:kms,KMSMasterKeyID=KEY},BucketKeyEnabled=true}]'
aws rds wait db-instance-available --db-instance-identifier DB`
    expect(await told(said)).toBe('')
  })
})
