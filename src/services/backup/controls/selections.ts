import { type Answer, unknown } from '../../../controls/answer.ts'
import { allOf, type Near, type Neighbour } from '../../../controls/control.ts'
import { all, any, type Found } from '../../../controls/found.ts'
import { type Arn, parseArn } from '../../../core/arn.ts'
import type { Selection, TagCondition } from '../live.ts'

/**
 * Whether a backup plan covers a resource, by the plan's selections: known before the first backup. AWS Backup has no API call for it.
 * Sources: aws-backup/latest/devguide, assigning-resources-json.html, API_BackupSelection.html, assigning-resources-console.html
 * (what a wildcard matches) and API_UpdateRegionSettings.html (when the opt-in of the region decides).
 */
const PLAN = 'AWS::Backup::BackupPlan'
const VAULT = 'AWS::Backup::BackupVault'
const ofSelections = ['state.Selected', 'state.OptIn'] as const
const ofPlan = [...ofSelections, 'BackupPlan'] as const
const ofVault = ['BackupVaultName', 'state.Locked'] as const
type Selections = Near<typeof PLAN, (typeof ofSelections)[number]>
type Plan = Near<typeof PLAN, (typeof ofPlan)[number]>
type Vault = Near<typeof VAULT, (typeof ofVault)[number]>

/** A neighbour: the backup plans of the region with what they select. */
export const backupSelectionsHere: Neighbour<typeof PLAN, (typeof ofSelections)[number]> = allOf(PLAN, {
  within: 'region',
  reads: ofSelections,
})

/** The neighbours of a control that can ask for a locked vault: the same plans, and the vaults that they write to. */
export const backupPlansHere: {
  readonly plans: Neighbour<typeof PLAN, (typeof ofPlan)[number]>
  readonly vaults: Neighbour<typeof VAULT, (typeof ofVault)[number]>
} = {
  plans: allOf(PLAN, { within: 'region', reads: ofPlan }),
  vaults: allOf(VAULT, { within: 'region', reads: ofVault }),
}

/** The parameter that all AWS controls of coverage by a plan have: must the vault be locked (AWS Backup Vault Lock)? */
export const vaultLock = { backupVaultLockCheck: { value: null, among: [true, false] } } as const

/** What is wrong where no plan covers a resource (`the table`): without a plan at all, or without one whose vault is locked as asked. */
export const coveredByNoPlan = (what: string, mustBeLocked: boolean | null): string =>
  `No backup plan of AWS Backup ${mustBeLocked ? 'with a locked vault ' : ''}covers ${what}`

/** What a plan may select. `type`: AWS Backup's word, as the opt-in settings of a region have it: DynamoDB, EBS, EC2, EFS, RDS ... */
export interface Selectable {
  readonly id: string
  readonly tags: Readonly<Record<string, string>>
  readonly type: string
}

export const isCoveredByPlan = (plans: Found<Selections>, resource: Selectable): boolean =>
  plans.some((plan) => isSelected(plan, resource))

/** The same by a plan that writes to a locked vault, where `inLockedVault`. */
export const isCoveredByPlanHere = (
  { plans, vaults }: { readonly plans: Found<Plan>; readonly vaults: Found<Vault> },
  resource: Selectable,
  inLockedVault: boolean | null,
): boolean =>
  plans.some((plan) =>
    all(
      () => isSelected(plan, resource),
      () => !inLockedVault || writesToLocked(vaults, plan.properties.BackupPlan?.BackupPlanRule ?? []),
    ),
  )

const isSelected = ({ state }: Selections, resource: Selectable): boolean =>
  any(...(state.Selected ?? []).map((one) => () => selects(one, resource, () => state.OptIn ?? {})))

/** Whether a rule of a plan writes to a locked vault. */
const writesToLocked = (
  vaults: Found<Vault>,
  rules: readonly { readonly TargetBackupVault?: string | undefined }[],
): boolean =>
  vaults.some(
    ({ properties, state }) =>
      rules.some(({ TargetBackupVault: target }) => target === properties.BackupVaultName) && state.Locked,
  )

