import {
  HOME,
  isSmall,
  keyArn,
  keys,
  type Stack,
  type SubnetKey,
  subnetIds,
  tagsOf,
} from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type { FileSystem, FsxState } from './state.ts'

type Settings = Omit<FileSystem['is'], 'FileSystemId' | 'SubnetIds' | 'StorageType' | 'CreationTime'>

function fileSystem(
  context: SeedContext,
  name: string,
  stack: Stack,
  ageInDays: number,
  places: readonly SubnetKey[],
  settings: Settings,
): FileSystem {
  return {
    is: {
      ...settings,
      FileSystemId: ec2Id('fs', name),
      StorageType: 'SSD',
      SubnetIds: subnetIds(places),
      CreationTime: daysAgo(context, ageInDays),
      StorageCapacity: 1200,
    },
    tags: tagsOf(stack, name),
  }
}

/** Nordlicht's FSx: of each kind, one file system with faults in a single zone, and one with good settings. */
export function seedFsx(context: SeedContext): FsxState {
  if (isSmall(context) || context.region !== HOME) return { fileSystems: [] }
  const KmsKeyId = keyArn(keys.shopData.alias, HOME)
  const usual = keyArn('aws/fsx', HOME)
  const two = ['corpPrivateA', 'corpPrivateB'] as const
  const shop = ['shopPrivateA', 'shopPrivateB'] as const
  return {
    fileSystems: [
      fileSystem(context, 'corp-it-shares', 'corp-it', 1500, ['corpPrivateA'], {
        FileSystemType: 'WINDOWS',
        KmsKeyId: usual,
        WindowsConfiguration: {
          AutomaticBackupRetentionDays: 7,
          CopyTagsToBackups: false,
          DeploymentType: 'SINGLE_AZ_2',
          ThroughputCapacity: 32,
        },
      }),
      fileSystem(context, 'corp-it-profiles', 'corp-it', 200, two, {
        FileSystemType: 'WINDOWS',
        KmsKeyId: usual,
        WindowsConfiguration: {
          AutomaticBackupRetentionDays: 30,
          CopyTagsToBackups: true,
          DeploymentType: 'MULTI_AZ_1',
          ThroughputCapacity: 32,
        },
      }),
      fileSystem(context, 'shop-prod-pictures-2021', 'shop-prod', 1800, ['shopPrivateA'], {
        FileSystemType: 'OPENZFS',
        KmsKeyId: usual,
        OpenZFSConfiguration: {
          AutomaticBackupRetentionDays: 0,
          CopyTagsToBackups: false,
          CopyTagsToVolumes: false,
          DeploymentType: 'SINGLE_AZ_1',
        },
      }),
      fileSystem(context, 'shop-prod-pictures', 'shop-prod', 150, shop, {
        FileSystemType: 'OPENZFS',
        KmsKeyId,
        OpenZFSConfiguration: {
          AutomaticBackupRetentionDays: 30,
          CopyTagsToBackups: true,
          CopyTagsToVolumes: true,
          DeploymentType: 'MULTI_AZ_1',
        },
      }),
      fileSystem(context, 'corp-it-archive', 'corp-it', 900, ['corpPrivateA'], {
        FileSystemType: 'ONTAP',
        KmsKeyId: usual,
        OntapConfiguration: { DeploymentType: 'SINGLE_AZ_1', AutomaticBackupRetentionDays: 7 },
      }),
      fileSystem(context, 'shop-prod-orders-archive', 'shop-prod', 90, shop, {
        FileSystemType: 'ONTAP',
        KmsKeyId,
        OntapConfiguration: { DeploymentType: 'MULTI_AZ_2', AutomaticBackupRetentionDays: 30 },
      }),
      fileSystem(context, 'corp-it-simulation', 'corp-it', 400, ['corpPrivateA'], {
        FileSystemType: 'LUSTRE',
        KmsKeyId: usual,
        LustreConfiguration: {
          DeploymentType: 'PERSISTENT_2',
          AutomaticBackupRetentionDays: 0,
          CopyTagsToBackups: false,
        },
      }),
      fileSystem(context, 'corp-it-measurements', 'corp-it', 60, ['corpPrivateA'], {
        FileSystemType: 'LUSTRE',
        KmsKeyId: usual,
        LustreConfiguration: {
          DeploymentType: 'PERSISTENT_2',
          AutomaticBackupRetentionDays: 30,
          CopyTagsToBackups: true,
        },
      }),
    ],
  }
}
