import { examples } from '../../controls/examples.ts'
import {
  browsersRecordSessions,
  browsersRunInVpc,
  gatewaysAuthorizeRequests,
  gatewaysHaveOwnKeys,
  interpretersRunInVpc,
  memoriesHaveOwnKeys,
  runtimesRunInVpc,
} from './controls.ts'

const mode = (NetworkMode: string) => ({ NetworkConfiguration: { NetworkMode } })
const alone = { CapacityProviderConfiguration: null }
const provided = { CapacityProviderConfiguration: { CapacityProviderArn: 'arn:aws:bedrock-agentcore:us-east-1:1:x' } }
examples(runtimesRunInVpc, {
  met: [{ ...mode('VPC'), ...alone }],
  unmet: [{ ...mode('PUBLIC'), ...alone }],
  unknown: [
    { NetworkConfiguration: null, ...alone },
    { ...mode('ANOTHER'), ...alone },
  ],
  // the capacity provider has the network
  notApplicable: [
    { ...mode('VPC'), ...provided },
    { ...mode('PUBLIC'), ...provided },
  ],
})

examples(gatewaysAuthorizeRequests, {
  met: [{ AuthorizerType: 'AWS_IAM' }, { AuthorizerType: 'CUSTOM_JWT' }, { AuthorizerType: 'AUTHENTICATE_ONLY' }],
  unmet: [{ AuthorizerType: 'NONE' }],
  unknown: [{ AuthorizerType: 'ANOTHER' }, { AuthorizerType: null }],
})

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1'
examples(memoriesHaveOwnKeys, { met: [{ EncryptionKeyArn: KEY }], unmet: [{ EncryptionKeyArn: null }] })
examples(gatewaysHaveOwnKeys, { met: [{ KmsKeyArn: KEY }], unmet: [{ KmsKeyArn: null }] })

examples(browsersRunInVpc, {
  met: [mode('VPC')],
  unmet: [mode('PUBLIC')],
  unknown: [mode('ANOTHER'), { NetworkConfiguration: null }],
})

const S3Location = { Bucket: 'recordings', Prefix: 'browser' }
examples(browsersRecordSessions, {
  met: [{ RecordingConfig: { Enabled: true, S3Location } }],
  unmet: [
    { RecordingConfig: null },
    { RecordingConfig: { Enabled: false, S3Location } },
    // recordings without a place to go
    { RecordingConfig: { Enabled: true } },
  ],
  unknown: [{ RecordingConfig: { S3Location } }],
})

examples(interpretersRunInVpc, {
  met: [mode('VPC')],
  unmet: [mode('PUBLIC'), mode('SANDBOX')],
  unknown: [mode('ANOTHER'), { NetworkConfiguration: null }],
})
