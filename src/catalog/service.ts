import type { TypeEntry } from './entry.ts'
import type { Category } from './layers.ts'
import { type PagedType, type Pages, sourced } from './pages.ts'

export type { Configured, Move, MoveNear, MoveNeighbour, Remark, TypeEntry } from './entry.ts'

/** A fully described service in the catalog. Built by `infrastructure()`, `container()` or `abstracted()`. */
export interface ServiceEntry {
  /** Short name for commands and reports: `ec2`, `s3`, `elasticbeanstalk`. */
  readonly id: string
  /** AWS's name: "Amazon EC2". */
  readonly title: string
  readonly category: Exclude<Category, 'unclassified'>
  /** The AWS page on who is responsible for what in this service. */
  readonly source: string
  /** By full type name. */
  readonly types: Readonly<Record<string, TypeEntry>>
}

interface Spec extends Omit<ServiceEntry, 'category' | 'types'> {
  /** Pages for parties of layers, for all types of the service without a page of their own. */
  readonly pages?: Pages
  readonly types: Readonly<Record<string, PagedType>>
}

function described({ pages = {}, types, ...spec }: Spec, category: ServiceEntry['category']): ServiceEntry {
  const all = Object.entries(types).map(([type, entry]) => [type, sourced(entry, category, pages)] as const)
  return { ...spec, category, types: Object.fromEntries(all) }
}

export const infrastructure = (spec: Spec): ServiceEntry => described(spec, 'infrastructure')
export const container = (spec: Spec): ServiceEntry => described(spec, 'container')
export const abstracted = (spec: Spec): ServiceEntry => described(spec, 'abstracted')

/** A setting of a service that stores the results itself: AWS encrypts them and keeps them available. */
export const settingParties: NonNullable<TypeEntry['parties']> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'none',
  'encryption-in-transit': 'aws',
  'server-side-encryption': 'aws',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
  resilience: 'aws',
}
