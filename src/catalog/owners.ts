import { type DutyId, duties } from './duties.ts'
import { type Category, type LayerId, layerIds, type Owner } from './layers.ts'
import type { Configured, TypeEntry } from './service.ts'

const row = (infrastructure: Owner, container: Owner, abstracted: Owner) => ({ infrastructure, container, abstracted })

/** Who answers by default, per layer and category (`shared/reference/layers.md`). */
const defaultOwners: Readonly<Record<LayerId, Readonly<Record<Exclude<Category, 'unclassified'>, Owner>>>> = {
  facilities: row('aws', 'aws', 'aws'),
  virtualization: row('aws', 'aws', 'aws'),
  'control-plane': row('aws', 'aws', 'aws'),
  'guest-os': row('customer', 'aws', 'aws'),
  platform: row('customer', 'shared', 'aws'),
  application: row('customer', 'customer', 'customer'),
  network: row('customer', 'customer', 'shared'),
  'encryption-in-transit': row('customer', 'customer', 'shared'),
  'server-side-encryption': row('customer', 'shared', 'shared'),
  'client-side-encryption': row('customer', 'customer', 'customer'),
  data: row('customer', 'customer', 'customer'),
  identity: row('customer', 'customer', 'customer'),
  'resource-policy': row('customer', 'customer', 'customer'),
  backup: row('customer', 'shared', 'shared'),
  resilience: row('customer', 'shared', 'shared'),
  logging: row('customer', 'customer', 'customer'),
  governance: row('shared', 'shared', 'shared'),
}

/** The duty of a layer where a type names none of its own. The layers that are always AWS's have none. */
const defaultDuties: Readonly<Partial<Record<LayerId, DutyId>>> = {
  'guest-os': 'os-hardening',
  platform: 'platform-configuration',
  application: 'code-and-dependencies',
  network: 'firewall-rules',
  'encryption-in-transit': 'require-tls',
  'server-side-encryption': 'encrypt-at-rest',
  'client-side-encryption': 'client-side-encryption',
  data: 'data-classification',
  identity: 'least-privilege',
  'resource-policy': 'no-public-sharing',
  backup: 'backups',
  resilience: 'high-availability',
  logging: 'monitoring',
  governance: 'change-management',
}

/** One layer of one resource: who answers, why, and the duties where the customer has a part. */
export interface LayerSplit {
  readonly layer: LayerId
  readonly owner: Owner
  /** The AWS page behind the owner: the move's, where one applied, else the service's. */
  readonly source: string
  /** The move that applied, in words. */
  readonly because?: string
  readonly duties: readonly DutyId[]
}

/** The split of one resource (or, without `resource`, of its type by default): all 17 layers, in their order. */
export function split(
  entry: TypeEntry,
  category: Exclude<Category, 'unclassified'>,
  source: string,
  resource?: Configured,
): readonly LayerSplit[] {
  return layerIds.map((layer) => {
    const move = resource && entry.moves?.find((m) => m.layers.includes(layer) && m.when(resource) === true)
    const owner = move?.to ?? entry.owners?.[layer] ?? defaultOwners[layer][entry.category ?? category]
    const theirs = owner === 'customer' || owner === 'shared' ? dutiesIn(entry, layer) : []
    return {
      layer,
      owner,
      source: move?.source ?? entry.sources?.[layer] ?? source,
      ...(move ? { because: move.says } : {}),
      duties: theirs,
    }
  })
}

function dutiesIn(entry: TypeEntry, layer: LayerId): readonly DutyId[] {
  const own = entry.duties.filter((id) => duties[id].layer === layer)
  if (own.length > 0) return own
  const fallback = defaultDuties[layer]
  return fallback ? [fallback] : []
}
