import type { Shapes } from '../model/shapes.gen.ts'

/** A placeholder in capitals where a number is expected: `PORT`. */
type Placeholder = Uppercase<string>

/** CloudFormation's intrinsic functions, in their long form. */
export type Intrinsic =
  | { readonly Ref: string }
  | { readonly 'Fn::GetAtt': readonly [resource: string, attribute: string] }
  | { readonly 'Fn::Sub': string }

export const ref = (resource: string): Intrinsic => ({ Ref: resource })
export const getAtt = (resource: string, attribute: string): Intrinsic => ({ 'Fn::GetAtt': [resource, attribute] })
/** Text in which CloudFormation replaces `${AWS::Region}` and the like. */
export const sub = (text: string): Intrinsic => ({ 'Fn::Sub': text })

/** A map with an optional comment (`#`), written before the key that follows it. */
export type WithComment<M> = M & { readonly '#'?: string }

/** Any value where the schema has no structure, as in a policy document. */
export type TemplateValue = string | number | boolean | Intrinsic | readonly TemplateValue[] | TemplateMap
export interface TemplateMap {
  readonly [key: string]: TemplateValue
}

/** A value of the CloudFormation schema in which an intrinsic function may replace any part. */
export type Templated<V> = unknown extends V
  ? TemplateValue
  : V extends string
    ? string | Intrinsic
    : V extends number
      ? number | Placeholder | Intrinsic
      : V extends boolean
        ? boolean | Intrinsic
        : V extends readonly (infer E)[]
          ? readonly Templated<E>[] | Intrinsic
          : V extends object
            ? WithComment<{ readonly [K in keyof V]?: Templated<Exclude<V[K], undefined>> }> | Intrinsic
            : never

/** A type that remedies may use; `npm run generate` creates the shape of a new one. */
type ResourceType = keyof Shapes

/** The properties of a type in a template. */
export type TemplateProperties<T extends ResourceType> = WithComment<{
  readonly [K in keyof Shapes[T]]?: Templated<Exclude<Shapes[T][K], undefined>>
}>

/** The members of a resource next to its properties. */
interface Attributes {
  readonly DependsOn?: string
  readonly DeletionPolicy?: 'Retain' | 'Snapshot'
  readonly UpdateReplacePolicy?: 'Retain' | 'Snapshot'
}

/** The rest of the reader's own resource stays as it is. */
interface Kept {
  /** What the change does to running systems. */
  readonly note?: string
  /** Properties to remove. */
  readonly without?: readonly string[]
}

export interface TemplateResource {
  readonly Type: string
  readonly attributes: Attributes
  readonly Properties: TemplateMap
  /** Set when the resource is already in the reader's template, whose other members stay as they are. */
  readonly existing?: Kept
}

/** A part of a CloudFormation template: resources by logical name. A comment (`#`) is written before the resource that follows it. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource | string>>
}

export const template = (Resources: Template['Resources']): Template => ({ Resources })

/** A new, complete resource. */
export const resource = <const T extends ResourceType>(
  Type: T,
  properties: TemplateProperties<T>,
  attributes: Attributes = {},
): TemplateResource => ({
  Type,
  attributes,
  // safe: only property names are lost; `Templated` ensures that each value is a TemplateValue
  Properties: properties as TemplateMap,
})

/** A resource that is already in the reader's template, with the properties to change. */
export const existing = <const T extends ResourceType>(
  type: T,
  properties: TemplateProperties<T>,
  note?: string,
  more: Attributes & {
    readonly without?: readonly (keyof Shapes[T] & string)[]
  } = {},
): TemplateResource => {
  const { without, ...attributes } = more
  return {
    ...resource(type, properties, attributes),
    existing: { ...(note !== undefined && { note }), ...(without && { without }) },
  }
}

/** A policy document with these statements, for IAM, a bucket or a key. */
export const policyDocument = (...statements: readonly TemplateMap[]): TemplateMap => ({
  Version: '2012-10-17',
  Statement: statements,
})
