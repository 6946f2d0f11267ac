import { withoutVariables } from './actions.ts'
import type { Statement } from './policy.ts'
import { hasVariable, matchesWildcard, patternsMeet } from './wildcard.ts'

/** Stands for a character that no pattern names: only a wildcard matches it, so that what matches it matches any key id. */
const ANY = '\u25a1'
const keyIdOf = (one: string): string => [8, 4, 4, 4, 12].map((length) => one.repeat(length)).join('-')
const ANY_KEY = keyIdOf(ANY)
const SOME_KEY = keyIdOf('?')

const areas = ['af', 'ap', 'ca', 'cn', 'eu', 'eusc-de', 'il', 'me', 'mx', 'sa', 'us', 'us-gov']
const directions = ['central', 'east', 'north', 'northeast', 'northwest', 'south', 'southeast', 'southwest', 'west']
/** Names that Regions have or may get: a pattern matches several of them, a fixed Region one. */
const regions = areas.flatMap((area) =>
  directions.flatMap((direction) => [1, 2, 3, 4, 5, 6, 7].map((number) => `${area}-${direction}-${number}`)),
)

/**
 * Does the statement, Allow or Deny, apply to KMS keys with any id in more than one Region? A wildcard and a policy variable are no fixed
 * value. The keys of a Region that is named are not all keys.
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
  // a variable of NotResource leaves out one value, not all: only the account's own number is known
  const leftOut = resources.patterns
    .map((pattern) => pattern.replaceAll('${aws:PrincipalAccount}', owner))
    .filter((pattern) => !hasVariable(pattern))
  return inSeveral((region) => !leftOut.some((pattern) => patternsMeet(pattern, keyIn(region, SOME_KEY))))
}

/** Looks no further than the second. */
function inSeveral(holds: (region: string) => boolean): boolean {
  const first = regions.findIndex(holds)
  return first >= 0 && regions.slice(first + 1).some(holds)
}
