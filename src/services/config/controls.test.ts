import { missing } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import * as c from './controls.ts'

const role = 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig'
const other = 'arn:aws:iam::111122223333:role/config'
const all = { AllSupported: true, IncludeGlobalResourceTypes: true, ResourceTypes: [] }
const recorder = { Name: 'default', RoleARN: role, RecordingGroup: all, state: { Recording: true } }
const recorded = (more: object) => ({ Recorders: ['default'], near: { recorders: [{ ...recorder, ...more }] } })
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
    { Recorders: ['default', 'other'], near: { recorders: [recorder, noRecorders] } },
  ],
  unmet: [
    { Recorders: [], near: { recorders: [recorder] } },
    { Recorders: null, near: { recorders: [] } },
    recorded({ state: { Recording: false } }),
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
    { Recorders: ['default'], near: { recorders: [] } },
    {
      Recorders: ['default', 'other'],
      near: { recorders: [{ ...recorder, state: { Recording: false } }, noRecorders] },
    },
  ],
})
const iam = ['AWS::IAM::Group', 'AWS::IAM::Policy', 'AWS::IAM::Role', 'AWS::IAM::User']
const recording = { Recording: true }
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
    { RecordingGroup: all, state: { Recording: false } },
    { RecordingGroup: { ...all, IncludeGlobalResourceTypes: false }, state: recording },
    { RecordingGroup: { AllSupported: false, ResourceTypes: iam.slice(1) }, state: recording },
    { RecordingGroup: { ExclusionByResourceTypes: { ResourceTypes: ['AWS::IAM::User'] } }, state: recording },
    { RecordingGroup: null, state: recording },
  ],
})
examples(c.recordersWork, {
  met: [{ state: { Recording: true, LastStatus: 'SUCCESS' } }, { state: { Recording: true, LastStatus: 'PENDING' } }],
  unmet: [{ state: { Recording: true, LastStatus: 'FAILURE' } }],
  unknown: [{ state: { Recording: true, LastStatus: null } }],
  notApplicable: [{ state: { Recording: false, LastStatus: 'SUCCESS' } }],
})
examples(c.channelsDeliver, {
  met: [{ state: { HistoryStatus: 'SUCCESS' } }],
  unmet: [{ state: { HistoryStatus: 'FAILURE' } }],
  unknown: [{ state: { HistoryStatus: null } }],
})
examples(c.deliveriesHaveAKeyOfTheirOwn, { met: [{ S3KmsKeyArn: 'arn:aws:kms:key' }], unmet: [{ S3KmsKeyArn: null }] })
examples(c.recordersTakeAllTypes, {
  met: [
    { RecordingGroup: all },
    { RecordingGroup: { RecordingStrategy: { UseOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' } } },
    // the global types are a question of their own
    { RecordingGroup: { ...all, IncludeGlobalResourceTypes: false } },
  ],
  unmet: [
    { RecordingGroup: { AllSupported: false, ResourceTypes: ['AWS::EC2::Instance'] } },
    { RecordingGroup: { ExclusionByResourceTypes: { ResourceTypes: ['AWS::EC2::Volume'] } } },
    { RecordingGroup: null },
  ],
})
