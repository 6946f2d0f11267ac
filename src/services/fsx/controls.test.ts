import { examples } from '../../controls/examples.ts'
import * as c from './controls.ts'

const zfs = (CopyTagsToBackups: boolean, CopyTagsToVolumes: boolean) => ({
  OpenZFSConfiguration: { DeploymentType: 'MULTI_AZ_1', CopyTagsToBackups, CopyTagsToVolumes },
})
examples(c.zfsCopiesTags, {
  met: [{ FileSystemType: 'OPENZFS', ...zfs(true, true) }],
  unmet: [
    { FileSystemType: 'OPENZFS', ...zfs(true, false) },
    { FileSystemType: 'OPENZFS', ...zfs(false, true) },
  ],
  unknown: [{ FileSystemType: 'OPENZFS', OpenZFSConfiguration: null }],
  notApplicable: [{ FileSystemType: 'ONTAP', ...zfs(true, true) }],
})

const lustre = (DeploymentType: string, CopyTagsToBackups?: boolean) => ({
  LustreConfiguration: { DeploymentType, CopyTagsToBackups },
})
examples(c.lustreCopiesTags, {
  met: [{ FileSystemType: 'LUSTRE', ...lustre('PERSISTENT_2', true) }],
  unmet: [
    { FileSystemType: 'LUSTRE', ...lustre('PERSISTENT_2', false) },
    { FileSystemType: 'LUSTRE', ...lustre('SCRATCH_2', false) },
  ],
  // FSx answers the flag of each persistent file system
  unknown: [{ FileSystemType: 'LUSTRE', ...lustre('PERSISTENT_1') }],
  notApplicable: [{ FileSystemType: 'WINDOWS', ...lustre('PERSISTENT_2', true) }],
})

const ofType = (DeploymentType: string) => ({ DeploymentType })
examples(c.zfsIsInSeveralZones, {
  met: [{ FileSystemType: 'OPENZFS', OpenZFSConfiguration: ofType('MULTI_AZ_1') }],
  unmet: [{ FileSystemType: 'OPENZFS', OpenZFSConfiguration: ofType('SINGLE_AZ_HA_2') }],
  notApplicable: [{ FileSystemType: 'LUSTRE', OpenZFSConfiguration: ofType('MULTI_AZ_1') }],
})
examples(c.ontapIsInSeveralZones, {
  met: [
    { FileSystemType: 'ONTAP', OntapConfiguration: ofType('MULTI_AZ_1') },
    { FileSystemType: 'ONTAP', OntapConfiguration: ofType('MULTI_AZ_2') },
  ],
  unmet: [
    { FileSystemType: 'ONTAP', OntapConfiguration: ofType('SINGLE_AZ_1') },
    {
      FileSystemType: 'ONTAP',
      OntapConfiguration: ofType('MULTI_AZ_1'),
      parameters: { deploymentTypes: ['MULTI_AZ_2'] },
    },
  ],
  notApplicable: [{ FileSystemType: 'LUSTRE', OntapConfiguration: ofType('MULTI_AZ_1') }],
})
const windows = (DeploymentType: string) => ({ WindowsConfiguration: { DeploymentType, ThroughputCapacity: 32 } })
examples(c.windowsIsInSeveralZones, {
  met: [{ FileSystemType: 'WINDOWS', ...windows('MULTI_AZ_1') }],
  unmet: [{ FileSystemType: 'WINDOWS', ...windows('SINGLE_AZ_2') }],
  notApplicable: [{ FileSystemType: 'LUSTRE', ...windows('MULTI_AZ_1') }],
})
