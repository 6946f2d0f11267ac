import { type Answer, unknown } from '../../../controls/answer.ts'
import { control, type Near, those } from '../../../controls/control.ts'
import { all, Found } from '../../../controls/found.ts'
import { outsidersOf } from '../../../controls/policy-wording.ts'
import { allowsNoOtherAccount } from '../../../controls/principals.ts'
import { backupPlansHere, coveredByNoPlan, isCoveredByPlanHere, vaultLock } from '../../backup/controls/selections.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html'
const guide = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide'
const TABLE = 'AWS::DynamoDB::Table'
const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget'

/** False for a table that is being deleted: controls no longer apply. */
const stays = (_: unknown, { state }: { readonly state: { readonly TableStatus: string | null } }): boolean =>
  state.TableStatus !== 'DELETING'

const targetFacts = [
  'ResourceId',
  'ScalableDimension',
  'MinCapacity',
  'SuspendedState',
  'state.PolicyTypes',
  'state.TargetUtilizations',
] as const
type Target = Near<typeof TARGET, (typeof targetFacts)[number]>

interface Indexed {
  readonly TableName?: unknown
  readonly BillingMode?: unknown
  readonly GlobalSecondaryIndexes?: unknown
}

/**
 * The parts that must scale: the table and each of its global secondary indexes, by Application Auto Scaling's names.
 */
function scaledParts({ TableName, BillingMode, GlobalSecondaryIndexes: indexes }: Indexed): string[] {
  if (BillingMode === 'PAY_PER_REQUEST') return []
  // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
  const names = ((indexes ?? []) as readonly { readonly IndexName?: string }[]).map(({ IndexName }) => IndexName)
  return [`table/${TableName}`, ...names.map((name) => `table/${TableName}/index/${name}`)]
}

/** Does a scalable target let its capacity grow and shrink with the load? */
const isScaling = ({ properties, state }: Target): boolean =>
  (state.PolicyTypes ?? []).length > 0 && properties.SuspendedState?.DynamicScalingOutSuspended !== true

/** Does it have at least the minimum capacity that a parameter requires? */
const startsAt = ({ properties }: Target, wanted: number | null): boolean =>
  wanted === null || (properties.MinCapacity ?? 0) >= wanted

/** Does it keep the utilization that a parameter requires? A higher target scales later. */
function keeps({ state }: Target, wanted: number | null): Answer {
  if (wanted === null || state.TargetUtilizations?.includes(wanted)) return true
  const other = state.TargetUtilizations ?? []
  if (other.length > 0 && other.every((one) => one > wanted)) return false
  return unknown(`whether AWS accepts a target utilization of ${other.join(', ') || 'a metric of its own'}`)
}

const capacity = { value: null, from: 1, to: 40_000 } as const
const utilization = { value: null, from: 20, to: 90 } as const

export const tablesScale = control({
  id: 'DynamoDB.1',
  compared: '2026-11-30',
  leftOpen:
    'With targetReadUtilization or targetWriteUtilization set, a policy with a lower target, or with a metric of the customer, is unknown: the page does not say whether it passes.',
  parameters: {
    minProvisionedReadCapacity: capacity,
    targetReadUtilization: utilization,
    minProvisionedWriteCapacity: capacity,
    targetWriteUtilization: utilization,
  },
  configRule: 'dynamodb-autoscaling-enabled',
  on: TABLE,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'DynamoDB tables should scale capacity with demand (on-demand mode or auto scaling)',
  finding: 'Provisioned capacity of the table or an index does not scale as configured',
  reads: ['TableName', 'BillingMode', 'GlobalSecondaryIndexes', 'state.TableStatus'],
  near: { targets: those(TARGET, { where: 'ResourceId', is: scaledParts, reads: targetFacts }) },
  applies: stays,
  holds: (table, { near, parameters }) => {
    const wanted = [
      ['ReadCapacityUnits', parameters.minProvisionedReadCapacity, parameters.targetReadUtilization],
      ['WriteCapacityUnits', parameters.minProvisionedWriteCapacity, parameters.targetWriteUtilization],
    ] as const
    return Found.of(scaledParts(table)).every((part) =>
      Found.of(wanted).every(([unit, atLeast, percent]) =>
        near.targets.some(
          (target) =>
            target.properties.ResourceId === part &&
            target.properties.ScalableDimension?.endsWith(`:${unit}`) &&
            all(
              () => isScaling(target),
              () => startsAt(target, atLeast),
              () => keeps(target, percent),
            ),
        ),
      ),
    )
  },
  fix: 'Set BillingMode to PAY_PER_REQUEST, or register the table and each index with Application Auto Scaling, with a scaling policy for reads and one for writes.',
  source: `${docs}#dynamodb-1`,
})

