import type { Example } from '../../../controls/example-world.ts'

const ours = { OwnerId: '111122223333' }
const list = (...cidrs: string[]) => ({ PrefixListId: 'pl-1', ...ours, Entries: cidrs.map((Cidr) => ({ Cidr })) })
/** A list whose entries were not read. */
const unread = { PrefixListId: 'pl-2', ...ours }

/**
 * Examples of a resource with the security group `sg-1`, or another id, whose rule names prefix lists. They fit every control that judges
 * what the group opens. `behind` is the example without the group, `ports` the protocol and ports that matter to it.
 */
export function behindLists(behind: Example, ports: Example, GroupId = 'sg-1') {
  const named = (lists: readonly Example[], ...ids: string[]): Example => ({
    ...behind,
    near: {
      ...behind.near,
      groups: [{ GroupId, SecurityGroupIngress: ids.map((SourcePrefixListId) => ({ ...ports, SourcePrefixListId })) }],
      lists,
    },
  })
  return {
    met: [
      named([list('10.0.0.0/8')], 'pl-1'),
      // AWS's own lists hold the addresses of its services and are not read
      named([{ PrefixListId: 'pl-1', OwnerId: 'AWS' }], 'pl-1'),
      named([{ ...list('0.0.0.0/0'), OwnerId: 'AWS' }], 'pl-1'),
    ],
    unmet: [
      named([list('10.0.0.0/8', '0.0.0.0/0')], 'pl-1'),
      named([list('0.0.0.0/0')], 'pl-1'),
      named([list('0:0::/0')], 'pl-1'),
      named([list('0.0.0.0/0'), unread], 'pl-1', 'pl-2'),
    ],
    unknown: [named([], 'pl-1'), named([list('10.0.0.0/8'), unread], 'pl-1', 'pl-2')],
  }
}
