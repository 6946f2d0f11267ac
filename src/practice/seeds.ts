const DAY = 86_400_000

/** A moment some days before the one at which a seeded account stands, as the state keeps it. */
export const daysAgo = ({ now }: { readonly now: Date }, days: number): string =>
  new Date(now.getTime() - days * DAY).toISOString()

/** A policy document of some statements. */
export const policyText = (...Statement: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement })
