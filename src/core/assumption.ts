import { partitionCalled } from './partition.ts'

/** Facts that Demarc may assume to be as in the standard partition. */
export const assumedFacts = ['root-sign-in', 'mfa-device-types', 'central-root-access'] as const

/** What is assumed to be as in the standard partition, because we know no page that states it. */
export interface Assumption {
  readonly facts: (typeof assumedFacts)[number][]
  readonly why: string
  /** Where AWS would state it. */
  readonly pages: string[]
}

/** What is not verified for a partition; undefined when everything is. */
export function assumptionOf(name: string): Assumption | undefined {
  const { called, assumed, rootPage, familiesPage } = partitionCalled(name)
  if (!assumed) return undefined
  const why = `Not verified for ${called}: root sign-in, MFA device types and central root access are taken to be as in the standard partition.`
  return { facts: [...assumedFacts], why, pages: [rootPage, familiesPage] }
}

/** The assumption in words. */
export const assumptionText = ({ why, pages }: Pick<Assumption, 'why' | 'pages'>): string =>
  `${why} See ${pages.map((page) => page.replace('https://', '')).join(' and ')}`

/** What is not verified for a partition, in words. */
export function assumedOf(name: string): string | undefined {
  const found = assumptionOf(name)
  return found && assumptionText(found)
}
