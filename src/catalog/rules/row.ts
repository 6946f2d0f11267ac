import type { Category, LayerId, Owner } from '../layers.ts'

/**
 * Where a CloudFormation type stands that no service entry describes in full. `match` is a namespace (`AWS::Lambda`) or one
 * type (`AWS::EKS::Nodegroup`); the more exact row wins. A type that no row matches is unclassified.
 */
export interface Rule {
  readonly match: string
  readonly category: Exclude<Category, 'unclassified'>
  /** Why it stands there, in a few words. */
  readonly because: string
  /** The AWS page that describes the division of work. */
  readonly source: string
  /** The layers that differ from the category's default. */
  readonly owners?: Partial<Readonly<Record<LayerId, Owner>>>
}

const DOCS = 'https://docs.aws.amazon.com/'

type Owners = Partial<Readonly<Record<LayerId, Owner>>>

/** `[namespace or type without AWS::, why it stands there, page below docs.aws.amazon.com, layers that differ]` */
export type Row = readonly [match: string, because: string, page: string, owners?: Owners]

/** A part of a network or a schedule: nothing runs in it. */
export const nothingRuns: Owners = { 'guest-os': 'nobody', platform: 'nobody', application: 'nobody' }

/** A device that AWS keeps, placed in the customer's network. */
export const awsKeepsTheDevice: Owners = { 'guest-os': 'aws', platform: 'aws', application: 'nobody' }

export const rulesOf = (category: Rule['category'], rows: readonly Row[]): readonly Rule[] =>
  rows.map(([match, because, page, owners]) => ({
    match: `AWS::${match}`,
    category,
    because,
    source: `${DOCS}${page}`,
    ...(owners ? { owners } : {}),
  }))
