import type { Move } from './service.ts'
import { some, when } from './when.ts'

/** The paper that draws the line on an Outpost, read 2026-11-30: site, power, cooling and links are the customer's. */
const paper =
  'https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/aws-outposts-high-availability-design.html'

/**
 * What moves for a managed service on an Outpost, a rack of AWS's at the customer's site.
 *
 * @param path where the resource tells its Outpost, or a list of them
 * @param page what the service's guide says of Outposts
 */
export const atSite = (path: string, page: string): readonly Move[] => [
  {
    layers: ['facilities'],
    to: 'shared',
    when: when(path, some),
    says: 'it runs on an Outpost: room, power, cooling and physical access are yours',
    source: paper,
    aws: 'AWS owns and maintains the hardware of the Outpost, and destroys its media when it takes them back.',
  },
  {
    layers: ['resilience'],
    to: 'customer',
    when: when(path, some),
    says: 'it runs on an Outpost: a second Outpost and the links to the region are yours to provide',
    source: page,
  },
]
