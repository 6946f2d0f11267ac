import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Scan } from '../../src/app/scan.ts'
import { differences, type Expected, python, scanOf, startMoto, verdictsOf } from './programs.ts'

/** moto accepts any credentials. */
const anyone = { accessKeyId: 'testing', secretAccessKey: 'testing' }
const printed = z.object({
  expected: z.array(z.object({ control: z.string(), resource: z.string(), verdict: z.string() })),
})

/** What makes resources, one program after the other. */
const programs = ['make_moto.py', 'moto_compute.py', 'moto_messaging.py', 'moto_data.py']

let moto: Awaited<ReturnType<typeof startMoto>>
const expected: Expected[] = []
let done: Scan

beforeAll(async () => {
  moto = await startMoto()
  for (const program of programs)
    expected.push(...printed.parse(JSON.parse(await python(program, [moto.endpoint]))).expected)
  done = await scanOf(moto.endpoint, anyone)
})
afterAll(() => moto?.stop())

test('every verdict on what boto3 made in moto is the one that AWS documents', () => {
  expect(differences(verdictsOf(done), expected)).toEqual([])
})

test('both verdicts were asked for, of every service that moto has', () => {
  const services = (verdict: string) =>
    new Set(
      expected.filter((one) => one.verdict === verdict).map(({ control }) => control.replace(/^Demarc\.|\.\d+$/g, '')),
    )
  // biome-ignore format: one line each, so that two additions do not meet
  const all = [
    'AutoScaling', 'CloudTrail', 'DynamoDB', 'EC2', 'ECR', 'ECS', 'EKS', 'ELB', 'IAM', 'KMS', 'Lambda', 'RDS', 'S3', 'SSM',
    'ACM', 'Backup', 'CloudWatch', 'Config', 'GuardDuty', 'SNS', 'SQS', 'SecretsManager',
    'APIGateway', 'EFS', 'ElastiCache', 'Opensearch', 'Redshift',
  ]
  expect([...services('met')]).toEqual(expect.arrayContaining(all))
  expect([...services('unmet')]).toEqual(expect.arrayContaining(all))
})

/** What moto 5.2.5 lacks. It answers 500 "The ... action has not been implemented", where nothing else is said. */
const notInMoto: Readonly<Record<string, readonly string[]>> = {
  // 404, with a page of HTML: it has AWS Backup's plans, report plans and vaults with their locks alone
  'backup:DescribeRegionSettings': ['AWS::Backup::BackupPlan'],
  'backup:GetBackupVaultAccessPolicy': ['AWS::Backup::BackupVault'],
  'backup:GetBackupVaultNotifications': ['AWS::Backup::BackupVault'],
  'backup:ListBackupSelections': ['AWS::Backup::BackupPlan'],
  'access-analyzer:ListAnalyzers': ['AWS::AccessAnalyzer::Analyzer', 'Demarc::AccessAnalyzer::Region'],
  'backup:ListRecoveryPointsByBackupVault': ['Demarc::Backup::RecoveryPoint'],
  'config:ListConfigurationRecorders': ['AWS::Config::ConfigurationRecorder'],
  'backup:ListProtectedResources': ['Demarc::Backup::ProtectedResource'],
  'cloudtrail:ListEventDataStores': ['AWS::CloudTrail::EventDataStore'],
  'cloudwatch:ListAlarmMuteRules': ['AWS::CloudWatch::AlarmMuteRule'],
  'codebuild:ListReportGroups': ['AWS::CodeBuild::ReportGroup'],
  'config:DescribeDeliveryChannelStatus': ['AWS::Config::DeliveryChannel'],
  'ec2:DescribeClientVpnEndpoints': ['AWS::EC2::ClientVpnEndpoint'],
  'ec2:DescribeVpcBlockPublicAccessOptions': ['AWS::EC2::VPCBlockPublicAccessOptions'],
  'ec2:GetImageBlockPublicAccessState': ['Demarc::EC2::ImageBlockPublicAccess'],
  'ec2:GetSnapshotBlockPublicAccessState': ['Demarc::EC2::SnapshotBlockPublicAccess'],
  // a bucket without notifications: its root element is not that of S3's answer
  's3:GetBucketNotification': ['AWS::S3::Bucket'],
  // it answers with all buckets, under the root element of that
  's3express:ListAllMyDirectoryBuckets': ['AWS::S3Express::DirectoryBucket'],
  // it wants their names, which AWS does not
  'ecs:DescribeCapacityProviders': ['AWS::ECS::CapacityProvider'],
  'elasticache:DescribeServerlessCaches': ['AWS::ElastiCache::ServerlessCache'],
  'elasticbeanstalk:DescribeConfigurationSettings': ['AWS::ElasticBeanstalk::Environment'],
  'elasticbeanstalk:DescribePlatformVersion': ['AWS::ElasticBeanstalk::Environment'],
  // a setting without its flag, where nothing was put before
  'elasticmapreduce:GetBlockPublicAccessConfiguration': ['Demarc::EMR::BlockPublicAccess'],
  'elasticmapreduce:ListSecurityConfigurations': ['AWS::EMR::SecurityConfiguration'],
  'guardduty:ListMembers': ['AWS::GuardDuty::Detector'],
  'events:ListEndpoints': ['AWS::Events::Endpoint'],
  'organizations:DescribeEffectivePolicy': ['Demarc::Account::Account'],
  // it knows the accounts alone that enabled something
  'inspector2:BatchGetAccountStatus': ['Demarc::InspectorV2::Region'],
  // 404, with a page of HTML
  'inspector2:GetDelegatedAdminAccount': ['Demarc::InspectorV2::Region'],
  'macie2:GetMacieSession': ['Demarc::Macie::Region'],
  'lambda:GetRuntimeManagementConfig': ['AWS::Lambda::Function'],
  'lambda:ListCodeSigningConfigs': ['AWS::Lambda::CodeSigningConfig', 'AWS::Lambda::Function'],
  'lambda:ListFunctionUrlConfigs': ['AWS::Lambda::Function'],
  'resource-explorer-2:ListResources': ['Demarc::Account::Inventory'],
  'rds:DescribePendingMaintenanceActions': ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'],
  // 404, with a page of HTML: it has no Redshift Serverless at all
  'redshift-serverless:ListNamespaces': ['AWS::RedshiftServerless::Namespace'],
  'redshift-serverless:ListWorkgroups': ['AWS::RedshiftServerless::Workgroup'],
  'ssm:DescribeInstanceInformation': ['Demarc::SSM::ManagedInstance'],
  'ssm:GetServiceSetting': ['Demarc::SSM::ServiceSettings'],
  'ssm:ListResourceComplianceSummaries': ['Demarc::SSM::AssociationState', 'Demarc::SSM::PatchState'],
}

