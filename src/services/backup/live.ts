/** A tag that a selection asks for. In `Conditions` the key has the prefix `aws:ResourceTag/`. */
export interface TagCondition {
  readonly ConditionKey: string
  readonly ConditionValue: string
}

/** Assigns resources to a plan (API_BackupSelection.html). Parts that AWS shows empty select nothing, and are absent. */
export interface Selection {
  readonly Resources?: readonly string[]
  readonly NotResources?: readonly string[]
  readonly ListOfTags?: readonly (TagCondition & { readonly ConditionType: string })[]
  readonly Conditions?: { readonly [operator: string]: readonly TagCondition[] }
}

declare module '../../model/live.ts' {
  interface Own {
    /** One backup of a resource, as a vault holds it. */
    'Demarc::Backup::RecoveryPoint': {
      RecoveryPointArn: string
      BackupVaultName: string
      IsEncrypted: boolean
    }
    /** A resource that AWS Backup has backed up, with what is known of its last recovery point. */
    'Demarc::Backup::ProtectedResource': {
      ResourceArn: string
      LastBackupVaultArn: string
      LastRecoveryPointArn: string
      /** The backup plan that made the last recovery point; null when it was made on demand. */
      BackupPlanId: string
      /** Retention of the last recovery point in days; null: it does not expire. */
      KeptDays: number
      /** Whole days since the start of the last completed restore job, at the time of the scan; null without one. */
      LastRestoreDays: number
    }
  }

  interface State {
    'AWS::Backup::BackupVault': {
      /** Whether Vault Lock is on. */
      Locked: boolean
    }
    'AWS::Backup::BackupPlan': {
      /** The names of the selections that assign resources to it. */
      Selections: readonly string[]
      /** What each of them selects. */
      Selected: readonly Selection[]
      /** By AWS Backup's word for a resource type (DynamoDB, EBS ...): is the region opted in to it? */
      OptIn: Readonly<Record<string, boolean>>
    }
    'AWS::Backup::ReportPlan': {
      /** When a report was last begun, and when one was last delivered; null: never. */
      LastAttempt: string
      LastSuccess: string
    }
  }
}
