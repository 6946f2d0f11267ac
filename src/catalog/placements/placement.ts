import type { Category, LayerId, Party } from '../layers.ts'
import type { Shape } from '../shapes.ts'

type Placed = Exclude<Category, 'unclassified'>

/** Where a CloudFormation type stands that no service entry describes in full. */
export interface Placement {
  /** The full name: `AWS::ACMPCA::Permission`. */
  readonly type: string
  readonly shape: Shape
  readonly category: Placed
  /** Why it is placed there, in a few words. */
  readonly because: string
  /** The AWS page that describes the division of work. */
  readonly source: string
  /** The layers that a setting or a link sets, or where a record keeps something: they are the customer's. */
  readonly sets: readonly LayerId[]
  /** The layers that differ from the shape's party. */
  readonly parties: Partial<Readonly<Record<LayerId, Party>>>
  /** Who the third party is, where a party is `third-party`, or a third party has a part beside the party. */
  readonly thirdParty?: string
  /** The layers in which the third party has a part beside the party. */
  readonly besides?: readonly LayerId[]
  /** The page behind a layer's party, where it is not `source`. */
  readonly sources: Partial<Readonly<Record<LayerId, string>>>
}

interface Options {
  readonly sets?: readonly LayerId[]
  readonly parties?: Placement['parties']
  readonly thirdParty?: string
  readonly besides?: readonly LayerId[]
  /** A page below docs.aws.amazon.com of these types alone. */
  readonly page?: string
  /** Pages below docs.aws.amazon.com, by layer. */
  readonly pages?: Partial<Readonly<Record<LayerId, string>>>
  /** Where it differs from the namespace's. */
  readonly category?: Placed
}

/** `[shape, names of types separated by spaces, why, options]` */
export type Row = readonly [shape: Shape, types: string, because: string, options?: Options]

interface Namespace {
  readonly category: Placed
  /** The page below docs.aws.amazon.com that says most of who does what in the service. */
  readonly page: string
  /** Pages by layer, where another page says it. */
  readonly pages?: Options['pages']
}

/** It can have a resource policy. */
export const withPolicy = { 'resource-policy': 'customer' } as const
/** Nothing of it can be restored, and nothing needs to be: it is passed on, or made again from what it came from. */
export const noBackup = { backup: 'none' } as const
/** A credential, a permission or a member: it has no health and no log of its own, and the trail of the account records its use. */
export const noLogs = { logging: 'none' } as const
/** AWS chooses the version of what runs it. */
export const oneVersion = { platform: 'aws' } as const
/** Its content is the service's own, not the customer's data. */
export const noData = { 'client-side-encryption': 'none', data: 'none' } as const

const DOCS = 'https://docs.aws.amazon.com/'
const url = (page: string): string => (page.startsWith('https://') ? page : `${DOCS}${page}`)

/** The types of one namespace, as its table has them: plain data, which the build keeps as JSON. */
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

/** A namespace type by type. */
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

/** Types that stay unclassified, each with the reason. */
export interface Unplaced {
  readonly type: string
  readonly because: string
}

export const unplaced = (namespace: string, types: string, because: string): readonly Unplaced[] =>
  types.split(' ').map((name) => ({ type: `${namespace}::${name}`, because }))
