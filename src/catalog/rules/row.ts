import type { LayerId, Owner } from '../layers.ts'
import type { Rule } from '../rules.ts'

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
