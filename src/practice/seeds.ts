const DAY = 86_400_000
const HOUR = 3_600_000

/** A moment some days before another, as the state keeps it; negative days lie ahead. `hours`: so much later that day. */
export const daysAgo = ({ now }: { readonly now: Date }, days: number, hours = 0): string =>
  new Date(now.getTime() - days * DAY + hours * HOUR).toISOString()

/** The statement of a policy that refuses what comes without TLS. */
export const tlsOnly = (Action: string, Sid?: string) => ({
  ...(Sid === undefined ? {} : { Sid }),
  Effect: 'Deny' as const,
  Principal: '*',
  Action,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
})

/** A policy document of some statements. */
export const policyText = (...Statement: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement })
