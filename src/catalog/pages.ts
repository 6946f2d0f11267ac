import type { TypeEntry } from './entry.ts'
import { type Category, type LayerId, layerIds } from './layers.ts'

export type Pages = Partial<Readonly<Record<LayerId, string>>>

/**
 * AWS's description of the model, read 2026-11-30. AWS operates everything from the facilities to virtualization and the software
 * of its services, and for abstracted services also the operating system and platform. Customers manage their data, its
 * encryption options and permissions. Training and configuration management are shared.
 */
export const sharedResponsibility =
  'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/shared-responsibility.html'

const everywhere: readonly LayerId[] = [
  'facilities',
  'virtualization',
  'control-plane',
  'client-side-encryption',
  'data',
  'identity',
  'governance',
]
const same = (layers: readonly LayerId[]): Pages =>
  Object.fromEntries(layers.map((layer) => [layer, sharedResponsibility]))

/** The layers that this page covers, by category. */
const general: Readonly<Record<Exclude<Category, 'unclassified'>, Pages>> = {
  infrastructure: same([...everywhere, 'guest-os', 'application', 'network']),
  container: same(everywhere),
  abstracted: same([...everywhere, 'guest-os', 'platform']),
}

/** A type as written in a service's catalog; its page is the source for layers that it does not have. */
export interface PagedType extends TypeEntry {
  /** The page that says what the type is, and so which layers it lacks. */
  readonly page?: string
}

/**
 * The sources of a type: its own first, then its page for layers it lacks, its service's, and AWS's general ones. The last two do
 * not apply to layers that it lacks.
 */
export function sourced(
  { page, ...entry }: PagedType,
  category: Exclude<Category, 'unclassified'>,
  pages: Pages,
): TypeEntry {
  const shared = Object.entries({ ...general[entry.category ?? category], ...pages })
  // safe: both are keyed by layer
  const present = shared.filter(([layer]) => entry.parties?.[layer as LayerId] !== 'none')
  const absent = page === undefined ? [] : layerIds.filter((layer) => entry.parties?.[layer] === 'none')
  const without: Pages = Object.fromEntries(absent.map((layer) => [layer, page]))
  return { ...entry, sources: { ...Object.fromEntries(present), ...without, ...entry.sources } }
}
