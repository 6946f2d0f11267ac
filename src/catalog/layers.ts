/** The 17 layers of responsibility, from the ground up (`shared/reference/layers.md`). */
export const layerIds = [
  'facilities',
  'virtualization',
  'control-plane',
  'guest-os',
  'platform',
  'application',
  'network',
  'encryption-in-transit',
  'server-side-encryption',
  'client-side-encryption',
  'data',
  'identity',
  'resource-policy',
  'backup',
  'resilience',
  'logging',
  'governance',
] as const
export type LayerId = (typeof layerIds)[number]

/** Who answers for a layer of one resource; `nobody`: the layer does not exist there. */
export type Owner = 'aws' | 'customer' | 'shared' | 'nobody'
export type Category = 'infrastructure' | 'container' | 'abstracted' | 'unclassified'
