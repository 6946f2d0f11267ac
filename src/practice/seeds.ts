const DAY = 86_400_000
const HOUR = 3_600_000

/**
 * A time some days before another, in the state's format; negative days are in the future. `hours`: hours after that
 * time.
 */
export const daysAgo = ({ now }: { readonly now: Date }, days: number, hours = 0): string =>
  new Date(now.getTime() - days * DAY + hours * HOUR).toISOString()

/** A policy statement that denies requests without TLS. */
export const tlsOnly = (Action: string, Sid?: string) => ({
  ...(Sid === undefined ? {} : { Sid }),
  Effect: 'Deny' as const,
  Principal: '*',
  Action,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
})

/** A policy document with the given statements. */
export const policyText = (...Statement: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement })
