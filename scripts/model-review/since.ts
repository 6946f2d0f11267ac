import type { Mistake } from './cases.ts'

/** Cases found after the review: in a second sample, in each section, and in the guides of services. */
export const foundSince: Mistake = {
  title: 'Found since the review',
  cases: [
    {
      type: 'AWS::RDS::DBShardGroup',
      asked: ['guest-os'],
      was: { 'guest-os': 'aws' },
      says: 'The customer applies updates of the operating system, as those of its cluster.',
    },
    {
      type: 'AWS::DeviceFarm::Project',
      asked: ['guest-os'],
      was: null,
      says: 'AWS keeps phones current as far as their vendors release updates.',
    },
    {
      type: 'AWS::ODB::CloudAutonomousVmCluster',
      asked: ['facilities', 'server-side-encryption', 'backup', 'governance'],
      was: null,
      says: 'Oracle has a part beside AWS and the customer: hardware, keys, backups.',
    },
    {
      type: 'AWS::SageMaker::Model',
      given: [
        'Containers=[{"Image":"111122223333.dkr.ecr.eu-central-1.amazonaws.com/own:7"}]',
        'ExecutionRoleArn=arn:aws:iam::111122223333:role/models',
      ],
      asked: ['platform'],
      was: { platform: 'aws' },
      says: 'A pipeline of containers runs images that the customer builds.',
    },
    {
      type: 'AWS::SageMaker::Model',
      given: [
        'PrimaryContainer={"ModelPackageName":"arn:aws:sagemaker:us-east-1:865070037744:model-package/forecast-3"}',
        'ExecutionRoleArn=arn:aws:iam::111122223333:role/models',
      ],
      asked: ['platform', 'application'],
      was: { platform: 'aws', application: 'customer' },
      says: 'The seller of a model package builds its image, which buyers cannot open.',
    },
    {
      type: 'AWS::EC2::Subnet',
      asked: ['resource-policy'],
      was: { 'resource-policy': 'none' },
      says: 'AWS RAM shares subnets with other accounts.',
    },
    {
      type: 'AWS::KMS::Key',
      asked: ['network'],
      was: { network: 'none' },
      says: 'The customer can reach KMS by an endpoint of its VPC, with a policy.',
    },
    {
      type: 'AWS::WorkSpaces::Workspace',
      asked: ['encryption-in-transit'],
      was: { 'encryption-in-transit': 'customer' },
      says: 'AWS encrypts the stream; the customer can change the cipher.',
    },
    {
      type: 'AWS::MemoryDB::Snapshot',
      asked: ['guest-os', 'platform'],
      was: { 'guest-os': 'aws', platform: 'shared' },
      says: 'No software runs in a copy.',
    },
    {
      type: 'AWS::Glue::Database',
      asked: ['client-side-encryption'],
      was: { 'client-side-encryption': 'customer' },
      says: 'Glue has to read the metadata that it keeps.',
    },
    {
      type: 'AWS::CloudFormation::CustomResource',
      asked: ['application', 'encryption-in-transit'],
      was: { application: 'customer', 'encryption-in-transit': 'shared' },
      says: 'It calls a function, which has a row of its own.',
    },
  ],
}
