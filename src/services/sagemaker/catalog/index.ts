import { endpointsPage } from '../../../catalog/endpoints.ts'
import type { TypeEntry } from '../../../catalog/entry.ts'
import type { LayerId, Party } from '../../../catalog/layers.ts'
import { ofOwnServer } from '../../../catalog/own-server.ts'
import { textOf } from '../../../catalog/reading.ts'
import { abstracted, type Configured, type Move } from '../../../catalog/service.ts'
import { both, is, when } from '../../../catalog/when.ts'
import { isRecord } from '../../../core/record.ts'
import { modelMoves, modelPackageMoves, modelPackageRemarks, modelRemarks } from './moves.ts'

const guide = 'https://docs.aws.amazon.com/sagemaker/latest/dg'
const ownNetwork = `${guide}/appendix-notebook-and-internet-access.html`
const studioNetwork = `${guide}/studio-notebooks-and-internet-access.html`
const serverless = `${guide}/serverless-endpoints.html`
const isSet = (value: unknown): boolean => value !== null

/** Whether each variant of an endpoint configuration is serverless; a configuration has at least one. */
function isServerless({ properties: { ProductionVariants: variants } }: Configured): boolean | undefined {
  if (variants === undefined) return undefined
  const answers = (Array.isArray(variants) ? variants : []).map((one) =>
    isRecord(one) && one['ServerlessConfig'] !== undefined ? isRecord(one['ServerlessConfig']) : false,
  )
  return answers.length > 0 && answers.every((answer) => answer)
}

const serverlessMove: Omit<Move, 'when' | 'near'> = {
  layers: ['resilience'],
  to: 'aws',
  says: 'it is serverless: AWS launches capacity by demand, and keeps it available',
  source: serverless,
  aws: 'AWS launches and scales the capacity, and tolerates faults of it.',
}

const inNoVpc: Move = {
  layers: ['network'],
  to: 'shared',
  when: when('SubnetId', (value) => value === null),
  says: 'it is in no VPC of yours: SageMaker runs its network, with direct access to the internet',
  source: ownNetwork,
  aws: 'AWS runs the network of the instance, and its way to the internet.',
}
const directInternet: Move = {
  layers: ['network'],
  to: 'shared',
  when: both(when('SubnetId', isSet), when('DirectInternetAccess', is('Enabled', null))),
  says: 'direct internet access is on: what does not stay in your VPC leaves through a network of SageMaker',
  source: ownNetwork,
  aws: 'AWS runs the network by which traffic goes to the internet.',
}

/** What models, jobs and notebooks are made of: an image, code and data on machines of AWS. */
const contents: TypeEntry['responsibilities'] = [
  'require-tls',
  'encrypt-at-rest',
  'client-side-encryption',
  'data-classification',
  'least-privilege',
]

/** A setting: nothing runs in it, and it stores nothing. */
const setting: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  'encryption-in-transit': 'none',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
  resilience: 'none',
  logging: 'none',
}

const encryptsVolumes = 'AWS encrypts the volumes with the key that you choose, or else with one of its own.'

