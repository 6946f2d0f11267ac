import { NormalizedSchema } from '@smithy/core/schema'
import { readClient, type WireOperation } from '../../src/practice/wire/model.ts'
import { sdk } from '../../src/services/sdk.gen.ts'
import { readShorthand } from './shorthand.ts'

/**
 * Holds a command of the AWS CLI against the schema of the SDK's client: the CLI is made from the same models. Its own
 * commands and options beside them are listed here (awscli/customizations).
 */

/**
 * Services whose command in the CLI has another name than their client; the APIs of DocumentDB and Neptune are parts of RDS's, at
 * its endpoint.
 */
const clients: Readonly<Record<string, string>> = {
  configservice: 'config',
  docdb: 'rds',
  neptune: 'rds',
  s3api: 's3',
}

/** Commands of the CLI's own. */
const ownCommands = new Set([
  'ecr get-login-password',
  'eks update-kubeconfig',
  'logs tail',
  // both are names of RunJobFlow and TerminateJobFlows (awscli/customizations/emr)
  'emr create-cluster',
  'emr terminate-clusters',
  's3 cp',
  's3 ls',
  's3 mb',
  's3 rb',
  's3 rm',
  's3 sync',
])

/** Options that every command has, and how many values follow. */
const globalOptions: Readonly<Record<string, number>> = {
  'cli-binary-format': 1,
  'cli-input-json': 1,
  'cli-input-yaml': 1,
  'max-items': 1,
  'no-cli-pager': 0,
  'no-paginate': 0,
  output: 1,
  profile: 1,
  query: 1,
  region: 1,
}

const groupRule = ['protocol', 'port', 'cidr', 'source-group', 'group-owner']
/** Options of the CLI's own, by command; each stands for members of the request. */
const ownOptions: Readonly<Record<string, readonly string[]>> = {
  'configservice put-configuration-recorder': ['recording-group'],
  'ec2 authorize-security-group-egress': groupRule,
  'ec2 authorize-security-group-ingress': groupRule,
  'ec2 create-network-acl-entry': ['ingress', 'egress'],
  'ec2 delete-network-acl-entry': ['ingress', 'egress'],
  'ec2 replace-network-acl-entry': ['ingress', 'egress'],
  'ec2 revoke-security-group-egress': groupRule,
  'ec2 revoke-security-group-ingress': groupRule,
  'ec2 run-instances': ['count'],
  // --version is the CLI's own (awscli/customizations/argrename.py)
  'eks update-cluster-version': ['kubernetes-version'],
  'iam create-virtual-mfa-device': ['outfile', 'bootstrap-method'],
  // the CLI has --endpoint-url for itself, and so calls this one otherwise (awscli/customizations/argrename.py)
  'sns subscribe': ['notification-endpoint'],
}

interface Client {
  readonly operations: ReadonlyMap<string, WireOperation>
  readonly waiters: ReadonlySet<string>
}
const loaded = new Map<string, Promise<Client | undefined>>()

/** The faults of a command, given as its words. */
export async function faultsOfCommand(words: readonly string[]): Promise<readonly string[]> {
  const [program, service = '', command = '', ...rest] = words
  if (program !== 'aws') return [`${program} is not a command of the AWS CLI`]
  const name = `${service} ${command}`
  if (ownCommands.has(name)) return []
  const client = await clientOf(service)
  if (!client) return [`aws ${service}: no SDK client of this service is installed, so that nobody can tell`]
  if (command === 'wait') return client.waiters.has(rest[0] ?? '') ? [] : [`aws ${name} ${rest[0]}: no such waiter`]
  const operation = client.operations.get(command)
  if (!operation) return [`aws ${name}: no such operation`]
  return faultsOfOptions(name, operation.input, rest).map((fault) => `aws ${name}: ${fault}`)
}

function clientOf(service: string): Promise<Client | undefined> {
  const id = clients[service] ?? service
  const known = loaded.get(id) ?? load(id)
  loaded.set(id, known)
  return known
}

async function load(id: string): Promise<Client | undefined> {
  const client = Object.values(sdk).find((one) => one.id === id)
  if (!client) return undefined
  const module = await client.module()
  const service = readClient(id, module)
  return {
    operations: new Map([...service.operations].map(([name, operation]) => [kebab(name), operation])),
    waiters: new Set(
      Object.keys(module)
        .filter((name) => name.startsWith('waitUntil'))
        .map((name) => kebab(name.slice('waitUntil'.length))),
    ),
  }
}

/** The CLI's name of an operation or a member (botocore's xform_name). */
function kebab(name: string): string {
  const plural = /[A-Z]{2,}s$/.exec(name)?.[0]
  const cut = plural ? `${name.slice(0, -plural.length)}-${plural.toLowerCase()}` : name
  return cut
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/--+/g, '-')
    .replace(/^-/, '')
}

function faultsOfOptions(name: string, input: NormalizedSchema, words: readonly string[]): string[] {
  const members = new Map<string, readonly [member: string, NormalizedSchema]>()
  if (input.isStructSchema())
    for (const [member, schema] of input.structIterator()) members.set(kebab(member), [member, schema])
  const faults: string[] = []
  const given = new Set<string>()
  let whole = false
  for (const { option, values } of optionsOf(words, faults)) {
    const own = ownOptions[name]?.includes(option)
    const global = globalOptions[option]
    const positive = option.startsWith('no-') ? option.slice(3) : option
    const [member, schema] = members.get(option) ?? members.get(positive) ?? []
    if (member !== undefined && schema) {
      if (given.has(member)) faults.push(`--${option} twice`)
      given.add(member)
      const negated = !members.has(option)
      if (negated && !isFlag(schema)) faults.push(`--${option}: only a boolean option has a --no- form`)
      else if (negated && values.length > 0) faults.push(`--${option} takes no value`)
      else if (!negated) faults.push(...faultsOfValues(schema, values).map((fault) => `--${option} ${fault}`))
    } else if (global !== undefined) {
      if (values.length !== global) faults.push(`--${option} takes ${global} value(s), not ${values.length}`)
      whole ||= option.startsWith('cli-input-')
    } else if (!own) faults.push(`no option --${option}`)
  }
  if (!whole && !ownOptions[name])
    for (const member of requiredOf(input)) if (!given.has(member)) faults.push(`--${kebab(member)} is required`)
  return faults
}

