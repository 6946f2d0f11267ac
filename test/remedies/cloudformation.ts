import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { PropertyType, Resource, ResourceProperties, SpecDatabase } from '@aws-cdk/service-spec-types'
import { type CollectionTag, parseDocument, type ScalarTag, type YAMLMap, type YAMLSeq } from 'yaml'

/** Holds a part of a template against CloudFormation's own resource schema. */

const scalarFunctions = ['Ref', 'Sub', 'GetAtt', 'ImportValue', 'GetAZs', 'Base64', 'Condition']
const collectionFunctions = ['Join', 'Select', 'Split', 'Sub', 'If', 'Equals', 'FindInMap', 'GetAtt', 'Cidr', 'Base64']
const long = (name: string): string => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`)

/** The short forms of the functions, `!Ref X`, become the long ones, `{ Ref: X }`. */
const tags: (ScalarTag | CollectionTag)[] = [
  ...scalarFunctions.map((name): ScalarTag => ({ tag: `!${name}`, resolve: (text) => ({ [long(name)]: text }) })),
  ...collectionFunctions.flatMap((name): CollectionTag[] => [
    { tag: `!${name}`, collection: 'seq', resolve: (seq) => ({ [long(name)]: (seq as YAMLSeq).toJSON() }) }, // safe: said to be a seq
    { tag: `!${name}`, collection: 'map', resolve: (map) => ({ [long(name)]: (map as YAMLMap).toJSON() }) }, // safe: said to be a map
  ]),
]

const sections = new Set(['Parameters', 'Conditions', 'Resources'])
const attributes = new Set([
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'UpdatePolicy',
  'CreationPolicy',
  'Metadata',
])

let spec: { db: SpecDatabase; types: ReadonlyMap<string, Resource> } | undefined
function loadSpec(): { db: SpecDatabase; types: ReadonlyMap<string, Resource> } {
  if (!spec) {
    const db = loadAwsServiceSpecSync()
    spec = { db, types: new Map([...db.all('resource')].map((one) => [one.cloudFormationType, one])) }
  }
  return spec
}

export function faultsOfTemplate(text: string): readonly string[] {
  const document = parseDocument(text, { customTags: tags })
  const wrong = [...document.errors, ...document.warnings]
  if (wrong.length > 0) return wrong.map(({ message }) => message)
  const template: unknown = document.toJS()
  if (!isRecord(template)) return ['it is no map']
  const resources = template['Resources']
  if (!isRecord(resources)) return ['it has no Resources']
  const names = new Set([...Object.keys(resources), ...Object.keys(recordOf(template['Parameters']))])
  return [
    ...Object.keys(template).flatMap((name) =>
      sections.has(name) ? [] : [`${name}: such a section is not asked for`],
    ),
    ...Object.entries(resources).flatMap(([name, resource]) =>
      [...faultsOfResource(resource), ...danglingIn(resource, names)].map((fault) => `${name}: ${fault}`),
    ),
  ]
}

function faultsOfResource(resource: unknown): string[] {
  if (!isRecord(resource)) return ['it is no resource']
  const { Type, Properties } = resource
  const known = typeof Type === 'string' ? loadSpec().types.get(Type) : undefined
  if (!known) return [`CloudFormation has no resource type ${String(Type)}`]
  return [
    ...Object.keys(resource).flatMap((key) => (attributes.has(key) ? [] : [`${key} is no attribute of a resource`])),
    ...faultsOfProperties(known.properties, recordOf(Properties), known.cloudFormationType),
  ]
}

function faultsOfProperties(known: ResourceProperties, given: Record<string, unknown>, where: string): string[] {
  return Object.entries(given).flatMap(([key, value]) => {
    const property = known[key]
    return property ? faultsOfValue(property.type, value, `${where}.${key}`) : [`${where} has no ${key}`]
  })
}

function faultsOfValue(type: PropertyType, value: unknown, where: string): string[] {
  if (isFunction(value)) return []
  switch (type.type) {
    case 'ref': {
      if (!isRecord(value)) return [`${where} is a structure, not ${JSON.stringify(value)}`]
      return faultsOfProperties(loadSpec().db.get('typeDefinition', type.reference.$ref).properties, value, where)
    }
    case 'array':
      if (!Array.isArray(value)) return [`${where} is a list, not ${JSON.stringify(value)}`]
      return value.flatMap((item) => faultsOfValue(type.element, item, where))
    case 'map':
      if (!isRecord(value)) return [`${where} is a map, not ${JSON.stringify(value)}`]
      return Object.values(value).flatMap((item) => faultsOfValue(type.element, item, where))
    case 'union': {
      const each = type.types.map((one) => faultsOfValue(one, value, where))
      return each.find((faults) => faults.length === 0) ?? each[0] ?? []
    }
    case 'tag':
      return isRecord(value) && 'Key' in value && 'Value' in value ? [] : [`${where} is a tag of Key and Value`]
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${where} is true or false, not ${JSON.stringify(value)}`]
    case 'integer':
    case 'number':
      return typeof value === 'number' || isPlaceholder(value)
        ? []
        : [`${where} is a number, not ${JSON.stringify(value)}`]
    case 'string':
      return typeof value === 'object' ? [`${where} is a text, not ${JSON.stringify(value)}`] : []
    default:
      return []
  }
}

/** What `Ref`, `GetAtt` and `DependsOn` name must be there. */
function danglingIn(value: unknown, names: ReadonlySet<string>): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => danglingIn(item, names))
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const named =
      key === 'Ref' || key === 'DependsOn' ? item : key === 'Fn::GetAtt' ? String(item).split(/[.,]/)[0] : undefined
    const dangles = typeof named === 'string' && !named.startsWith('AWS::') && !names.has(named)
    return dangles ? [`it refers to ${named}, which is not there`] : danglingIn(item, names)
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const recordOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})
/** A word in capitals stands for the reader's own. */
const isPlaceholder = (value: unknown): boolean => typeof value === 'string' && /^[A-Z][A-Z0-9_]*$/.test(value)

function isFunction(value: unknown): boolean {
  if (!isRecord(value)) return false
  const [key, ...more] = Object.keys(value)
  return more.length === 0 && key !== undefined && (key === 'Ref' || key.startsWith('Fn::'))
}