export const sagemaker = abstracted({
  id: 'sagemaker',
  title: 'Amazon SageMaker AI',
  source: `${guide}/whatis.html`,
  pages: { 'encryption-in-transit': `${guide}/encryption-in-transit.html` },
  types: {
    'AWS::SageMaker::NotebookInstance': {
      category: 'infrastructure',
      parties: {
        'guest-os': 'shared',
        platform: 'shared',
        'server-side-encryption': 'shared',
        'resource-policy': 'none',
      },
      sources: {
        'guest-os': `${guide}/nbi.html`,
        platform: `${guide}/nbi.html`,
        network: ownNetwork,
        'server-side-encryption': `${guide}/encryption-at-rest-nbi.html`,
        identity: `${guide}/nbi-root-access.html`,
      },
      moves: [inNoVpc, directInternet],
      aws: {
        'guest-os': 'AWS updates the operating system at least every 90 days, when you restart the instance.',
        platform: 'AWS updates Jupyter and the libraries, when you restart the instance.',
        'server-side-encryption': encryptsVolumes,
      },
      responsibilities: [
        'os-patching',
        'os-hardening',
        'os-images',
        'os-renewal',
        'malware-protection',
        'vulnerability-scans',
        'platform-updates',
        'platform-configuration',
        'code-and-dependencies',
        'secrets-in-code',
        'firewall-rules',
        'egress-rules',
        'network-placement',
        'key-care',
        'backups',
        'recovery-plan',
        ...contents,
        'monitoring',
      ],
    },
    // HyperPod: instances with the lifecycle scripts of the customer, who updates their software
    'AWS::SageMaker::Cluster': {
      category: 'infrastructure',
      parties: { 'guest-os': 'shared', platform: 'shared', 'resource-policy': 'none', backup: 'none' },
      sources: {
        'guest-os': `${guide}/sagemaker-hyperpod-operate-slurm-cli-command.html`,
        platform: `${guide}/sagemaker-hyperpod-operate-slurm-cli-command.html`,
      },
      aws: { 'guest-os': 'AWS makes images with patches; you start the update.' },
      responsibilities: [...ofOwnServer, 'firewall-rules', 'high-availability', ...contents, 'monitoring'],
    },
    'AWS::SageMaker::Domain': {
      parties: { ...setting, network: 'customer', 'server-side-encryption': 'shared' },
      sources: { network: studioNetwork },
      moves: [
        {
          layers: ['network'],
          to: 'shared',
          when: when('AppNetworkAccessType', is('PublicInternetOnly', null)),
          says: 'its applications reach the internet through a VPC of SageMaker (AppNetworkAccessType is PublicInternetOnly)',
          source: studioNetwork,
          aws: 'AWS runs the VPC by which applications reach the internet and the services of AWS.',
        },
      ],
      responsibilities: ['firewall-rules', 'encrypt-at-rest', 'key-care', 'least-privilege'],
      holds: false,
    },
    'AWS::SageMaker::Model': {
      // what runs it has the log
      parties: { platform: 'shared', 'resource-policy': 'none', backup: 'none', resilience: 'aws', logging: 'none' },
      sources: {
        platform: `${guide}/docker-containers.html`,
        network: `${guide}/mkt-algo-model-internet-free.html`,
        'server-side-encryption': `${guide}/encryption-at-rest.html`,
      },
      moves: [
        ...modelMoves,
        {
          layers: ['network'],
          to: 'customer',
          when: when('VpcConfig', isSet),
          says: 'its containers are in your VPC: subnets and security groups are yours',
          source: `${guide}/host-vpc.html`,
        },
      ],
      remarks: modelRemarks,
      responsibilities: [
        'platform-updates',
        'code-and-dependencies',
        'signed-artefacts',
        'model-choice',
        'firewall-rules',
        'egress-rules',
        'private-connectivity',
        'data-integrity',
        ...contents,
      ],
    },
    'AWS::SageMaker::ModelPackage': {
      // what runs it has the log
      parties: { platform: 'shared', 'resource-policy': 'none', backup: 'none', resilience: 'aws', logging: 'none' },
      sources: {
        platform: `${guide}/docker-containers.html`,
        network: endpointsPage,
        'server-side-encryption': `${guide}/encryption-at-rest.html`,
      },
      moves: modelPackageMoves,
      remarks: modelPackageRemarks,
      responsibilities: [
        'platform-updates',
        'code-and-dependencies',
        'signed-artefacts',
        'model-choice',
        'private-connectivity',
        'data-integrity',
        ...contents,
      ],
    },
    'AWS::SageMaker::EndpointConfig': {
      parties: { ...setting, network: 'customer', 'server-side-encryption': 'shared', resilience: 'customer' },
      sources: {
        network:
          'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-endpointconfig.html',
        'server-side-encryption': `${guide}/encryption-at-rest-nbi.html`,
        resilience: `${guide}/deployment-best-practices.html`,
      },
      moves: [{ ...serverlessMove, when: isServerless }],
      aws: { 'server-side-encryption': encryptsVolumes },
      responsibilities: ['network-paths', 'encrypt-at-rest', 'capacity-and-failover', 'high-availability'],
      holds: false,
    },
    'AWS::SageMaker::Endpoint': {
      parties: { platform: 'shared', 'resource-policy': 'none', backup: 'none' },
      sources: {
        platform:
          'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-endpointconfig-productionvariant.html',
        network: endpointsPage,
        'server-side-encryption': `${guide}/encryption-at-rest-nbi.html`,
        resilience: `${guide}/deployment-best-practices.html`,
      },
      moves: [
        {
          ...serverlessMove,
          near: {
            config: {
              of: 'AWS::SageMaker::EndpointConfig',
              where: 'EndpointConfigName',
              is: (endpoint) => textOf(endpoint, 'EndpointConfigName'),
            },
          },
          when: (_, { config }) => (config?.[0] === undefined ? undefined : isServerless(config[0])),
        },
      ],
      aws: {
        'server-side-encryption': encryptsVolumes,
        resilience: 'AWS tries to spread the instances over Availability Zones; you deploy more than one.',
      },
      responsibilities: [
        'platform-updates',
        'code-and-dependencies',
        'secrets-in-code',
        'model-choice',
        'firewall-rules',
        'high-availability',
        ...contents,
        'monitoring',
      ],
    },
  },
})
