import { Unknown, unknown } from '../../../controls/answer.ts'
import { control, each } from '../../../controls/control.ts'
import { Found } from '../../../controls/found.ts'
import { outsidersOf, publicActionsOf } from '../../../controls/policy-wording.ts'
import { allowedBy, allowsNoOtherAccount, allowsNoPublicAccess } from '../../../controls/principals.ts'
import { listed, settingIs } from '../../../controls/wording.ts'
import type { Statement } from '../../../core/policy/policy.ts'
import { isPublicButForFixedValues } from '../../../core/policy/public.ts'
import { isFixed } from '../../../core/policy/wildcard.ts'
import { lambdaRuntimes } from '../calendar.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html'
const guide = 'https://docs.aws.amazon.com/lambda/latest/dg'
const on = 'AWS::Lambda::Function'

const BY_ACCOUNT: readonly string[] = ['aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths']

/**
 * Does a statement allow S3 to invoke the function for a bucket of any account? A bucket ARN contains no account, and
 * so does not limit it.
 */
const servesAnyBucket = ({ principals, conditions }: Statement): boolean =>
  (principals?.service ?? []).includes('s3.amazonaws.com') &&
  !conditions.some(
    ({ key, base, ifExists, values }) =>
      BY_ACCOUNT.includes(key) &&
      base.startsWith('string') &&
      !base.includes('not') &&
      !ifExists &&
      values.every(isFixed),
  )

interface Policies {
  readonly Policy: string | null
  readonly QualifierPolicies: readonly { readonly Policy: string }[] | null
}
/** Its own policy, and those of its versions and aliases; one that is not understood hides no other that decides. */
const policiesOf = ({ Policy, QualifierPolicies }: Policies): Found<string | null | undefined> =>
  Found.of([Policy, ...(QualifierPolicies ?? []).map((one) => one.Policy ?? undefined)])

/** The principals outside the account that the first such policy allows, in the words of a finding. */
function outsidersIn(policies: Policies, account: string): string {
  const [open] = policiesOf(policies).seen((policy) => allowsNoOtherAccount(policy, account) === false)
  return outsidersOf(open ?? policies.Policy, account)
}

export const functionsAreNotPublic = control({
  id: 'Lambda.1',
  compared: '2026-11-30',
  configRule: 'lambda-function-public-access-prohibited',
  on,
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'Lambda function policies should prohibit public access',
  finding: 'Function policy allows public access, or S3 without a source account',
  reads: ['state.Policy', 'state.QualifierPolicies'],
  holds: (_, { state }) =>
    policiesOf(state).every((policy) => {
      const allowed = allowedBy(policy)
      return allowed instanceof Unknown
        ? allowed
        : !allowed.some((one) => isPublicButForFixedValues(one) || servesAnyBucket(one))
    }),
  fix: 'Remove the statement (RemovePermission, with the qualifier of the version or alias), and add it again for one principal, with --source-account where that is S3.',
  source: `${docs}#lambda-1`,
})

interface Packaged {
  readonly PackageType: string | null
  readonly Runtime: string | null
}
/** False for an image, which brings its runtime, and for a function on an OS-only runtime (config/latest/developerguide/lambda-function-settings-check.html). */
const hasRuntimeOfAws = ({ PackageType, Runtime }: Packaged): boolean =>
  PackageType !== 'Image' && !Runtime?.startsWith('provided')

export const runtimesAreSupported = control({
  id: 'Lambda.2',
  compared: '2026-11-30',
  leftOpen:
    'A runtime that is deprecated by the table in the Lambda guide, and still in the list on the page of this control, is unknown: AWS takes it out of the list some days before or after. Demarc.Lambda.7 judges by the table.',
  parameters: {
    runtime: {
      value: [
        'dotnet10',
        'dotnet8',
        'java25',
        'java21',
        'java17',
        'java11',
        'java8.al2',
        'java17.al2023',
        'java11.al2023',
        'java8.al2023',
        'nodejs24.x',
        'nodejs22.x',
        'python3.14',
        'python3.13',
        'python3.12',
        'python3.11',
        'python3.10',
        'ruby4.0',
        'ruby3.4',
        'ruby3.3',
      ],
    },
  },
  calendars: { runtimes: lambdaRuntimes },
  configRule: 'lambda-function-settings-check',
  on,
  responsibility: 'platform-updates',
  severity: 'medium',
  title: 'Lambda functions should use supported runtimes',
  finding: (it) => `Runtime ${it.Runtime} is not among the supported ones`,
  reads: ['PackageType', 'Runtime'],
  applies: hasRuntimeOfAws,
  holds: (it, { parameters, calendars }) => {
    const isOver = calendars.runtimes.isOver(it.Runtime)
    if (!parameters.runtime.includes(it.Runtime ?? '')) return false
    return !isOver || unknown(`whether ${it.Runtime}, which is deprecated, is still in AWS's list`)
  },
  fix: 'Set Runtime to a supported one (UpdateFunctionConfiguration), after testing the code on it.',
  source: `${docs}#lambda-2`,
})

