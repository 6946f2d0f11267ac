import { type Example, missing } from '../../../controls/example-world.ts'
import type { Examples } from '../../../controls/examples.ts'
import type { Selection } from '../live.ts'

interface Cases {
  readonly met: readonly Example[]
  readonly unmet: readonly Example[]
  readonly unknown: readonly Example[]
}

/** A plan that selects something, writes to the vault `nightly`, and whose region is opted in to a type, or not. */
export const planFor = (type: string, selection: Selection, isOptedIn = true): Example => ({
  BackupPlan: { BackupPlanName: 'nightly', BackupPlanRule: [{ RuleName: 'nightly', TargetBackupVault: 'nightly' }] },
  state: { Selected: [selection], OptIn: { [type]: isOptedIn } },
})
const vault = (Locked: boolean, BackupVaultName = 'nightly'): Example => ({ BackupVaultName, state: { Locked } })
const byTag: Selection = {
  ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'nightly' }],
}
const noPlans = missing('backup:ListBackupPlans')
const noVaults = missing('backup:ListBackupVaults')

/** The examples of a control that a backup plan covers a resource, the same for every type. `type`: AWS Backup's word for it. */
export function coverageExamples(subject: Example & { readonly id: string }, type: string): Cases {
  const at = (plans: readonly unknown[], vaults: readonly unknown[] = [], more: object = {}): Example => ({
    ...subject,
    ...more,
    // safe: each is an example, or what is missing of them
    near: { plans, vaults } as NonNullable<Example['near']>,
  })
  const named = planFor(type, { Resources: [subject.id] })
  const other = planFor(type, { Resources: [`${subject.id}-2`] })
  const mustBeLocked = { parameters: { backupVaultLockCheck: true } }
  return {
    met: [
      at([named]),
      at([named, noPlans]),
      at([planFor(type, { Resources: ['*'] })]),
      // what another plan selects was not seen
      at([named, { BackupPlan: null, state: {} }]),
      at([planFor(type, byTag)], [], { tags: { backup: 'nightly' } }),
      at([named], [], { parameters: { backupVaultLockCheck: false } }),
      at([named], [vault(true)], mustBeLocked),
      at([named], [vault(true), noVaults], mustBeLocked),
    ],
    unmet: [
      at([]),
      at([other]),
      at([planFor(type, byTag)]),
      at([planFor(type, { Resources: ['*'] }, false)]),
      at([named], [vault(false)], mustBeLocked),
      at([named], [vault(true, 'weekly')], mustBeLocked),
      // a plan that writes to another vault
      at(
        [{ ...named, BackupPlan: { BackupPlanRule: [{ TargetBackupVault: 'weekly' }] } }],
        [vault(true)],
        mustBeLocked,
      ),
    ],
    unknown: [
      at([noPlans]),
      at([other, noPlans]),
      at([{ BackupPlan: null, state: { OptIn: { [type]: true } } }]),
      // whether the region is opted in was not seen, and decides
      at([{ BackupPlan: null, state: { Selected: [{ Resources: ['*'] }] } }]),
      at([named], [vault(false), noVaults], mustBeLocked),
    ],
  } satisfies Partial<Examples>
}
