import { expect, test } from 'vitest'
import { type Example, exampleFinding, missing, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { controlsIn } from '../../../controls/in-test.ts'
import * as s from './snapshots-and-events.ts'

for (const control of controlsIn(s)) {
  if (control.id === 'RDS.1')
    examples(control, {
      met: [{ RestoreAccounts: [] }, { RestoreAccounts: ['999999999999'] }],
      unmet: [{ RestoreAccounts: ['999999999999', 'all'] }],
    })
  if (control.id === 'RDS.4') examples(control, { met: [{ Encrypted: true }], unmet: [{ Encrypted: false }] })
}
const subscription = (SourceType: string | null, EventCategories: string[] | null, Enabled = true) => ({
  SourceType,
  EventCategories,
  Enabled,
})
for (const [control, source, categories] of [
  [s.clusterEventsAreCovered, 'db-cluster', ['maintenance', 'failure']],
  [s.instanceEventsAreCovered, 'db-instance', ['maintenance', 'configuration change', 'failure']],
] as const)
  examples(control, {
    met: [
      subscription(source, [...categories]),
      subscription(source, []),
      subscription(source, null),
      // the events of all sources
      subscription(null, []),
    ],
    unknown: [subscription(null, ['failure']), subscription(null, [], false)],
    unmet: [subscription(source, ['failure']), subscription(source, [...categories], false)],
    notApplicable: [subscription('db-snapshot', [...categories])],
  })
for (const [control, source, categories] of [
  [s.parameterGroupEventsAreCovered, 'db-parameter-group', ['configuration change']],
  [s.securityGroupEventsAreCovered, 'db-security-group', ['configuration change', 'failure']],
] as const) {
  const enough = subscription(source, [...categories])
  const other = subscription('db-snapshot', [...categories])
  const noSubscriptions = missing('rds:DescribeEventSubscriptions')
  const among = (one: Example, ...subscriptions: readonly unknown[]) => ({
    ...one,
    // safe: each is an example, or what is missing of them
    near: { subscriptions } as NonNullable<Example['near']>,
  })
  examples(control, {
    met: [
      among(enough),
      among(subscription(null, [])),
      among(subscription(source, [])),
      // another subscription of the region covers it
      among(other, other, enough),
      among(other, enough, noSubscriptions),
    ],
    unmet: [
      among(other, other),
      among(other, other, subscription(source, [...categories], false)),
      among(other, other, subscription(source, ['deletion'])),
    ],
    unknown: [among(other, other, noSubscriptions)],
  })
}

const eventful = (
  SourceType: string | null,
  EventCategories: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
) => ({ Enabled: true, SourceType, EventCategories, SourceIds: null, ...more })
const noListing = missing('rds:DescribeEventSubscriptions')
for (const [control, source, categories, subject, others] of [
  [
    s.eventsOfInstancesAreCovered,
    'db-instance',
    ['maintenance', 'configuration change', 'failure'],
    { name: 'orders', Engine: 'postgres' },
    [{ name: 'orders', Engine: 'docdb' }],
  ],
  [
    s.eventsOfClustersAreCovered,
    'db-cluster',
    ['maintenance', 'failure'],
    { name: 'orders', Engine: 'aurora-mysql' },
    [{ name: 'orders', Engine: 'neptune' }],
  ],
  [
    s.eventsOfParameterGroupsAreCovered,
    'db-parameter-group',
    ['configuration change'],
    { name: 'db', Engine: 'postgres', DBParameterGroupName: 'orders' },
    [
      { name: 'db', Engine: 'docdb', DBParameterGroupName: 'orders' },
      { name: 'db', Engine: 'postgres', DBParameterGroupName: 'default.postgres16' },
    ],
  ],
] as const) {
  const enough = eventful(source, categories)
  const among = (...subscriptions: readonly unknown[]) => ({
    ...subject,
    // safe: each is an example, or what is missing of them
    near: { subscriptions } as NonNullable<Example['near']>,
  })
  examples(control, {
    met: [
      among(enough),
      among(eventful(null, [])),
      among({ ...enough, SourceIds: ['orders', 'stock'] }),
      // each event category by another subscription
      among(...categories.map((one) => eventful(source, [one]))),
      among(enough, noListing),
    ],
    unmet: [
      // AWS passes a region without a subscription
      among(),
      among({ ...enough, Enabled: false }),
      among({ ...enough, SourceType: 'db-snapshot' }),
      among({ ...enough, EventCategories: ['deletion'] }),
      among({ ...enough, SourceIds: ['stock'] }),
    ],
    unknown: [among(noListing), among({ ...enough, Enabled: false }, noListing)],
    notApplicable: others.map((other) => ({ ...among(enough), ...other })),
  })
}

test('the finding names the categories that no subscription covers', () => {
  const example = { Engine: 'aurora-mysql', near: { subscriptions: [eventful('db-cluster', ['failure'])] } }
  expect(exampleFinding(worldOf(s.eventsOfClustersAreCovered, example))).toBe(
    'No event subscription of the Region covers maintenance',
  )
})
