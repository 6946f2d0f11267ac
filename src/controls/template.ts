import type { Shapes } from '../model/shapes.gen.ts'

/** A name of the reader's own, in capitals, where a number is asked for: `PORT`. */
type Placeholder = Uppercase<string>

/** CloudFormation's intrinsic functions, in their long form. */
export type Intrinsic =
  | { readonly Ref: string }
  | { readonly 'Fn::GetAtt': readonly [resource: string, attribute: string] }
  | { readonly 'Fn::Sub': string }

export const ref = (resource: string): Intrinsic => ({ Ref: resource })
export const getAtt = (resource: string, attribute: string): Intrinsic => ({ 'Fn::GetAtt': [resource, attribute] })
/** A text in which CloudFormation sets `${AWS::Region}` and its like. */
export const sub = (text: string): Intrinsic => ({ 'Fn::Sub': text })

/** A map, with a comment before the key that follows `#`. */
export type WithComment<M> = M & { readonly '#'?: string }

/** What stands in a template where the schema names no structure, as in a policy document. */
export type TemplateValue = string | number | boolean | Intrinsic | readonly TemplateValue[] | TemplateMap
export interface TemplateMap {
  readonly [key: string]: TemplateValue
}

/** A value of the CloudFormation schema as a template gives it: an intrinsic function may stand for each part. */
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

/** A type that remedies may name; `npm run generate` gives one that is new its shape. */
type ResourceType = keyof Shapes

/** The properties of a type in a template. */
export type TemplateProperties<T extends ResourceType> = WithComment<{
  readonly [K in keyof Shapes[T]]?: Templated<Exclude<Shapes[T][K], undefined>>
}>

/** What a resource has beside its properties. */
interface Attributes {
  readonly DependsOn?: string
  readonly DeletionPolicy?: 'Retain' | 'Snapshot'
  readonly UpdateReplacePolicy?: 'Retain' | 'Snapshot'
}

/** What the reader's own template keeps of a resource: all that is not named here. */
interface Kept {
  /** What the change does to what runs. */
  readonly note?: string
  /** Properties that go. */
  readonly without?: readonly string[]
}

export interface TemplateResource {
  readonly Type: string
  readonly attributes: Attributes
  readonly Properties: TemplateMap
  /** Set where the reader's template has the resource already, and the rest of it stays as it is. */
  readonly existing?: Kept
}

/** A part of a CloudFormation template: resources by their logical names; a comment before the one that follows `#`. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource | string>>
}

export const template = (Resources: Template['Resources']): Template => ({ Resources })

/** A new resource, as a whole. */
export const resource = <const T extends ResourceType>(
  Type: T,
  properties: TemplateProperties<T>,
  attributes: Attributes = {},
): TemplateResource => ({
  Type,
  attributes,
  // safe: only the names of the properties are lost; each value is a TemplateValue by `Templated`
  Properties: properties as TemplateMap,
})

/** A resource that the reader's template has already, with the properties to change. */
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

/** A policy of these statements, as IAM, a bucket or a key takes it. */
export const policyDocument = (...statements: readonly TemplateMap[]): TemplateMap => ({
  Version: '2012-10-17',
  Statement: statements,
})
