import { expect, test } from 'vitest'
import { type Example, exampleFinding, type MissingNeighbours, missing, worldOf } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import * as c from './controls.ts'

const role = 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig'
const other = 'arn:aws:iam::111122223333:role/config'
const all = { AllSupported: true, IncludeGlobalResourceTypes: true, ResourceTypes: [] }
type Near = readonly (Example | MissingNeighbours)[]
const recorder: Example = {
  Name: 'default',
  RoleARN: role,
  RecordingGroup: all,
  state: { Recording: true, ServicePrincipal: null },
}
/** A recorder of a service, or with null that of the customer, as far as whose it is matters. */
const of = (ServicePrincipal: string | null): Example => ({ Name: 'other', state: { ServicePrincipal } })
const hub = of('securityhub.amazonaws.com')
const notListed = missing('config:ListConfigurationRecorders')
const region = (Recorders: readonly string[] | null, recorders: Near, ...all: Near): Example => ({
  Recorders,
  near: { recorders, all },
})
const recorded = (more: object, ...all: Near): Example => region(['default'], [{ ...recorder, ...more }], ...all)
const stopped = { state: { Recording: false, ServicePrincipal: null } }
const noRecorders = missing('config:DescribeConfigurationRecorders')
examples(c.regionsAreRecorded, {
  met: [
    recorded({}),
    recorded({
      RecordingGroup: {
        RecordingStrategy: { UseOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
        IncludeGlobalResourceTypes: true,
      },
    }),
    { ...recorded({ RoleARN: other }), parameters: { includeConfigServiceLinkedRoleCheck: false } },
    region(['default', 'other'], [recorder, noRecorders]),
    recorded({}, notListed),
    // Security Hub records the region itself
    recorded(stopped, hub),
    region([], [], hub),
    region([], [], hub, notListed),
  ],
  unmet: [
    region([], [recorder]),
    region(null, []),
    recorded(stopped),
    // recorders of other services, and of another cloud
    region([], [], of('securityhubv2.amazonaws.com')),
    recorded(stopped, of('azure.cspm.securityhub.amazonaws.com')),
    recorded({ RoleARN: other }),
    recorded({ RoleARN: other, RecordingGroup: { AllSupported: false, ResourceTypes: ['AWS::EC2::Instance'] } }),
    recorded({ RecordingGroup: { AllSupported: false, ResourceTypes: [] } }),
    recorded({ RecordingGroup: null }),
  ],
  unknown: [
    // a linked region need not record the types of IAM
    recorded({ RecordingGroup: { ...all, IncludeGlobalResourceTypes: false } }),
    recorded({ RecordingGroup: { AllSupported: false, ResourceTypes: ['AWS::EC2::Instance'] } }),
    recorded({ RecordingGroup: { ExclusionByResourceTypes: { ResourceTypes: ['AWS::EC2::Volume'] } } }),
    region(['default'], []),
    region(['default', 'other'], [{ ...recorder, ...stopped }, noRecorders]),
    recorded(stopped, notListed),
    region([], [], of('securityhubv2.amazonaws.com'), notListed),
  ],
})
const iam = ['AWS::IAM::Group', 'AWS::IAM::Policy', 'AWS::IAM::Role', 'AWS::IAM::User']
const ours = { ServicePrincipal: null }
const linked = { Recording: true, ServicePrincipal: 'securityhub.amazonaws.com' }
const recording = { Recording: true, ...ours }
examples(c.identitiesAreRecorded, {
  met: [
    { RecordingGroup: all, state: recording },
    { RecordingGroup: { AllSupported: false, ResourceTypes: [...iam, 'AWS::S3::Bucket'] }, state: recording },
    {
      RecordingGroup: { AllSupported: false, ExclusionByResourceTypes: { ResourceTypes: ['AWS::EC2::Volume'] } },
      state: recording,
    },
  ],
  unmet: [
    { RecordingGroup: all, state: { Recording: false, ...ours } },
    { RecordingGroup: { ...all, IncludeGlobalResourceTypes: false }, state: recording },
    { RecordingGroup: { AllSupported: false, ResourceTypes: iam.slice(1) }, state: recording },
    { RecordingGroup: { ExclusionByResourceTypes: { ResourceTypes: ['AWS::IAM::User'] } }, state: recording },
    { RecordingGroup: null, state: recording },
  ],
  notApplicable: [{ RecordingGroup: all, state: linked }],
})
examples(c.recordersWork, {
  met: [
    { state: { Recording: true, LastStatus: 'SUCCESS', ...ours } },
    { state: { Recording: true, LastStatus: 'PENDING', ...ours } },
  ],
  unmet: [{ state: { Recording: true, LastStatus: 'FAILURE', ...ours } }],
  unknown: [{ state: { Recording: true, LastStatus: null, ...ours } }],
  notApplicable: [
    { state: { Recording: false, LastStatus: 'SUCCESS', ...ours } },
    { state: { ...linked, LastStatus: 'SUCCESS' } },
  ],
})
examples(c.channelsDeliver, {
  met: [{ state: { HistoryStatus: 'SUCCESS' } }],
  unmet: [{ state: { HistoryStatus: 'FAILURE' } }],
  unknown: [{ state: { HistoryStatus: null } }],
})
examples(c.deliveriesHaveAKeyOfTheirOwn, { met: [{ S3KmsKeyArn: 'arn:aws:kms:key' }], unmet: [{ S3KmsKeyArn: null }] })
examples(c.recordersTakeAllTypes, {
  met: [
    { RecordingGroup: all, state: ours },
    { RecordingGroup: { RecordingStrategy: { UseOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' } }, state: ours },
    // the global types are a question of their own
    { RecordingGroup: { ...all, IncludeGlobalResourceTypes: false }, state: ours },
  ],
  unmet: [
    { RecordingGroup: { AllSupported: false, ResourceTypes: ['AWS::EC2::Instance'] }, state: ours },
    { RecordingGroup: { ExclusionByResourceTypes: { ResourceTypes: ['AWS::EC2::Volume'] } }, state: ours },
    { RecordingGroup: null, state: ours },
  ],
  notApplicable: [{ RecordingGroup: all, state: linked }],
})

test.each([
  [region([], []), 'No configuration recorder'],
  [recorded(stopped), 'Configuration recorder is stopped'],
  [recorded({ RoleARN: other }), 'RoleARN is not the service-linked role AWSServiceRoleForConfig'],
  [recorded({ RecordingGroup: null }), 'RecordingGroup contains no resource types'],
])('a finding says why a Region is not recorded: %#', (example, finding) => {
  expect(exampleFinding(worldOf(c.regionsAreRecorded, example))).toBe(finding)
})

test('a finding names the resource types that a recorder excludes', () => {
  const RecordingGroup = { ExclusionByResourceTypes: { ResourceTypes: ['AWS::EC2::Volume', ...iam] } }
  expect(exampleFinding(worldOf(c.recordersTakeAllTypes, { RecordingGroup, state: ours }))).toBe(
    'Recorder excludes AWS::EC2::Volume, AWS::IAM::Group and 3 more',
  )
})
