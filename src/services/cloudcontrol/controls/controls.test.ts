import { describe, expect, test } from 'vitest'
import { pathsOfMoves } from '../../../catalog/move-reads.ts'
import type { Control } from '../../../controls/control.ts'
import { examples } from '../../../controls/examples.ts'
import { controls } from '../../controls.gen.ts'
import { describeType } from '../../describe.ts'
import { leftOut } from '../collect/left-out.ts'
import { areEncryptedAtRest, areEncryptedInTransit, areEncryptedWithOwnKeys } from './encryption.ts'
import { areNotPublic } from './exposure.ts'
import { haveLogging } from './logging.ts'
import { policiesAreNotPublic } from './policies.ts'
import { haveDeletionProtection, keepBackups, runInSeveralZones } from './protection.ts'

type Value = unknown
interface Values {
  readonly met: readonly Value[]
  readonly unmet: readonly Value[]
  readonly unknown?: readonly Value[]
  readonly notApplicable?: readonly Value[]
}

/** Tests each control of a shape by values of the one property that it reads; `own` has those of the types that differ. */
function shapeExamples(controls: readonly Control[], usual: Values, own: Readonly<Record<string, Values>> = {}): void {
  for (const control of controls) {
    const [property = ''] = control.reads
    const { met, unmet, unknown = [], notApplicable = [] } = own[control.on] ?? usual
    const cases = (values: readonly Value[]) => values.map((value) => ({ [property]: value }))
    examples(control, {
      met: cases(met),
      unmet: cases(unmet),
      unknown: cases(unknown),
      notApplicable: cases(notApplicable),
    })
  }
}

const on = { met: [true], unmet: [false] }
const off = { met: [false], unmet: [true] }
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'

shapeExamples(areNotPublic, off)

shapeExamples(haveDeletionProtection, on, {
  'AWS::VerifiedPermissions::PolicyStore': {
    met: [{ Mode: 'ENABLED' }],
    unmet: [{ Mode: 'DISABLED' }],
    unknown: [{}, null],
  },
})

shapeExamples(keepBackups, on, {
  'AWS::DocDBElastic::Cluster': { met: [7, 35], unmet: [1, 6] },
  'AWS::MemoryDB::Cluster': { met: [1], unmet: [0] },
})

shapeExamples(runInSeveralZones, on, {
  'AWS::DMS::ReplicationConfig': { met: [{ MultiAZ: true }], unmet: [{ MultiAZ: false }], unknown: [{}, null] },
  'AWS::DocDBElastic::Cluster': { met: [2], unmet: [1] },
  'AWS::MemoryDB::Cluster': { met: [1], unmet: [0] },
  'AWS::NeptuneGraph::Graph': { met: [1], unmet: [0] },
  'AWS::Timestream::InfluxDBInstance': {
    met: ['WITH_MULTIAZ_STANDBY'],
    unmet: ['SINGLE_AZ'],
    unknown: ['A_NEW_KIND', null],
  },
})

const catalog = (CatalogEncryptionMode: string) => ({ EncryptionAtRest: { CatalogEncryptionMode } })
shapeExamples(areEncryptedAtRest, on, {
  'AWS::DRS::ReplicationConfigurationTemplate': { met: ['DEFAULT', 'CUSTOM'], unmet: ['NONE'] },
  'AWS::Glue::DataCatalogEncryptionSettings': {
    met: [catalog('SSE-KMS'), catalog('SSE-KMS-WITH-SERVICE-ROLE')],
    unmet: [catalog('DISABLED')],
    unknown: [{}, null],
  },
})

shapeExamples(areEncryptedInTransit, on, {
  'AWS::DataSync::LocationEFS': { met: ['TLS1_2'], unmet: ['NONE'] },
})

