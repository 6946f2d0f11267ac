import { type Command, Option } from 'commander'

/** The headings of a long list of options, in the order of the help. */
const groups: readonly (readonly [heading: string, flags: readonly string[]])[] = [
  ['Selection:', ['--controls', '--service', '--framework', '--severity', '--region']],
  ['Output:', ['--format', '--out', '--details', '--quiet', '--no-progress']],
  ['In pipelines:', ['--fail-on', '--fail-on-unmet', '--baseline', '--strict']],
  ['Recordings:', ['--record', '--replay', '--expect', '--sign-key', '--verify-key']],
  [
    'Access to AWS:',
    ['--profile', '--role-arn', '--external-id', '--endpoint-url', '--insecure-endpoint', '--code-from', '--pace'],
  ],
]

/** Up to this number, options are shown in one list without headings. */
const AT_A_GLANCE = 12

/** The grouping function for Commander's help: long lists of options by subject, the command's own first. */
export function groupItems<T extends Command | Option>(
  all: T[],
  visible: T[],
  headingOf: (item: T) => string,
): Map<string, T[]> {
  const isLong = visible.length > AT_A_GLANCE
  const grouped = new Map<string, T[]>()
  for (const item of [...all, ...visible]) {
    const heading = (item instanceof Option && isLong && groupOf(item)) || headingOf(item)
    const items = grouped.get(heading) ?? []
    if (visible.includes(item) && !items.includes(item)) items.push(item)
    grouped.set(heading, items)
  }
  if (!isLong) return grouped
  const rank = ([heading]: readonly [string, T[]]): number => groups.findIndex(([known]) => known === heading)
  return new Map([...grouped].sort((a, b) => rank(a) - rank(b)))
}

/** The heading under which an option stands in a long list; undefined for those of a command itself. */
export const groupOf = ({ long }: Option): string | undefined =>
  groups.find(([, flags]) => long !== undefined && long !== null && flags.includes(long))?.[0]
