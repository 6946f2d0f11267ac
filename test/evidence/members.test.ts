/** @module-tag sweep */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { replay, type Scan } from '../../src/app/scan.ts'
import { sha256 } from '../../src/core/digest.ts'
import { canonicalJson } from '../../src/core/json.ts'
import { evidenceOf } from '../../src/ledger/evidence.ts'
import { runs } from '../sample.ts'
import { asItBegins } from '../scan/in-test.ts'
import { forged, linesOf, packLines } from './in-test.ts'

/**
 * What AWS says by leaving a member out: it is off, not set, or its documented default. Any other flag or number that is missing from
 * an answer decides nothing: the verdict is unknown, or rests on something else.
 */
const silent: Readonly<Record<string, readonly string[]>> = {
  'not set': [
    'autoscaling:DescribeAutoScalingGroups.AutoScalingGroups[].MaxInstanceLifetime',
    'autoscaling:DescribeLaunchConfigurations.LaunchConfigurations[].AssociatePublicIpAddress',
    'autoscaling:DescribeLaunchConfigurations.LaunchConfigurations[].BlockDeviceMappings[].Ebs.Encrypted',
    'autoscaling:DescribeLaunchConfigurations.LaunchConfigurations[].MetadataOptions.HttpPutResponseHopLimit',
    'ec2:DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.NetworkInterfaces[].AssociatePublicIpAddress',
    'ecs:DescribeTaskDefinition.taskDefinition.containerDefinitions[].privileged',
    'ecs:DescribeTaskDefinition.taskDefinition.containerDefinitions[].readonlyRootFilesystem',
    'application-autoscaling:DescribeScalableTargets.ScalableTargets[].SuspendedState.DynamicScalingOutSuspended',
    'dynamodb:DescribeTable.Table.GlobalSecondaryIndexes[].ProvisionedThroughput.WriteCapacityUnits',
  ],
  'never: it is kept for ever, was never restored, or is never rotated': [
    'backup:DescribeProtectedResource.LatestRestoreExecutionTimeMinutes',
    'backup:DescribeRecoveryPoint.Lifecycle.DeleteAfterDays',
    'backup:GetBackupPlan.BackupPlan.Rules[].CopyActions[].Lifecycle.DeleteAfterDays',
    'backup:GetBackupPlan.BackupPlan.Rules[].Lifecycle.DeleteAfterDays',
    'logs:DescribeLogGroups.logGroups[].retentionInDays',
    'secretsmanager:ListSecrets.SecretList[].RotationEnabled',
  ],
  'off: a number that AWS gives only where it is on': [
    'elasticache:DescribeCacheClusters.CacheClusters[].SnapshotRetentionLimit',
    'elasticache:DescribeReplicationGroups.ReplicationGroups[].SnapshotRetentionLimit',
    'elasticache:DescribeServerlessCaches.ServerlessCaches[].SnapshotRetentionLimit',
    'rds:DescribeDBClusters.DBClusters[].BacktrackWindow',
    'rds:DescribeDBInstances.DBInstances[].MonitoringInterval',
  ],
  'all ports: a rule of all protocols has none': [
    'ec2:DescribeSecurityGroups.SecurityGroups[].IpPermissions[].ToPort',
    'elb:DescribeLoadBalancers.LoadBalancerDescriptions[].ListenerDescriptions[].Listener.LoadBalancerPort',
    'elbv2:DescribeListeners.Listeners[].Port',
  ],
  'off by default, says AWS (AWSEC2/latest/APIReference/API_CloudWatchLogOptions.html)': [
    'ec2:DescribeVpnConnections.VpnConnections[].Options.TunnelOptions[].LogOptions.CloudWatchLogOptions.LogEnabled',
  ],
}
const isSilent = (member: string): boolean =>
  Object.values(silent).some((list) => list.some((one) => member === one || member.startsWith(`${one}.`)))

const headOf = z.looseObject({ service: z.string(), operation: z.string(), refused: z.boolean() })