export const runtimesAreNotDeprecated = control({
  id: 'Demarc.Lambda.7',
  calendars: { runtimes: lambdaRuntimes },
  on,
  responsibility: 'platform-updates',
  severity: 'medium',
  title: 'Lambda functions should not use a runtime after its deprecation date',
  finding: (it) => `Runtime ${it.Runtime} is deprecated: AWS need not patch it any more`,
  reads: ['PackageType', 'Runtime'],
  applies: hasRuntimeOfAws,
  holds: (it, { calendars }) => !calendars.runtimes.isOver(it.Runtime),
  fix: 'Set Runtime to a supported one (UpdateFunctionConfiguration), after testing the code on it.',
  source: `${guide}/lambda-runtimes.html`,
})

export const functionsAreInAVpc = control({
  id: 'Lambda.3',
  compared: '2026-11-30',
  configRule: 'lambda-inside-vpc',
  on,
  responsibility: 'network-placement',
  severity: 'low',
  title: 'Lambda functions should be in a VPC',
  finding: 'Function has no VpcConfig',
  reads: ['VpcConfig'],
  holds: (it) => (it.VpcConfig?.SubnetIds ?? []).length > 0,
  fix: 'Name private subnets and a security group in VpcConfig (UpdateFunctionConfiguration), if the function needs resources in a VPC.',
  source: `${docs}#lambda-3`,
})

export const functionsSurviveAZone = control({
  id: 'Lambda.5',
  compared: '2026-11-30',
  parameters: { availabilityZones: { value: 2, among: [2, 3, 4, 5, 6] } },
  configRule: 'lambda-vpc-multi-az-check',
  on,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'VPC Lambda functions should operate in at least {availabilityZones} Availability Zones (Multi-AZ)',
  finding: (_, { near }) =>
    `Subnets are in ${listed(near.subnets.seen().map(({ properties }) => properties.AvailabilityZone ?? 'an unknown zone'))} only`,
  reads: ['VpcConfig'],
  near: {
    subnets: each('AWS::EC2::Subnet', {
      where: 'SubnetId',
      // safe: `reads` names VpcConfig, which has CloudFormation's shape or is null
      is: ({ VpcConfig }) => (VpcConfig as { readonly SubnetIds?: readonly string[] } | null)?.SubnetIds,
      reads: ['AvailabilityZone'],
    }),
  },
  applies: (it) => (it.VpcConfig?.SubnetIds ?? []).length > 0,
  holds: (_, { near, parameters }) =>
    near.subnets.hasDifferent(parameters.availabilityZones, ({ properties }) => properties.AvailabilityZone),
  fix: "Add a subnet of another zone to the function's VpcConfig.",
  source: `${docs}#lambda-5`,
})

export const functionsAreTraced = control({
  id: 'Lambda.7',
  compared: '2026-11-30',
  configRule: 'lambda-function-xray-enabled',
  on,
  responsibility: 'monitoring',
  severity: 'low',
  title: 'Lambda functions should have AWS X-Ray active tracing enabled',
  finding: (it) => `TracingConfig.Mode is ${it.TracingConfig?.Mode ?? 'PassThrough'}`,
  reads: ['TracingConfig'],
  holds: (it) => it.TracingConfig?.Mode === 'Active',
  fix: 'Set TracingConfig.Mode to Active (UpdateFunctionConfiguration), and allow the role to write to X-Ray.',
  source: `${docs}#lambda-7`,
})

export const functionUrlsAskWhoCalls = control({
  id: 'Demarc.Lambda.1',
  on,
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'Lambda function URLs should require IAM authentication',
  finding: (_, { state }) =>
    `AuthType is ${listed((state.FunctionUrls ?? []).flatMap(({ AuthType }) => (AuthType === 'AWS_IAM' ? [] : (AuthType ?? 'not set'))))}: anonymous callers can invoke the function`,
  reads: ['state.FunctionUrls'],
  holds: (_, { state }) => (state.FunctionUrls ?? []).every(({ AuthType }) => AuthType === 'AWS_IAM'),
  fix: 'Set AuthType of the URL to AWS_IAM (UpdateFunctionUrlConfig), or accept anonymous access (`demarc accept`).',
  source: `${guide}/urls-auth.html`,
})

