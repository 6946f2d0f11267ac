import type { Category, LayerId, Party } from '../layers.ts'
import type { Shape } from '../shapes.ts'

type Placed = Exclude<Category, 'unclassified'>

/** The placement of a CloudFormation type that no service entry describes in full. */
export interface Placement {
  /** The full name: `AWS::ACMPCA::Permission`. */
  readonly type: string
  readonly shape: Shape
  readonly category: Placed
  /** Why it is placed there, briefly. */
  readonly because: string
  /** The AWS page on who does what. */
  readonly source: string
  /** The layers that a setting or a link configures, or in which a record stores something; the customer is responsible for them. */
  readonly sets: readonly LayerId[]
  /** Layers whose party differs from the shape's. */
  readonly parties: Partial<Readonly<Record<LayerId, Party>>>
  /** The third party, if a party is `third-party` or a third party has a part in addition to the party. */
  readonly thirdParty?: string
  /** The layers in which the third party has a part in addition to the party. */
  readonly besides?: readonly LayerId[]
  /** The page for a layer's party, if it is not `source`. */
  readonly sources: Partial<Readonly<Record<LayerId, string>>>
}

interface Options {
  readonly sets?: readonly LayerId[]
  readonly parties?: Placement['parties']
  readonly thirdParty?: string
  readonly besides?: readonly LayerId[]
  /** A page below docs.aws.amazon.com for these types only. */
  readonly page?: string
  /** Pages below docs.aws.amazon.com, by layer. */
  readonly pages?: Partial<Readonly<Record<LayerId, string>>>
  /** Set if it differs from the namespace's. */
  readonly category?: Placed
}

/** `[shape, names of types separated by spaces, why, options]` */
export type Row = readonly [shape: Shape, types: string, because: string, options?: Options]

interface Namespace {
  readonly category: Placed
  /** The page below docs.aws.amazon.com that says most about who does what in the service. */
  readonly page: string
  /** Pages by layer, if another page covers it. */
  readonly pages?: Options['pages']
}

/** It can have a resource policy. */
export const withPolicy = { 'resource-policy': 'customer' } as const
/** Nothing in it can or must be restored: content passes through, or is created again from its source. */
export const noBackup = { backup: 'none' } as const
/** A credential, a permission or a membership: it has no health and no log of its own; the account's trail records its use. */
export const noLogs = { logging: 'none' } as const
/** AWS chooses the version of the software that runs it. */
export const oneVersion = { platform: 'aws' } as const
/** Its content belongs to the service, not to the customer. */
export const noData = { 'client-side-encryption': 'none', data: 'none' } as const

const DOCS = 'https://docs.aws.amazon.com/'
const url = (page: string): string => (page.startsWith('https://') ? page : `${DOCS}${page}`)

/** The types of one namespace as plain data, which the build stores as JSON. */
export interface PlacedNamespace extends Namespace {
  /** `AWS::ACMPCA` */
  readonly prefix: string
  readonly rows: readonly Row[]
}

/** The types of one namespace: `place('ACMPCA', { category: 'abstracted', page: 'privateca/...' }, [...rows])`. */
export const place = (namespace: string, of: Namespace, rows: readonly Row[]): PlacedNamespace => ({
  ...of,
  prefix: namespace.includes('::') ? namespace : `AWS::${namespace}`,
  rows,
})

/** The types of a namespace, one by one. */
export const placementsIn = (of: PlacedNamespace): readonly Placement[] =>
  of.rows.flatMap(
    ([shape, types, because, { sets = [], parties = {}, thirdParty, besides, page, pages, category } = {}]) =>
      types.split(' ').map((name) => ({
        type: `${of.prefix}::${name}`,
        shape,
        category: category ?? of.category,
        because,
        source: url(page ?? of.page),
        sets,
        parties,
        ...(thirdParty === undefined ? {} : { thirdParty }),
        ...(besides === undefined ? {} : { besides }),
        sources: Object.fromEntries(Object.entries({ ...of.pages, ...pages }).map(([layer, one]) => [layer, url(one)])),
      })),
  )

/** Types that stay unclassified, with the reason. */
export interface Unplaced {
  readonly type: string
  readonly because: string
}

export const unplaced = (namespace: string, types: string, because: string): readonly Unplaced[] =>
  types.split(' ').map((name) => ({ type: `${namespace}::${name}`, because }))
