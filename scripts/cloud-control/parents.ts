import { isRecord } from '../../src/core/record.ts'
import type { TypeSchema, Wheel } from './wheel.ts'

/**
 * The parent of a listing in the table's notation: `ApiId@Api` (each resource of that type in the same namespace),
 * `Scope=REGIONAL,CLOUDFRONT` (each of these values), `AwsAccountId=@account`, or only the name, if its values are not
 * known.
 */
export function parentsOf(type: string, schema: TypeSchema, { schemas }: Wheel): string {
  const { handlerSchema } = schema.handlers.list ?? {}
  if (!handlerSchema) return ''
  const choices = (handlerSchema.oneOf ?? handlerSchema.anyOf ?? [{ required: [] }]).map(({ required }) =>
    [...new Set([...handlerSchema.required, ...required])].map((name) => sourceOf(name, type, schema, schemas)),
  )
  const isKnown = (choice: readonly string[]): boolean => choice.every((one) => /[@=]/.test(one))
  return (choices.find(isKnown) ?? choices[0] ?? []).join(';')
}

function sourceOf(name: string, type: string, schema: TypeSchema, schemas: Wheel['schemas']): string {
  if (name === 'AwsAccountId') return `${name}=@account`
  const values = enumOf(schema.properties[name], schema)
  if (values !== undefined) return `${name}=${values.join(',')}`
  const parent = parentCalled(name, type, schemas)
  return parent === undefined ? name : `${name}@${parent}`
}

/** The values that a property can have; undefined unless they are listed. */
function enumOf(property: unknown, schema: TypeSchema): readonly string[] | undefined {
  if (!isRecord(property)) return undefined
  const reference = property['$ref']
  const held: unknown =
    typeof reference === 'string'
      ? reference
          .split('/')
          .slice(1)
          .reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), schema)
      : property
  const values = isRecord(held) ? held['enum'] : undefined
  const isShort = Array.isArray(values) && values.length > 0 && values.length <= 8
  return isShort && values.every((one) => typeof one === 'string' && /^[\w-]+$/.test(one)) ? values : undefined
}

/** The type of the same namespace whose identifier a property is, by how they are named: `ClusterArn` of a `Cluster` with `Arn`. */
function parentCalled(name: string, type: string, schemas: Wheel['schemas']): string | undefined {
  const namespace = type.slice(0, type.lastIndexOf('::') + 2)
  const simple = Object.entries(schemas).flatMap(([other, { primaryIdentifier, handlers }]) => {
    const [identifier, ...more] = primaryIdentifier
    const isSimple = identifier !== undefined && more.length === 0 && other !== type && handlers.list !== undefined
    return isSimple && other.startsWith(namespace)
      ? [{ kind: other.slice(namespace.length), identifier: identifier.split('/').at(-1) ?? '' }]
      : []
  })
  const named = simple.find(
    ({ kind, identifier }) =>
      name === `${kind}${identifier}` ||
      (name === identifier && name.toLowerCase().startsWith(kind.toLowerCase())) ||
      ['', 'Id', 'Identifier', 'Arn', 'Name'].some((end) => name === `${kind}${end}`),
  )
  return (named ?? simple.find(({ identifier }) => name === identifier && !/^(Id|Arn|Name)$/.test(name)))?.kind
}