function optionsOf(words: readonly string[], faults: string[]): { option: string; values: string[] }[] {
  const options: { option: string; values: string[] }[] = []
  for (const word of words) {
    if (word.startsWith('--')) {
      const [option = '', ...value] = word.slice(2).split('=')
      options.push({ option, values: value.length > 0 ? [value.join('=')] : [] })
    } else if (options.length > 0) options.at(-1)?.values.push(word)
    else faults.push(`${word} stands before any option`)
  }
  return options
}

/** The members that a request needs and that the CLI does not make up itself (idempotency tokens). */
function requiredOf(input: NormalizedSchema): string[] {
  if (!input.isStructSchema()) return []
  const schema: unknown = input.getSchema()
  // a structure's schema ends with the count of its required members, which come first (@smithy/types static-schemas)
  const count = Array.isArray(schema) && typeof schema[6] === 'number' ? schema[6] : 0
  return [...input.structIterator()]
    .slice(0, count)
    .filter(([, member]) => !member.getMergedTraits().idempotencyToken)
    .map(([member]) => member)
}

/** A boolean, or one of EC2's attributes that hold a boolean alone (modify-subnet-attribute --no-map-public-ip-on-launch). */
const isFlag = (schema: NormalizedSchema): boolean =>
  schema.isBooleanSchema() || (schema.isStructSchema() && boxed(schema)?.isBooleanSchema() === true)

function boxed(schema: NormalizedSchema): NormalizedSchema | undefined {
  const members = [...schema.structIterator()]
  return members.length === 1 && members[0]?.[0] === 'Value' ? members[0][1] : undefined
}

const isFile = (text: string): boolean => /^fileb?:\/\//.test(text)
/** A word in capitals stands for the reader's own; OUTPUT is what another command printed. */
const isPlaceholder = (text: string): boolean => /^[A-Z][A-Z0-9_]*$/.test(text) || /^\$\{?\w+\}?$/.test(text)

function faultsOfValues(schema: NormalizedSchema, values: readonly string[]): string[] {
  const [first = ''] = values
  if (isFlag(schema) && values.length === 0) return []
  if (schema.isBooleanSchema()) return ['is a flag: it takes no value']
  if (values.length === 0) return ['has no value']
  if (values.length > 1 && !schema.isListSchema()) return [`takes one value, not ${values.length}: ${values.join(' ')}`]
  if (values.length === 1 && isFile(first)) return []
  if (values.length === 1 && /^\s*[[{]/.test(first) && !schema.isStringSchema()) return faultsOfJson(schema, first)
  if (schema.isListSchema()) return values.flatMap((value) => faultsOfWord(schema.getValueSchema(), value))
  return faultsOfWord(schema, first)
}

function faultsOfWord(schema: NormalizedSchema, word: string): string[] {
  // a filter pattern of CloudWatch Logs stands in braces as well: its fields begin with a dollar sign
  if (schema.isStringSchema() && /^\s*\{(?!\s*\(*\s*\$)/.test(word)) return faultsOfJson(NormalizedSchema.of(15), word)
  if (schema.isNumericSchema() && !isPlaceholder(word) && !/^-?[\d.]+$/.test(word)) return [`${word} is not a number`]
  if (!schema.isStructSchema() && !schema.isMapSchema()) return []
  if (isFile(word) || isPlaceholder(word)) return []
  if (/^\s*[[{]/.test(word)) return faultsOfJson(schema, word)
  const value = readShorthand(word)
  return value === undefined ? [`${word} is neither JSON nor shorthand`] : faultsOfData(schema, value)
}

function faultsOfJson(schema: NormalizedSchema, text: string): string[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return [`${text} is not a JSON: ${error instanceof Error ? error.message : error}`]
  }
  return faultsOfData(schema, value)
}

function faultsOfData(schema: NormalizedSchema, value: unknown): string[] {
  if (typeof value === 'string' && (isFile(value) || isPlaceholder(value))) return []
  if (schema.isDocumentSchema()) return []
  if (schema.isListSchema()) {
    // a list of one needs no brackets in shorthand
    const items: readonly unknown[] = Array.isArray(value) ? value : [value]
    return items.flatMap((item) => faultsOfData(schema.getValueSchema(), item))
  }
  if (schema.isMapSchema())
    return isRecord(value)
      ? Object.values(value).flatMap((item) => faultsOfData(schema.getValueSchema(), item))
      : [`${JSON.stringify(value)} is no map`]
  if (!schema.isStructSchema())
    return typeof value === 'object' && value !== null ? [`${JSON.stringify(value)} is no plain value`] : []
  if (!isRecord(value)) return [`${JSON.stringify(value)} is no structure`]
  const members = new Map(schema.structIterator())
  return Object.entries(value).flatMap(([key, item]) => {
    const member = members.get(key)
    return member ? faultsOfData(member, item) : [`has no ${key}, only ${[...members.keys()].join(', ')}`]
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
