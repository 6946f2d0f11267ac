export interface BackupOwn {
  /** A resource that AWS Backup has backed up, with what is known of its last recovery point. */
  'Demarc::Backup::ProtectedResource': {
    ResourceArn: string
    /** AWS Backup's own word: DynamoDB, EBS, EC2, RDS, Aurora ... */
    ResourceType: string
    /** Whole days since it was last backed up, at the time of the scan. */
    LastBackupDays: number
    LastBackupVaultArn: string
    LastRecoveryPointArn: string
    /** The backup plan that made the last recovery point; null when it was made on demand. */
    BackupPlanId: string
    /** Whether the last recovery point is encrypted. */
    IsEncrypted: boolean
  }
}
