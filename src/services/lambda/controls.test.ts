import { missing } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import * as l from './controls/lambda.ts'

const text = (Principal: unknown, Condition?: object, Effect = 'Allow') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect, Principal, Action: 'lambda:InvokeFunction', Resource: 'arn:f', ...(Condition ? { Condition } : {}) },
    ],
  })
const state = (Policy: string | null, qualified: Readonly<Record<string, string>> = {}) => ({
  state: {
    Policy,
    QualifierPolicies: Object.entries(qualified).map(([Qualifier, one]) => ({ Qualifier, Policy: one })),
  },
})
const policy = (...statement: Parameters<typeof text>) => state(text(...statement))
const s3 = { Service: 's3.amazonaws.com' }
const bucket = { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::uploads' } }
const owned = { StringEquals: { 'AWS:SourceAccount': '111122223333' } }

examples(l.functionsAreNotPublic, {
  met: [
    state(null),
    { state: { Policy: null, QualifierPolicies: null } },
    state(null, { live: text({ AWS: 'arn:aws:iam::444455556666:root' }), 7: text(s3, { ...bucket, ...owned }) }),
    policy({ AWS: 'arn:aws:iam::444455556666:root' }),
    policy('*', undefined, 'Deny'),
    policy('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    policy(s3, { ...bucket, ...owned }),
    policy(
      { Service: 'events.amazonaws.com' },
      { ArnLike: { 'AWS:SourceArn': 'arn:aws:events:x:111122223333:rule/r' } },
    ),
  ],
  unmet: [
    policy('*'),
    policy({ AWS: '*' }),
    // by an alias, or a version, alone
    state(null, { live: text('*') }),
    state(text({ AWS: 'arn:aws:iam::444455556666:root' }), { 7: text(s3, bucket) }),
    state('not a policy', { live: text('*') }),
    // a URL without authentication
    policy('*', { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } }),
    policy('*', { StringLike: { 'aws:PrincipalOrgID': 'o-*' } }),
    // one organization alone, but by a path with a wildcard
    policy('*', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/*' } }),
    policy(s3),
    policy(s3, bucket),
    policy(s3, { StringLike: { 'aws:SourceAccount': '1111*' } }),
    policy(s3, { StringNotEquals: { 'aws:SourceAccount': '111122223333' } }),
    policy(s3, { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } }),
  ],
  unknown: [state('not a policy'), state(null, { live: 'not a policy' })],
})

examples(l.runtimesAreSupported, {
  met: [
    { PackageType: 'Zip', Runtime: 'nodejs24.x' },
    { PackageType: 'Zip', Runtime: 'java8.al2' },
    { PackageType: 'Zip', Runtime: 'java17.al2023' },
    { PackageType: 'Zip', Runtime: 'nodejs22.x', day: '2027-04-29' },
  ],
  unmet: [
    { PackageType: 'Zip', Runtime: 'nodejs18.x' },
    { PackageType: 'Zip', Runtime: 'go1.x' },
    // AWS took it out of its list before its last day
    { PackageType: 'Zip', Runtime: 'nodejs20.x', day: '2026-04-29' },
  ],
  unknown: [
    // deprecated, and in the list on the page that was read
    { PackageType: 'Zip', Runtime: 'python3.10' },
    { PackageType: 'Zip', Runtime: 'nodejs22.x', day: '2027-04-30' },
    { PackageType: 'Zip', Runtime: 'nodejs98.x' },
    { PackageType: 'Zip', Runtime: null },
  ],
  notApplicable: [
    { PackageType: 'Image', Runtime: null },
    { PackageType: 'Image', Runtime: 'nodejs24.x' },
    { PackageType: 'Zip', Runtime: 'provided.al2023' },
  ],
})

examples(l.runtimesAreNotDeprecated, {
  met: [
    { PackageType: 'Zip', Runtime: 'nodejs24.x' },
    { PackageType: 'Zip', Runtime: 'java17.al2023' },
    { PackageType: 'Zip', Runtime: 'nodejs22.x', day: '2027-04-29' },
  ],
  unmet: [
    { PackageType: 'Zip', Runtime: 'python3.10' },
    { PackageType: 'Zip', Runtime: 'nodejs22.x', day: '2027-04-30' },
  ],
  unknown: [{ PackageType: 'Zip', Runtime: 'nodejs98.x' }],
  notApplicable: [
    { PackageType: 'Image', Runtime: 'nodejs24.x' },
    { PackageType: 'Zip', Runtime: 'provided.al2023' },
  ],
})

const placed = (...SubnetIds: string[]) => ({ VpcConfig: { SubnetIds, SecurityGroupIds: ['sg-1'] } })
examples(l.functionsAreInAVpc, { met: [placed('subnet-a')], unmet: [{ VpcConfig: null }, placed()] })

const subnet = (SubnetId: string, zone: string) => ({ SubnetId, AvailabilityZone: `eu-central-1${zone}` })
const near = { subnets: [subnet('subnet-a', 'a'), subnet('subnet-b', 'b'), subnet('subnet-c', 'a')] }
const noSubnets = missing('ec2:DescribeSubnets')
examples(l.functionsSurviveAZone, {
  met: [
    { ...placed('subnet-a', 'subnet-b'), near },
    { ...placed('subnet-a', 'subnet-b', 'subnet-z'), near: { subnets: [...near.subnets, noSubnets] } },
  ],
  unmet: [
    { ...placed('subnet-a'), near },
    { ...placed('subnet-a', 'subnet-c'), near },
    {
      ...placed('subnet-a', 'subnet-b'),
      near: { subnets: [subnet('subnet-a', 'a'), subnet('subnet-b', 'a'), subnet('subnet-c', 'a')] },
    },
    { ...placed('subnet-a', 'subnet-b'), near, parameters: { availabilityZones: 3 } },
  ],
  // shared by another account, which alone lists it
  unknown: [
    { ...placed('subnet-a', 'subnet-z'), near },
    { ...placed('subnet-a', 'subnet-c', 'subnet-z'), near: { subnets: [...near.subnets, noSubnets] } },
  ],
  notApplicable: [
    { VpcConfig: null, near },
    { ...placed(), near },
  ],
})

examples(l.functionsAreTraced, {
  met: [{ TracingConfig: { Mode: 'Active' } }],
  unmet: [{ TracingConfig: { Mode: 'PassThrough' } }, { TracingConfig: null }],
})

const url = (AuthType: string) => ({ FunctionArn: 'arn:f', AuthType })
examples(l.functionUrlsAskWhoCalls, {
  met: [{ state: { FunctionUrls: [] } }, { state: { FunctionUrls: [url('AWS_IAM')] } }],
  unmet: [{ state: { FunctionUrls: [url('AWS_IAM'), url('NONE')] } }],
})

const updated = (UpdateRuntimeOn: string) => ({ PackageType: 'Zip', RuntimeManagementConfig: { UpdateRuntimeOn } })
examples(l.runtimesArePatched, {
  met: [updated('Auto'), updated('FunctionUpdate')],
  unmet: [updated('Manual')],
  unknown: [{ PackageType: 'Zip', RuntimeManagementConfig: null }],
  notApplicable: [{ ...updated('Auto'), PackageType: 'Image' }],
})

examples(l.functionsAreNotShared, {
  met: [
    state(null),
    policy({ AWS: 'arn:aws:iam::111122223333:role/r' }),
    policy(s3),
    state(null, { live: text({ AWS: 'arn:aws:iam::111122223333:role/r' }) }),
  ],
  unmet: [policy({ AWS: '444455556666' }), policy('*'), state(null, { live: text({ AWS: '444455556666' }) })],
  unknown: [state('{'), policy({ AWS: 'AIDAEXAMPLE' }), state(null, { live: text({ AWS: 'AIDAEXAMPLE' }) })],
})

const layer = (Policy: string | null) => ({ state: { Policy } })
const organization = { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }
examples(l.layersAreNotPublic, {
  met: [layer(null), layer(text({ AWS: 'arn:aws:iam::444455556666:root' })), layer(text('*', organization))],
  unmet: [layer(text('*')), layer(text({ AWS: '*' }))],
  unknown: [layer('{')],
})
examples(l.layersAreNotShared, {
  met: [layer(null), layer(text({ AWS: 'arn:aws:iam::111122223333:root' }))],
  unmet: [layer(text('*')), layer(text('*', organization)), layer(text({ AWS: '444455556666' }))],
  unknown: [layer('{')],
})

const csc = 'arn:aws:lambda:eu-central-1:111122223333:code-signing-config:csc-1'
const signedBy = (UntrustedArtifactOnDeployment: string) => ({
  PackageType: 'Zip',
  CodeSigningConfigArn: csc,
  near: { signing: [{ CodeSigningConfigArn: csc, CodeSigningPolicies: { UntrustedArtifactOnDeployment } }] },
})
examples(l.functionsRunSignedCode, {
  met: [signedBy('Enforce')],
  unmet: [
    signedBy('Warn'),
    { ...signedBy('Enforce'), CodeSigningConfigArn: null },
    {
      PackageType: 'Zip',
      CodeSigningConfigArn: csc,
      near: { signing: [{ CodeSigningConfigArn: csc, CodeSigningPolicies: null }] },
    },
  ],
  unknown: [{ PackageType: 'Zip', CodeSigningConfigArn: csc, near: { signing: [] } }],
  notApplicable: [{ ...signedBy('Enforce'), PackageType: 'Image' }],
  single: ['signing'],
})