/** Whether a selection assigns a resource to its plan. `optIn` is called only where it decides. */
export function selects(
  selection: Selection,
  resource: Selectable,
  optIn: () => Readonly<Record<string, boolean>>,
): boolean {
  const { Resources, NotResources, ListOfTags, Conditions } = selection
  const arn = parseArn(resource.id)
  if (!arn) return false
  // a resource whose type is named is backed up without the opt-in of the Region; all others need it
  const named = () =>
    any(...(Resources ?? []).filter((one) => namesType(one, arn)).map((one) => () => fits(one, resource.id)))
  const optedInTo = () =>
    all(
      () =>
        (!Resources && !ListOfTags) ||
        any(
          ...(Resources ?? []).map((one) => () => fits(one, resource.id)),
          ...(ListOfTags ?? []).map((one) => () => isTagged(one, resource.tags)),
        ),
      () => isOptedIn(optIn(), resource.type),
    )
  return all(
    () => any(named, optedInTo),
    () => !any(...(NotResources ?? []).map((one) => () => fits(one, resource.id))),
    ...Object.entries(Conditions ?? {}).flatMap(([operator, list]) =>
      list.map((one) => () => meets(operator, one, resource.tags)),
    ),
  )
}

function isOptedIn(optIn: Readonly<Record<string, boolean>>, type: string): Answer {
  return optIn[type] ?? unknown(`whether AWS Backup is opted in to ${type} in the region`)
}

/** `table/` of `table/orders`, `db:` of `db:orders`. */
const typeOf = ({ resource }: Arn): string => /^[^/:]+[/:]/.exec(resource)?.[0] ?? ''

/**
 * Whether a pattern names the type of a resource, as `arn:aws:ec2:*:*:volume/*` does. Never for clusters of RDS: Aurora, Neptune and
 * DocumentDB have the same ARNs, and the opt-in always decides.
 */
function namesType(pattern: string, arn: Arn): boolean {
  const type = typeOf(arn)
  return type !== '' && type !== 'cluster:' && pattern.includes(`:${type}`)
}

/** Whether an ARN matches a pattern. The guide has wildcards inside a name; the API reference calls them unsupported. */
function fits(pattern: string, id: string): Answer {
  if (!matches(anywhere(pattern), id)) return false
  const name = pattern
    .split(':')
    .slice(5)
    .join(':')
    .replace(/^[^/:]+[/:]/, '')
  return name.slice(0, -1).includes('*')
    ? unknown(`whether AWS Backup matches ${pattern}, with a wildcard inside a name`)
    : true
}

/** In the guide an empty Region or account means any. */
function anywhere(pattern: string): string {
  const parts = pattern.split(':')
  if (parts.length < 6 || parts[2] === 's3') return pattern
  return parts.map((part, place) => ((place === 3 || place === 4) && part === '' ? '*' : part)).join(':')
}

const isTagged = (
  { ConditionType, ConditionKey, ConditionValue }: TagCondition & { readonly ConditionType: string },
  tags: Selectable['tags'],
): Answer =>
  ConditionType.toUpperCase() === 'STRINGEQUALS' && !ConditionKey.startsWith(PREFIX)
    ? tagOf(tags, ConditionKey) === (ConditionValue ?? undefined)
    : unknown(`what the tag condition ${ConditionType} on ${ConditionKey} selects`)

const PREFIX = 'aws:ResourceTag/'

/** A missing tag equals no value, and is like none. */
function meets(operator: string, { ConditionKey, ConditionValue }: TagCondition, tags: Selectable['tags']): Answer {
  const unread = unknown(`what the condition ${operator} on ${ConditionKey} selects`)
  if (!ConditionKey.startsWith(PREFIX)) return unread
  const value = tagOf(tags, ConditionKey.slice(PREFIX.length))
  switch (operator) {
    case 'StringEquals':
      return value === ConditionValue
    case 'StringNotEquals':
      return value !== ConditionValue
    case 'StringLike':
      return value !== undefined && matches(ConditionValue, value)
    case 'StringNotLike':
      return value === undefined || !matches(ConditionValue, value)
    default:
      return unread
  }
}

const tagOf = (tags: Selectable['tags'], key: string): string | undefined =>
  Object.hasOwn(tags, key) ? tags[key] : undefined

/**
 * Whether text matches a pattern in which `*` stands for any run of characters without white space. The work is at most the product of
 * the two lengths.
 */
export function matches(pattern: string, text: string): boolean {
  // reached[n]: the pattern so far matches the first n characters
  let reached: boolean[] = Array.from({ length: text.length + 1 }, (_, n) => n === 0)
  for (let p = 0; p < pattern.length; p++) {
    const isStar = pattern[p] === '*'
    const next = [isStar && reached[0] === true]
    for (let n = 1; n <= text.length; n++) {
      const character = text[n - 1] ?? ''
      next[n] = isStar
        ? reached[n] === true || (next[n - 1] === true && !/\s/.test(character))
        : reached[n - 1] === true && pattern[p] === character
    }
    reached = next
  }
  return reached[text.length] === true
}
