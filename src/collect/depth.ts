/**
 * How much of an account is read: `inventory` lists resources only, `standard` reads what controls need, `deep` adds everything
 * Cloud Control can read.
 */
export const depths = ['inventory', 'standard', 'deep'] as const
export type Depth = (typeof depths)[number]