test('the blind spots are what moto does not have, and nothing else', () => {
  const [chosen, ...others] = done.model.blindSpots.filter((blindSpot) => blindSpot.chosen)
  expect([chosen?.call, others]).toEqual(['--region eu-central-1 us-east-1', []])
  const blindSpots = done.model.blindSpots.filter((blindSpot) => !blindSpot.chosen)
  const found: Record<string, string[]> = {}
  for (const { call, type } of blindSpots) found[call] = [...new Set([...(found[call] ?? []), type])].sort()
  expect(found).toEqual(notInMoto)
  expect([...new Set(blindSpots.map(({ why }) => why))].sort()).toEqual([
    'AWS failed to answer (500)',
    'the answer could not be read',
    'the answer has no BlockPublicSecurityGroupRules',
    'the answer has no accounts',
    'the answer is not of AWS: something stands between here and AWS',
    'the listing was cut short: AWS failed to answer (500)',
  ])
})

/** What moto leaves out of answers that it gives. */
const notSaid: readonly string[] = [
  // the regions that are not scanned here
  '--region eu-central-1 us-east-1',
  // the row of the root user in the credential report
  'Demarc::IAM::RootUser AccessKeys was not seen',
  // no account's API says these two of a root user that has credentials
  'how strong the root password is: no API shows it',
  'what the root user did and which alarm reports it: run demarc root',
  // versions and authorities of its own, which AWS does not have
  'postgres 9.3 is not among the engine versions of Amazon RDS',
  'rds-ca-default is not among the certificate authorities of Amazon RDS',
  // the nodes of a replication group, which have the version
  'AWS::ElastiCache::ReplicationGroup EngineVersion was not seen',
  // the status of an update of OpenSearch's service software
  'whether a service software update is pending',
  // where a managed policy is a permissions boundary
  'AWS::IAM::ManagedPolicy PermissionsBoundaryUsageCount was not seen',
  // how a cluster authenticates, and whether it can be deleted, which EKS always says
  'AWS::EKS::Cluster AccessConfig was not seen',
  'AWS::EKS::Cluster DeletionProtection was not seen',
]

test('a scan of one region decides nothing else, and sees the trail of all regions there', async () => {
  const account = 'Demarc::Account::Account/123456789012/global'
  const whole = new Map(verdictsOf(done).map(({ id, control, verdict }) => [`${id} ${control}`, verdict]))
  const part = await scanOf(moto.endpoint, anyone, { regions: ['us-east-1'] })
  expect(part.model.blindSpots.filter(({ chosen }) => chosen).map(({ call }) => call)).toEqual(['--region us-east-1'])
  const found = new Map(verdictsOf(part).map(({ id, control, verdict }) => [`${id} ${control}`, verdict]))
  expect([...found].filter(([key, verdict]) => verdict !== 'unknown' && verdict !== whole.get(key))).toEqual([])
  expect(found.get(`${account} CloudTrail.3`)).toBe('met')
  for (const id of ['CloudTrail.1', 'CloudWatch.1', 'S3.22', 'RDS.21'])
    expect([id, found.get(`${account} ${id}`)]).not.toEqual([id, 'unmet'])
})

test('an unknown verdict rests on one of those blind spots', () => {
  const missing = new Set(
    verdictsOf(done)
      .flatMap((one) => one.missing)
      .map((what) => what.replace(/ \(.*\)$/s, '')),
  )
  expect([...missing].filter((what) => !(what in notInMoto) && !notSaid.includes(what))).toEqual([])
})