const specification = (EncryptionType: string) => ({ EncryptionType })
const byType = {
  met: [{ Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: KEY }],
  unmet: [{ Type: 'AWS_OWNED_KEY' }, null],
}
const byId = { met: [{ KmsKeyId: KEY }], unmet: [{}, null] }
shapeExamples(
  areEncryptedWithOwnKeys,
  {
    met: [KEY, 'alias/orders'],
    unmet: [null, 'alias/aws/service', 'arn:aws:kms:eu-central-1:111122223333:alias/aws/x'],
  },
  {
    'AWS::AmazonMQ::Broker': {
      met: [{ KmsKeyId: KEY, UseAwsOwnedKey: false }],
      unmet: [{ UseAwsOwnedKey: true }, null],
      unknown: [{}],
    },
    'AWS::Cassandra::Table': {
      met: [specification('CUSTOMER_MANAGED_KMS_KEY')],
      unmet: [specification('AWS_OWNED_KMS_KEY'), null],
      unknown: [{}],
    },
    'AWS::Kendra::Index': byId,
    'AWS::QBusiness::Application': byId,
    'AWS::StepFunctions::Activity': byType,
    'AWS::StepFunctions::StateMachine': byType,
    'AWS::Wisdom::KnowledgeBase': byId,
  },
)

const enabled = { met: ['ENABLED'], unmet: ['DISABLED'], unknown: [null] }
const set = { met: [{ LogGroupArn: 'arn:aws:logs:eu-central-1:111122223333:log-group:a' }], unmet: [null] }
const toBucket = (Enabled: boolean) => ({ S3Configuration: { Enabled, BucketName: 'logs' } })
const delivery = { met: [toBucket(true)], unmet: [toBucket(false), null], unknown: [{}] }
shapeExamples(haveLogging, on, {
  'AWS::APS::Workspace': set,
  'AWS::B2BI::Profile': enabled,
  'AWS::CleanRooms::Membership': enabled,
  'AWS::FIS::ExperimentTemplate': { met: [{ LogSchemaVersion: 2 }], unmet: [null] },
  'AWS::GameLift::ContainerFleet': {
    met: [{ LogDestination: 'CLOUDWATCH' }, { LogDestination: 'S3' }],
    unmet: [{ LogDestination: 'NONE' }],
    unknown: [{}, null],
  },
  'AWS::ImageBuilder::InfrastructureConfiguration': {
    met: [{ S3Logs: { S3BucketName: 'logs' } }],
    unmet: [{}, null],
  },
  'AWS::IVSChat::Room': {
    met: [['arn:aws:ivschat:eu-west-1:111122223333:logging-configuration/a']],
    unmet: [[], null],
  },
  'AWS::OSIS::Pipeline': {
    met: [{ IsLoggingEnabled: true }],
    unmet: [{ IsLoggingEnabled: false }, null],
    unknown: [{}],
  },
  'AWS::Pipes::Pipe': { met: [{ Level: 'ERROR' }], unmet: [{ Level: 'OFF' }, null] },
  'AWS::Timestream::InfluxDBCluster': delivery,
  'AWS::Timestream::InfluxDBInstance': delivery,
})

const allows = (Principal: unknown, Condition: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal, Action: '*', Resource: '*', Condition }],
})
const fromAccount = { StringEquals: { 'aws:PrincipalAccount': '111122223333' } }
shapeExamples(policiesAreNotPublic, {
  met: [
    null,
    allows({ AWS: '444455556666' }),
    JSON.stringify(allows({ AWS: '444455556666' })),
    allows('*', fromAccount),
  ],
  unmet: [allows('*'), JSON.stringify(allows({ AWS: '*' }))],
  unknown: ['{'],
})

describe('what a handler leaves out', () => {
  test('is counted as not set only where a control or a move of that type reads it', () => {
    const types = [...new Set(controls.map(({ on }) => on))]
    const unread = types.flatMap((type) => {
      const described = describeType(type)
      const moves = pathsOfMoves(described.kind === 'unclassified' ? [] : (described.entry.moves ?? []))
      return leftOut(type).filter(
        (name) => !moves.has(name) && !controls.some(({ on, reads }) => on === type && reads.includes(name)),
      )
    })
    expect(unread).toEqual([])
    expect(leftOut('AWS::S3::Bucket')).toEqual([])
  })
})