export const tablesRecoverToAnyPoint = control({
  id: 'DynamoDB.2',
  compared: '2026-11-30',
  configRule: 'dynamodb-pitr-enabled',
  on: TABLE,
  responsibility: 'backups',
  severity: 'medium',
  title: 'DynamoDB tables should have point-in-time recovery (PITR) enabled',
  finding: 'Point-in-time recovery is off',
  reads: ['PointInTimeRecoverySpecification', 'state.TableStatus'],
  applies: stays,
  holds: (table) => table.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled,
  fix: 'Switch on point-in-time recovery (UpdateContinuousBackups).',
  source: `${docs}#dynamodb-2`,
})

export const tablesAreInABackupPlan = control({
  id: 'DynamoDB.4',
  compared: '2026-11-30',
  parameters: vaultLock,
  configRule: 'dynamodb-resources-protected-by-backup-plan',
  on: TABLE,
  responsibility: 'backups',
  severity: 'medium',
  title: 'DynamoDB tables should be in a backup plan of AWS Backup',
  finding: (_, { parameters }) => coveredByNoPlan('the table', parameters.backupVaultLockCheck),
  reads: ['tags', 'state.TableStatus'],
  near: backupPlansHere,
  // AWS evaluates only active tables
  applies: (_, { state }) => state.TableStatus === 'ACTIVE',
  holds: (_, { id, tags, near, parameters }) =>
    isCoveredByPlanHere(near, { id, tags, type: 'DynamoDB' }, parameters.backupVaultLockCheck),
  fix: 'Assign the table to a backup plan in AWS Backup, and opt DynamoDB in there.',
  source: `${docs}#dynamodb-4`,
})

export const tablesAreProtectedFromDeletion = control({
  id: 'DynamoDB.6',
  compared: '2026-11-30',
  configRule: 'dynamodb-table-deletion-protection-enabled',
  on: TABLE,
  responsibility: 'deletion-protection',
  severity: 'medium',
  title: 'DynamoDB tables should have deletion protection enabled',
  finding: 'DeletionProtectionEnabled is false',
  reads: ['DeletionProtectionEnabled', 'state.TableStatus'],
  applies: stays,
  holds: (table) => table.DeletionProtectionEnabled,
  fix: 'Set DeletionProtectionEnabled to true on the table (UpdateTable).',
  source: `${docs}#dynamodb-6`,
})

export const tablesAreEncryptedWithKms = control({
  id: 'Demarc.DynamoDB.1',
  configRule: 'dynamodb-table-encrypted-kms',
  on: TABLE,
  responsibility: 'key-care',
  severity: 'low',
  title: 'DynamoDB tables should be encrypted with an AWS KMS key of the account',
  finding: 'SSESpecification is not KMS: DynamoDB uses a key owned by AWS',
  reads: ['SSESpecification', 'state.TableStatus'],
  applies: stays,
  holds: (table) => table.SSESpecification?.SSEEnabled,
  fix: 'Set SSESpecification of the table to KMS (UpdateTable), with a customer managed key to control its use.',
  source: `${guide}/encryption.howitworks.html`,
})

export const tablesAreNotShared = control({
  id: 'Demarc.DynamoDB.2',
  on: TABLE,
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: 'DynamoDB table policies should not allow other AWS accounts',
  finding: (_, { state, account }) => `Table policy allows ${outsidersOf(state.Policy, account)}`,
  reads: ['state.Policy', 'state.TableStatus'],
  applies: stays,
  holds: (_, { state, account }) => allowsNoOtherAccount(state.Policy, account),
  fix: "Remove the other account's principals from the table's policy (PutResourcePolicy), or accept the sharing (`demarc accept`).",
  source: `${guide}/rbac-best-practices.html`,
})

export const streamsAreNotShared = control({
  id: 'Demarc.DynamoDB.3',
  on: TABLE,
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: "The policy of a DynamoDB table's latest stream should not allow other AWS accounts",
  finding: (_, { state, account }) => `Stream policy allows ${outsidersOf(state.StreamPolicy, account)}`,
  reads: ['state.StreamPolicy', 'state.TableStatus'],
  applies: stays,
  holds: (_, { state, account }) => allowsNoOtherAccount(state.StreamPolicy, account),
  // a replaced or disabled stream keeps its policy until it is deleted, after 24 hours
  // (AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-streamspecification.html)
  fix: "Remove the other account's principals from the stream's policy (PutResourcePolicy with the ARN of the stream), or accept the sharing (`demarc accept`). An older stream of the last 24 hours has a policy of its own, which this control does not read (ListStreams, GetResourcePolicy).",
  source: `${guide}/access-control-resource-based.html`,
})
