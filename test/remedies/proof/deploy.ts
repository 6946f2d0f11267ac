import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { MetricAlarm } from '@aws-sdk/client-cloudwatch'
import { basis, nearbyAt } from '../../../src/controls/basis.ts'
import type { Control } from '../../../src/controls/control.ts'
import type { Intrinsic, Template, TemplateResource, TemplateValue } from '../../../src/controls/template.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { alarmState } from '../../../src/services/cloudwatch/collect/alarms.ts'
import { lands } from './lands.ts'
import { shown } from './shown.ts'
import type { World } from './world.ts'

/** What a name of the reader's own stands for, e.g. `KEY_ARN`; undefined where nothing is given for it. */
export type Names = (name: string) => string | number | undefined

/**
 * Deploys a template as its reader would: what the reader's template has already is changed, what is new is added, and a
 * new resource of the type that failed takes the place of the one that failed. `subject`: the resource that failed; for a
 * control over the account, the account.
 */
export function deploy(template: Template, control: Control, subject: Resource, world: World, names: Names): void {
  for (const [name, one] of Object.entries(template.Resources)) {
    if (typeof one === 'string') continue
    const properties = resolved(one, { name, subject, names })
    const targets = targetsOf(one, control, subject, world)
    const changed = targets.map((before) => (one.existing ? kept : replaced)(before, one, properties))
    if (targets.length === 0 && !one.existing) changed.push(asNew(one, name, subject, properties))
    for (const resource of changed) {
      world.put(resource)
      world.change(resource.id, shown[one.Type]?.(properties, { resource, world }) ?? {})
    }
    const standing = world.get(subject.id)
    if (standing) world.change(subject.id, lands[one.Type]?.(properties, { subject: standing, world }) ?? {})
  }
}

/** Which resources of the model a resource of the template is; none where it is one more. */
function targetsOf(one: TemplateResource, control: Control, subject: Resource, world: World): Resource[] {
  if (control.must === 'some') return one.existing ? [...world.ofType(one.Type)] : []
  if (one.Type === subject.type) return [subject]
  if (!one.existing) return []
  const model = world.model()
  const standing = model.get(subject.id) ?? subject
  const stands = basis(control, standing, model)
  return control.neighbours.flatMap(([, { of }], place) => (of === one.Type ? nearbyAt(stands, place).found : []))
}

/** The rest stays as it is: maps are merged, lists and values are set. */
function kept(before: Resource, { existing }: TemplateResource, properties: Record<string, unknown>): Resource {
  const gone = Object.fromEntries((existing?.without ?? []).map((path) => [path, null]))
  const tags = { ...before.tags, ...tagsIn(properties) }
  return { ...before, tags, properties: merged({ ...before.properties, ...gone }, properties) }
}

/** The tags that a template sets: `Tags`, `BackupVaultTags`, `AccessPointTags` ..., as a list or a map; those of a launch template itself. */
function tagsIn(properties: Readonly<Record<string, unknown>>): Record<string, string> {
  const found = Object.entries(properties).filter(([key]) => key.endsWith('Tags') || key === 'TagSpecifications')
  const tags = found.flatMap(([, value]) => (Array.isArray(value) ? value : isMap(value) ? [value] : []))
  return Object.fromEntries(
    tags
      .flatMap((one) => (Array.isArray(one.Tags) ? one.Tags : 'Key' in one ? [one] : Object.entries(one)))
      .map((one) => (Array.isArray(one) ? one : [one.Key, one.Value])),
  )
}

/** Of a new resource nothing is set but what its template sets; what AWS alone sets stays. */
const replaced = (before: Resource, { Type }: TemplateResource, properties: Record<string, unknown>): Resource => ({
  ...before,
  properties: { ...before.properties, ...unset(Type), ...properties },
})

/** Each property that a template may set, as AWS says that it is not set. */
const unset = (type: string): Record<string, null> =>
  Object.fromEntries(Object.keys(schemaOf(type)?.properties ?? {}).map((path) => [path, null]))

/** What AWS's answers say of a new resource beside its properties, where controls look it up by that. */
const stateAsNew: Readonly<Record<string, (properties: Record<string, unknown>) => Record<string, unknown>>> = {
  // safe: what a template sets of an alarm has the names of AWS's answer
  'AWS::CloudWatch::Alarm': (properties) => alarmState(properties as MetricAlarm),
}

function asNew(
  { Type }: TemplateResource,
  name: string,
  subject: Resource,
  properties: Record<string, unknown>,
): Resource {
  const [identifier = 'Id'] = schemaOf(Type)?.primaryIdentifier ?? []
  const { account, region } = subject
  const id = arnOf(name)
  return {
    id,
    type: Type,
    account,
    region: region === 'global' ? 'eu-central-1' : region,
    name,
    tags: {},
    properties: { ...unset(Type), Arn: id, [identifier]: name, ...properties },
    state: stateAsNew[Type]?.(properties) ?? {},
    unseen: {},
  }
}

function merged(
  before: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...before }
  for (const [key, value] of Object.entries(change)) {
    const known = result[key]
    result[key] = isMap(known) && isMap(value) ? merged(known, value) : value
  }
  return result
}

/** The properties of a resource with its functions and names resolved. */
const resolved = (
  { Properties }: TemplateResource,
  at: { readonly name: string; readonly subject: Resource; readonly names: Names },
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(Properties)
      .filter(([key]) => key !== '#')
      .map(([key, value]) => [key, resolve(value, at.subject, at.names)]),
  )

function resolve(value: TemplateValue, subject: Resource, names: Names): unknown {
  const text = (one: string): string =>
    one.replace(/\b[A-Z][A-Z0-9]*(_[A-Z0-9]+)*\b/g, (word) => String(names(word) ?? word))
  if (typeof value === 'string') return names(value) ?? text(value)
  if (typeof value !== 'object') return value
  if (isList(value)) return value.map((item) => resolve(item, subject, names))
  if (isIntrinsic(value)) {
    if ('Ref' in value) return pseudo(value.Ref, subject) ?? value.Ref
    if ('Fn::Sub' in value)
      return text(value['Fn::Sub'].replace(/\$\{([\w:]+)\}/g, (all, name: string) => pseudo(name, subject) ?? all))
    const [name, attribute] = value['Fn::GetAtt']
    return attributes[attribute]?.(name, subject) ?? name
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '#')
      .map(([key, item]) => [key, resolve(item, subject, names)]),
  )
}

const arnOf = (name: string): string => `arn:aws:new:::${name}`

/** What `GetAtt` gives of a resource of this name; of others, the name itself. */
const attributes: Readonly<Record<string, (name: string, subject: Resource) => string>> = {
  Arn: arnOf,
  RegionalDomainName: (name) => `${name}.s3.eu-central-1.amazonaws.com`,
}

const pseudo = (name: string, { account, region }: Resource): string | undefined =>
  ({ 'AWS::AccountId': account, 'AWS::Region': region, 'AWS::Partition': 'aws' })[name]

const isList = (value: TemplateValue): value is readonly TemplateValue[] => Array.isArray(value)
const isIntrinsic = (value: object): value is Intrinsic => 'Ref' in value || 'Fn::Sub' in value || 'Fn::GetAtt' in value
const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const db = loadAwsServiceSpecSync()
const schemas = new Map([...db.all('resource')].map((one) => [one.cloudFormationType, one]))
const schemaOf = (type: string) => schemas.get(type)
