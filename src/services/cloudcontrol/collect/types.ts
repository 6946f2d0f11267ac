import { parseArn } from '../../../core/arn.ts'
import { byText } from '../../../core/by-text.ts'

/** What a listing must be told of one property: of which type's resources it is the identifier, or which values it may have. */
export interface ParentProperty {
  readonly property: string
  /** Absent with `values`: nothing says what it may be. */
  readonly type?: string
  /** `@account` is the account itself. */
  readonly values?: readonly string[]
}

/** What Cloud Control can do with a CloudFormation type. */
export interface HandledType {
  readonly type: string
  /** Paths of the properties that make up its primary identifier. */
  readonly identifier: readonly string[]
  readonly lists: boolean
  readonly reads: boolean
  readonly parents: readonly ParentProperty[]
  /** Paths of properties that are never to be read back, e.g. `Endpoints.*.Password`. */
  readonly writeOnly: readonly string[]
  /** The property that holds the tags. */
  readonly tags: string | undefined
  /** The ARN itself (`=`), or its service and resource with the identifier in it: `glue:job/{}`. */
  readonly arn: string | undefined
}

/** The types that CloudFormation knows. Undefined for one that it does not know. */
export type HandledTypes = (type: string) => HandledType | undefined

let loaded: Promise<HandledTypes> | undefined

/** The table of Cloud Control's types, loaded at the first use: few commands need it. */
export function handledTypes(): Promise<HandledTypes> {
  loaded ??= import('./types.gen.ts').then(({ handlerTable }) => readHandlers(handlerTable))
  return loaded
}

/** The same of a table that is loaded. */
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
    arn: arn === '-' ? undefined : arn,
  }
}

const listOf = (cell: string, separator: string): readonly string[] => (cell === '-' ? [] : cell.split(separator))

function parentOf(namespace: string, cell: string): ParentProperty {
  const [, property = cell, sign, rest = ''] = /^(\w+)([@=])(.+)$/.exec(cell) ?? []
  if (sign === '@') return { property, type: `${namespace}::${rest}` }
  return sign === '=' ? { property, values: rest.split(',') } : { property }
}

/** The primary identifier that an ARN names, where the table knows how to find it there. */
export function identifierIn(arn: string, { arn: template }: HandledType): string | undefined {
  const parts = parseArn(arn)
  if (!parts || template === undefined) return undefined
  if (template === '=') return arn
  const [before = '', after = ''] = template.split('{}')
  const place = `${parts.service}:${parts.resource}`
  const isSo = place.startsWith(before) && place.endsWith(after) && place.length > before.length + after.length
  return isSo ? place.slice(before.length, place.length - after.length) : undefined
}
