import type { LayerId, Party } from '../../catalog/layers.ts'
import { textOf } from '../../catalog/reading.ts'
import { abstracted, type Configured, type Move } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/systems-manager/latest/userguide'

/** A record about a node: its layers are those of the node. */
const record: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'none',
  'encryption-in-transit': 'none',
  'server-side-encryption': 'none',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
  resilience: 'none',
}

/**
 * Whether a node is not an EC2 instance; its id then begins with `mi-`. Its record is all that AWS has of the machine,
 * which belongs to the customer or another provider.
 */
function isHybrid(it: Configured): boolean | undefined {
  const id = textOf(it, 'InstanceId')
  return id === undefined ? undefined : id?.startsWith('mi-') === true
}
const hybrid: Move = {
  layers: [
    'facilities',
    'virtualization',
    'guest-os',
    'platform',
    'application',
    'network',
    'encryption-in-transit',
    'server-side-encryption',
    'client-side-encryption',
    'data',
    'backup',
    'resilience',
  ],
  to: 'customer',
  when: isHybrid,
  says: 'it is a machine outside EC2 (mi-...), with all that it stands and runs on',
  source: `${guide}/operating-systems-and-machine-types.html`,
}

export const ssm = abstracted({
  id: 'ssm',
  title: 'AWS Systems Manager',
  source: `${guide}/what-is-systems-manager.html`,
  pages: {
    identity: `${guide}/security-iam.html`,
    logging: `${guide}/monitoring.html`,
  },
  types: {
    // steps written by the customer: Automation runs them at AWS, Run Command on the customer's nodes
    'AWS::SSM::Document': {
      parties: {
        ...record,
        'guest-os': 'aws',
        platform: 'shared',
        application: 'customer',
        'encryption-in-transit': 'aws',
        'server-side-encryption': 'aws',
        'resource-policy': 'customer',
        resilience: 'aws',
        logging: 'none',
      },
      page: `${guide}/documents.html`,
      sources: {
        // the customer chooses the runtime of a script
        platform: `${guide}/automation-action-executeScript.html`,
        application: `${guide}/documents.html`,
        'encryption-in-transit': `${guide}/data-protection.html`,
        'resource-policy': `${guide}/documents-ssm-sharing.html`,
      },
      responsibilities: ['platform-updates', 'no-public-sharing'],
    },
    'Demarc::SSM::ManagedInstance': {
      parties: { ...record, logging: 'none' },
      page: `${guide}/fleet-manager-managed-nodes.html`,
      moves: [hybrid],
      responsibilities: [
        'os-patching',
        'os-hardening',
        'remote-access',
        'malware-protection',
        'vulnerability-scans',
        'code-and-dependencies',
        'secrets-in-code',
      ],
    },
    'Demarc::SSM::PatchState': {
      parties: { ...record, logging: 'none' },
      page: `${guide}/compliance-about.html`,
      responsibilities: [],
    },
    'Demarc::SSM::AssociationState': {
      parties: { ...record, logging: 'none' },
      page: `${guide}/compliance-about.html`,
      responsibilities: [],
    },
    'Demarc::SSM::ServiceSettings': {
      parties: { ...record, 'resource-policy': 'customer' },
      page: `${guide}/documents-ssm-sharing.html`,
      sources: {
        'resource-policy': `${guide}/documents-ssm-sharing.html`,
        logging: `${guide}/automation-action-logging.html`,
      },
      responsibilities: ['no-public-sharing', 'access-logs'],
    },
  },
})
