import { parseArn } from '../../../core/arn.ts'
import { byText } from '../../../core/by-text.ts'
import { resourceId } from '../../../model/resource.ts'

/** A property that a list request needs: the type whose identifiers it takes, or its possible values. */
export interface ParentProperty {
  readonly property: string
  /** Absent with `values`. If both are absent, its values are not known. */
  readonly type?: string
  /** `@account` stands for the account's own id. */
  readonly values?: readonly string[]
}

/** What Cloud Control can do with a CloudFormation type. */
export interface HandledType {
  readonly type: string
  /** Paths of the properties that make up the primary identifier. */
  readonly identifier: readonly string[]
  readonly lists: boolean
  readonly reads: boolean
  readonly parents: readonly ParentProperty[]
  /** Paths of write-only properties, e.g. `Endpoints.*.Password`. */
  readonly writeOnly: readonly string[]
  /** The property that holds the tags. */
  readonly tags: string | undefined
  /**
   * How to find the identifier in an ARN: `=` if the ARN is the identifier, otherwise its service and resource with a
   * placeholder, `glue:job/{}`.
   */
  readonly arn: string | undefined
  /** Whether the identifier is the ARN of the resource that this one belongs to: the logging of a web ACL. */
  readonly ofAnother: boolean
}

/** Looks up a CloudFormation type; undefined for an unknown type. */
export type HandledTypes = (type: string) => HandledType | undefined

let loaded: Promise<HandledTypes> | undefined

/** The table of Cloud Control's types, loaded at first use: few commands need it. */
export function handledTypes(): Promise<HandledTypes> {
  loaded ??= import('./types.gen.ts').then(({ handlerTable }) => readHandlers(handlerTable))
  return loaded
}

/** Reads the types from a table that is already loaded. */
export function readHandlers(table: Readonly<Record<string, string>>): HandledTypes {
  const namespaces = byText(table)
  const known = new Map<string, HandledType | undefined>()
  return (type) => {
    if (known.has(type)) return known.get(type)
    const [, namespace = '', name = ''] = /^(\w+::\w+)::(\w+)$/.exec(type) ?? []
    const row = new RegExp(`^${name}(?: .*)?$`, 'm').exec(namespaces[namespace] ?? '')?.[0]
    const handled = name === '' || row === undefined ? undefined : typeOf(namespace, row)
    known.set(type, handled)
    return handled
  }
}

/** In place of the ARN: that of another resource identifies this one. */
const OF_ANOTHER = '^'

function typeOf(namespace: string, row: string): HandledType {
  const [name = '', identifier = '-', handlers = '', parents = '-', writeOnly = '-', tags = '-', arn = '-'] =
    row.split(' ')
  return {
    type: `${namespace}::${name}`,
    identifier: listOf(identifier, ','),
    lists: handlers.includes('l'),
    reads: handlers.includes('r'),
    parents: listOf(parents, ';').map((one) => parentOf(namespace, one)),
    writeOnly: listOf(writeOnly, ','),
    tags: tags === '-' ? undefined : tags,
    arn: arn === '-' || arn === OF_ANOTHER ? undefined : arn,
    ofAnother: arn === OF_ANOTHER,
  }
}

const listOf = (cell: string, separator: string): readonly string[] => (cell === '-' ? [] : cell.split(separator))

function parentOf(namespace: string, cell: string): ParentProperty {
  const [, property = cell, sign, rest = ''] = /^(\w+)([@=])(.+)$/.exec(cell) ?? []
  if (sign === '@') return { property, type: `${namespace}::${rest}` }
  return sign === '=' ? { property, values: rest.split(',') } : { property }
}

/** The id of a resource in the ledger by its primary identifier: its own ARN, or one made of type, place and identifier. */
export const idBy = (
  identifier: string,
  { type, ofAnother }: Pick<HandledType, 'type' | 'ofAnother'>,
  { account, region }: { readonly account: string; readonly region: string },
): string => (parseArn(identifier) && !ofAnother ? identifier : resourceId(type, account, region, identifier))

/** The primary identifier in an ARN; undefined if the table does not know where it is. */
export function identifierIn(arn: string, { arn: template }: HandledType): string | undefined {
  const parts = parseArn(arn)
  if (!parts || template === undefined) return undefined
  if (template === '=') return arn
  const [before = '', after = ''] = template.split('{}')
  const place = `${parts.service}:${parts.resource}`
  const isSo = place.startsWith(before) && place.endsWith(after) && place.length > before.length + after.length
  return isSo ? place.slice(before.length, place.length - after.length) : undefined
}
