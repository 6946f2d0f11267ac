import type { TypeEntry } from './entry.ts'
import { type Category, type LayerId, layerIds } from './layers.ts'

export type Pages = Partial<Readonly<Record<LayerId, string>>>

/**
 * AWS's own account of the model, read 2026-11-30. AWS runs everything from the facilities to the virtualization and the software of
 * its services; of abstracted services the operating system and the platform, too. Customers manage their data, its encryption
 * options and the permissions. Training and configuration management are shared controls.
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

/** The layers of which that page speaks, by category. */
const general: Readonly<Record<Exclude<Category, 'unclassified'>, Pages>> = {
  infrastructure: same([...everywhere, 'guest-os', 'application', 'network']),
  container: same(everywhere),
  abstracted: same([...everywhere, 'guest-os', 'platform']),
}

/** A type as a service's catalog writes it: its page is the source of the layers that it does not have. */
export interface PagedType extends TypeEntry {
  /** The page that says what the type is, and so what it has not. */
  readonly page?: string
}

/**
 * The sources of a type: its own first, then its page for what it has not, its service's, and AWS's general ones. Of a layer that it
 * has not, none of the last two speaks.
 */
export function sourced(
  { page, ...entry }: PagedType,
  category: Exclude<Category, 'unclassified'>,
  pages: Pages,
): TypeEntry {
  const shared = Object.entries({ ...general[entry.category ?? category], ...pages })
  // safe: the keys of both are layers
  const present = shared.filter(([layer]) => entry.parties?.[layer as LayerId] !== 'none')
  const absent = page === undefined ? [] : layerIds.filter((layer) => entry.parties?.[layer] === 'none')
  const without: Pages = Object.fromEntries(absent.map((layer) => [layer, page]))
  return { ...entry, sources: { ...Object.fromEntries(present), ...without, ...entry.sources } }
}
