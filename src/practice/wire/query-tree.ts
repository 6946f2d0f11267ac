import { FromStringShapeDeserializer } from '@smithy/core/protocols'
import type { NormalizedSchema } from '@smithy/core/schema'

/**
 * Reads the flat parameters of the query protocols (`Filter.1.Value.2=x`) by the input's schema.
 * Sources: smithy.io/2.0/aws/protocols/aws-query-protocol.html and .../aws-ec2-query-protocol.html
 */

/** Timestamp format 5 is Smithy's date-time, both protocols' default. */
const scalars = new FromStringShapeDeserializer({
  timestampFormat: { useTrait: true, default: 5 },
  httpBindings: false,
})

/** Deeper than any AWS shape: a request with deeper nesting is invalid. */
const MAX_DEPTH = 32

interface Node {
  text: string | undefined
  children: Map<string, Node> | undefined
}

export function parameterTree(parameters: URLSearchParams): Node {
  const root: Node = { text: undefined, children: undefined }
  for (const [key, value] of parameters) {
    let node = root
    for (const part of key.split('.', MAX_DEPTH)) {
      node.children ??= new Map()
      let child = node.children.get(part)
      if (!child) {
        child = { text: undefined, children: undefined }
        node.children.set(part, child)
      }
      node = child
    }
    node.text = value
  }
  return root
}

export function readStructure(schema: NormalizedSchema, node: Node, ec2: boolean): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [name, member] of schema.structIterator()) {
    const child = node.children?.get(ec2 ? ec2Name(member, name) : wireName(member, name))
    if (child) result[name] = readValue(member, child, ec2)
  }
  return result
}

function readValue(schema: NormalizedSchema, node: Node, ec2: boolean): unknown {
  if (schema.isStructSchema()) return readStructure(schema, node, ec2)
  const flat = ec2 || schema.getMergedTraits().xmlFlattened === 1
  if (schema.isListSchema()) {
    const member = schema.getValueSchema()
    const parent = flat ? node : node.children?.get(wireName(member, 'member'))
    return numbered(parent).map((item) => readValue(member, item, ec2))
  }
  if (schema.isMapSchema()) {
    const value = schema.getValueSchema()
    const keyName = wireName(schema.getKeySchema(), 'key')
    const valueName = wireName(value, 'value')
    const entries = numbered(flat ? node : node.children?.get('entry')).flatMap((entry) => {
      const key = entry.children?.get(keyName)?.text
      const item = entry.children?.get(valueName)
      return key === undefined || !item ? [] : [[key, readValue(value, item, ec2)] as const]
    })
    return Object.fromEntries(entries)
  }
  return scalars.read(schema, node.text ?? '')
}

/** The children with numeric names, in numeric order. */
function numbered(node: Node | undefined): Node[] {
  return [...(node?.children ?? [])]
    .filter(([name]) => /^\d+$/.test(name))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child)
}

function wireName(schema: NormalizedSchema, name: string): string {
  return schema.getMergedTraits().xmlName ?? name
}

/** The name by EC2's own trait, otherwise the XML name or the member's name, capitalized. */
function ec2Name(schema: NormalizedSchema, name: string): string {
  const own = schema.getMergedTraits()['ec2QueryName']
  if (typeof own === 'string') return own
  const wire = wireName(schema, name)
  return wire.charAt(0).toUpperCase() + wire.slice(1)
}