export const runtimesArePatched = control({
  id: 'Demarc.Lambda.2',
  on,
  responsibility: 'platform-updates',
  severity: 'medium',
  title: 'Lambda functions should receive runtime patches automatically',
  finding: 'UpdateRuntimeOn is Manual: the function stays on one runtime version',
  reads: ['PackageType', 'RuntimeManagementConfig'],
  applies: (it) => it.PackageType !== 'Image',
  holds: (it) =>
    it.RuntimeManagementConfig === null
      ? unknown('how the runtime is updated')
      : it.RuntimeManagementConfig.UpdateRuntimeOn !== 'Manual',
  fix: 'Set the runtime update mode to Auto (PutRuntimeManagementConfig); Manual is meant for a temporary rollback.',
  source: `${guide}/runtimes-update.html`,
})

export const functionsRunSignedCode = control({
  id: 'Demarc.Lambda.6',
  on,
  responsibility: 'signed-artefacts',
  severity: 'low',
  title: 'Lambda functions should have a code signing configuration that blocks code without a valid signature',
  finding: ({ CodeSigningConfigArn }, { near }) =>
    CodeSigningConfigArn === null
      ? 'Function has no code signing configuration'
      : settingIs(
          'UntrustedArtifactOnDeployment',
          near.signing.seen()[0]?.properties.CodeSigningPolicies?.UntrustedArtifactOnDeployment,
        ),
  reads: ['PackageType', 'CodeSigningConfigArn'],
  near: {
    signing: each('AWS::Lambda::CodeSigningConfig', {
      where: 'CodeSigningConfigArn',
      // safe: `reads` names CodeSigningConfigArn, which is a string or null
      is: ({ CodeSigningConfigArn }) => CodeSigningConfigArn as string | null,
      reads: ['CodeSigningPolicies'],
    }),
  },
  // a container image cannot have a code signing configuration (lambda/latest/dg/configuration-codesigning.html)
  applies: (it) => it.PackageType !== 'Image',
  holds: (_, { near }) =>
    near.signing.some(({ properties }) => properties.CodeSigningPolicies?.UntrustedArtifactOnDeployment === 'Enforce'),
  fix: 'Sign the code with AWS Signer, and attach a code signing configuration with UntrustedArtifactOnDeployment Enforce (PutFunctionCodeSigningConfig). Unsigned code keeps running until the next deployment.',
  source: `${guide}/configuration-codesigning.html`,
})

export const functionsAreNotShared = control({
  id: 'Demarc.Lambda.3',
  on,
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: 'Lambda function policies should not allow other AWS accounts',
  finding: (_, { state, account }) => `Function policy allows ${outsidersIn(state, account)}`,
  reads: ['state.Policy', 'state.QualifierPolicies'],
  holds: (_, { state, account }) => policiesOf(state).every((policy) => allowsNoOtherAccount(policy, account)),
  fix: "Remove the other account's statement (RemovePermission), or accept the sharing (`demarc accept`).",
  source: `${guide}/permissions-function-cross-account.html`,
})

export const layersAreNotPublic = control({
  id: 'Demarc.Lambda.4',
  on: 'AWS::Lambda::LayerVersion',
  responsibility: 'no-public-sharing',
  severity: 'high',
  title: 'Lambda layer version policies should not allow public access',
  finding: (_, { state }) => `Layer version policy allows ${publicActionsOf(state.Policy)} to any principal`,
  reads: ['state.Policy'],
  holds: (_, { state }) => allowsNoPublicAccess(state.Policy),
  fix: 'Remove the statement (RemoveLayerVersionPermission), and share the layer with an account or, with --organization-id, an organization.',
  source: `${guide}/permissions-layer-cross-account.html`,
})

export const layersAreNotShared = control({
  id: 'Demarc.Lambda.5',
  on: 'AWS::Lambda::LayerVersion',
  responsibility: 'cross-account-sharing',
  severity: 'low',
  title: 'Lambda layer version policies should not allow other AWS accounts',
  finding: (_, { state, account }) => `Layer version policy allows ${outsidersOf(state.Policy, account)}`,
  reads: ['state.Policy'],
  holds: (_, { state, account }) => allowsNoOtherAccount(state.Policy, account),
  fix: 'Remove the statement (RemoveLayerVersionPermission), or accept the sharing (`demarc accept`).',
  source: `${guide}/permissions-layer-cross-account.html`,
})
