/** How much of an account is read: what it holds and nothing of it, what controls ask for, or all that Cloud Control can read as well. */
export const depths = ['inventory', 'standard', 'deep'] as const
export type Depth = (typeof depths)[number]