/** Where the flags and numbers stand in an answer: `.Volumes[].Encrypted`. */
function* flagsIn(value: unknown, at = ''): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* flagsIn(item, `${at}[]`)
  else if (typeof value === 'object' && value !== null && !('$date' in value))
    for (const [key, member] of Object.entries(value)) {
      if (typeof member === 'boolean' || typeof member === 'number') yield `${at}.${key}`
      yield* flagsIn(member, `${at}.${key}`)
    }
}

function without(value: unknown, gone: string, at = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, gone, `${at}[]`))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => `${at}.${key}` !== gone)
  return Object.fromEntries(kept.map(([key, member]) => [key, without(member, gone, `${at}.${key}`)]))
}

/** The verdicts that decide, by resource and control, with the operations that they rest on. */
function verdictsOf(scan: Scan): Map<string, { readonly is: string; readonly operations: ReadonlySet<string> }> {
  const verdicts = new Map<string, { readonly is: string; readonly operations: ReadonlySet<string> }>()
  for (const { resource, layers } of scan.ledger)
    for (const { responsibilities } of layers)
      for (const { judged } of responsibilities)
        for (const one of judged) {
          const { answers } = evidenceOf(one, resource, scan.model)
          const operations = new Set(answers.map((name) => name.split(' ')[0] ?? ''))
          verdicts.set(`${one.control.id} of ${resource.id}`, { is: one.verdict.is, operations })
        }
  return verdicts
}

test('a flag or a number that an answer lacks turns no verdict to unmet, or to met', { timeout: 600_000 }, async () => {
  const lines = linesOf((await asItBegins()).recording)
  const answers = Array.from({ length: (lines.length - 2) / 2 }, (_, n) => {
    const [head = '', content = ''] = lines.slice(1 + 2 * n, 3 + 2 * n)
    return { head: headOf.parse(JSON.parse(head)), content }
  })
  const flags = new Map<string, Set<string>>()
  for (const { head, content } of answers) {
    if (head.refused) continue
    const operation = `${head.service}:${head.operation}`
    flags.set(operation, new Set([...(flags.get(operation) ?? []), ...flagsIn(JSON.parse(content))]))
  }
  const lists = [...flags].map(([operation, members]) => [operation, [...members].sort()] as const)
  const rounds = Math.max(...lists.map(([, members]) => members.length))
  expect(rounds).toBeGreaterThan(10)
  const folder = await mkdtemp(join(tmpdir(), 'demarc-members-'))
  const path = join(folder, 'part.rec.gz')
  const judged = async (parts: readonly string[]) => {
    await packLines(path, forged([lines[0] ?? '', ...parts, lines.at(-1) ?? '']))
    return verdictsOf(await replay(path, {}, { version: '0.0.0' }))
  }
  const whole = await judged(lines.slice(1, -1))
  const turned = new Set<string>()
  let unknown = 0
  // one member of each operation at a time
  for (let round = 0; round < runs(2, rounds); round++) {
    const gone = new Map(lists.map(([operation, members]) => [operation, members[round]]))
    const parts = answers.flatMap(({ head, content }) => {
      const member = head.refused ? undefined : gone.get(`${head.service}:${head.operation}`)
      const left = member === undefined ? content : canonicalJson(without(JSON.parse(content), member))
      return [JSON.stringify({ ...head, sha256: sha256(left) }), left]
    })
    for (const [key, { is, operations }] of await judged(parts)) {
      const before = whole.get(key)
      if (!before || before.is === is) continue
      if (is === 'unknown') unknown++
      if (is !== 'met' && is !== 'unmet') continue
      const behind = [...operations, ...before.operations].flatMap((one) => (gone.get(one) ? one + gone.get(one) : []))
      if (!behind.some(isSilent)) turned.add(`${key}: ${before.is} -> ${is} without ${[...new Set(behind)].join(', ')}`)
    }
  }
  await rm(folder, { recursive: true })
  expect([...turned].sort()).toEqual([])
  expect(unknown).toBeGreaterThan(100)
})
