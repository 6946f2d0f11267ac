import { withoutVariables } from './actions.ts'
import type { Statement } from './policy.ts'
import { hasVariable, matchesWildcard, patternsMeet } from './wildcard.ts'

/** A character that occurs in no pattern. Only a wildcard matches it, so a pattern that matches an id made of it matches every key id. */
const ANY = '\u25a1'
const keyIdOf = (one: string): string => [8, 4, 4, 4, 12].map((length) => one.repeat(length)).join('-')
const ANY_KEY = keyIdOf(ANY)
const SOME_KEY = keyIdOf('?')

const areas = ['af', 'ap', 'ca', 'cn', 'eu', 'eusc-de', 'il', 'me', 'mx', 'sa', 'us', 'us-gov']
const directions = ['central', 'east', 'north', 'northeast', 'northwest', 'south', 'southeast', 'southwest', 'west']
/** Names that Regions have or could have, so that a pattern for several Regions matches more than one of them. */
const regions = areas.flatMap((area) =>
  directions.flatMap((direction) => [1, 2, 3, 4, 5, 6, 7].map((number) => `${area}-${direction}-${number}`)),
)

/**
 * Does the statement (Allow or Deny) apply to KMS keys with any id in more than one Region? A wildcard or policy variable is not
 * a fixed value. All keys of one named Region do not count as all keys.
 * https://docs.aws.amazon.com/config/latest/developerguide/iam-customer-policy-blocked-kms-actions.html
 */
export function appliesToAnyKey(
  { resources }: Statement,
  { partition, account }: { readonly partition: string; readonly account: string | undefined },
): boolean {
  if (resources === undefined) return true
  const owner = account ?? ANY.repeat(12)
  const keyIn = (region: string, id: string): string => `arn:${partition}:kms:${region}:${owner}:key/${id}`
  if (!resources.not)
    return resources.patterns
      .map(withoutVariables)
      .some((pattern) => inSeveral((region) => matchesWildcard(pattern, keyIn(region, ANY_KEY))))
  // a variable in NotResource excludes one value, not all; only aws:PrincipalAccount has a known value
  const leftOut = resources.patterns
    .map((pattern) => pattern.replaceAll('${aws:PrincipalAccount}', owner))
    .filter((pattern) => !hasVariable(pattern))
  return inSeveral((region) => !leftOut.some((pattern) => patternsMeet(pattern, keyIn(region, SOME_KEY))))
}

/** Whether it holds for at least two Regions. */
function inSeveral(holds: (region: string) => boolean): boolean {
  const first = regions.findIndex(holds)
  return first >= 0 && regions.slice(first + 1).some(holds)
}
