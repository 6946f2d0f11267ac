import { expect, test } from 'vitest'
import { exampleFinding, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import * as p from './plans.ts'

const plan = (...BackupPlanRule: object[]) => ({ BackupPlan: { BackupPlanName: 'nightly', BackupPlanRule } })
const rule = (more: object = {}) => ({
  RuleName: 'nightly',
  TargetBackupVault: 'Default',
  ScheduleExpression: 'cron(0 3 * * ? *)',
  Lifecycle: { DeleteAfterDays: 35 },
  ...more,
})

test.each([
  [undefined, true],
  ['cron(0 5 ? * * *)', true],
  ['cron(0 0/1 * * ? *)', true],
  ['cron(0 3 1/1 * ? *)', true],
  ['cron(0 3 ? * 1 *)', false],
  ['cron(0 3 ? * MON-FRI *)', false],
  ['cron(0 3 1 * ? *)', false],
  ['cron(0 3 * 6 ? *)', false],
  ['cron(0 3 * *)', false],
  ['rate(1 day)', true],
  ['rate(24 hours)', true],
  ['rate(25 hours)', false],
  ['rate(2 days)', false],
  ['rate(1 week)', false],
  ['at(2026-01-01T00:00:00)', false],
])('%s runs daily: %s', (schedule, expected) => {
  expect(p.runsDaily(schedule)).toBe(expected)
})

const weekly = rule({ ScheduleExpression: 'cron(0 3 ? * 1 *)' })
examples(p.plansBackUpDaily, {
  met: [plan(rule()), plan(weekly, rule()), plan(rule({ Lifecycle: undefined }))],
  unmet: [plan(weekly), plan(rule({ Lifecycle: { DeleteAfterDays: 34 } })), plan(), { BackupPlan: null }],
})

const copyTo = (region: string, account: string, Lifecycle?: object) =>
  rule({
    CopyActions: [{ DestinationBackupVaultArn: `arn:aws:backup:${region}:${account}:backup-vault:copies`, Lifecycle }],
  })
examples(p.plansCopyElsewhere, {
  met: [plan(rule(), copyTo('us-east-1', '111122223333')), plan(copyTo('eu-central-1', '444455556666'))],
  unmet: [plan(rule()), plan(copyTo('eu-central-1', '111122223333')), { BackupPlan: null }],
})
examples(p.plansHaveResources, {
  met: [{ state: { Selections: ['by-tag'] } }],
  unmet: [{ state: { Selections: [] } }],
})
examples(p.plansDeleteOldBackups, {
  met: [plan(rule()), plan(copyTo('us-east-1', '111122223333', { DeleteAfterDays: 90 }))],
  unmet: [
    plan(rule(), rule({ Lifecycle: undefined })),
    plan(rule({ Lifecycle: { DeleteAfterDays: -1 } })),
    plan(copyTo('us-east-1', '111122223333')),
  ],
})
examples(p.somePlanBacksUpDaily, {
  met: [{ ...plan(rule()), state: { Selections: ['by-tag'] } }],
  unmet: [
    { ...plan(rule()), state: { Selections: [] } },
    { ...plan(weekly), state: { Selections: ['by-tag'] } },
  ],
})
const reported = (LastAttempt: string | null, LastSuccess: string | null) => ({ state: { LastAttempt, LastSuccess } })
examples(p.reportsAreDelivered, {
  absent: ['state.LastAttempt'],
  met: [reported('2026-01-02T00:00:00Z', '2026-01-02T00:05:00Z')],
  unmet: [
    reported('2026-01-02T00:00:00Z', null),
    reported('2026-01-02T00:00:00Z', '2026-01-01T00:05:00Z'),
    reported('2026-01-04T00:00:00Z', '2026-01-02T00:05:00Z'),
  ],
  notApplicable: [reported(null, null)],
})

test.each([
  [[], 'Backup plan has no rule'],
  [[weekly], 'No rule runs daily'],
  [
    [weekly, rule({ Lifecycle: { DeleteAfterDays: 7 } }), rule({ Lifecycle: { DeleteAfterDays: 14 } })],
    'DeleteAfterDays of daily rules is 7 and 14 (at least 35)',
  ],
])('a finding says why no rule of a plan is daily and kept: %#', (rules, finding) => {
  expect(exampleFinding(worldOf(p.plansBackUpDaily, plan(...rules)))).toBe(finding)
})
