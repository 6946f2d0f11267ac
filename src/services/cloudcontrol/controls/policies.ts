import type { Control } from '../../../controls/control.ts'
import { publicActionsOf } from '../../../controls/policy-wording.ts'
import { isNotPublicByFixedValues } from '../../../controls/resource-policies.ts'
import { isPublicButForFixedValues } from '../../../core/policy/public.ts'
import { shape } from './shape.ts'

const closed = shape({
  id: 'Demarc.Shape.9',
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'Resource policies should not allow public access',
})

/** CloudFormation shows a policy as an object or as JSON; without a policy, nothing is shared. */
const textOf = (policy: unknown): string | null =>
  typeof policy === 'string' ? policy : policy === null ? null : JSON.stringify(policy)
const isClosed = (policy: unknown) => isNotPublicByFixedValues(textOf(policy))
const openTo = (policy: unknown): string =>
  `Policy allows ${publicActionsOf(textOf(policy), isPublicButForFixedValues)} to any principal`
const fix =
  'Name the principals in the policy instead of *, or limit * by a condition with fixed values (aws:SourceArn, aws:PrincipalOrgID).'

/** Policies that are public on purpose, such as those for playback and web clients, are not judged. */
export const policiesAreNotPublic: readonly Control[] = [
  closed({
    on: 'AWS::APS::ResourcePolicy',
    reads: ['PolicyDocument'],
    holds: ({ PolicyDocument }) => isClosed(PolicyDocument),
    finding: ({ PolicyDocument }) => openTo(PolicyDocument),
    fix,
  }),
  closed({
    on: 'AWS::Backup::LogicallyAirGappedBackupVault',
    reads: ['AccessPolicy'],
    holds: ({ AccessPolicy }) => isClosed(AccessPolicy),
    finding: ({ AccessPolicy }) => openTo(AccessPolicy),
    fix,
  }),
  closed({
    on: 'AWS::Bedrock::KnowledgeBasePolicy',
    reads: ['PolicyDocument'],
    holds: ({ PolicyDocument }) => isClosed(PolicyDocument),
    finding: ({ PolicyDocument }) => openTo(PolicyDocument),
    fix,
  }),
  closed({
    on: 'AWS::Bedrock::ResourcePolicy',
    reads: ['PolicyDocument'],
    holds: ({ PolicyDocument }) => isClosed(PolicyDocument),
    finding: ({ PolicyDocument }) => openTo(PolicyDocument),
    fix,
  }),
  closed({
    on: 'AWS::BedrockAgentCore::ResourcePolicy',
    reads: ['Policy'],
    holds: ({ Policy }) => isClosed(Policy),
    finding: ({ Policy }) => openTo(Policy),
    fix,
  }),
  closed({
    on: 'AWS::CloudTrail::ResourcePolicy',
    reads: ['ResourcePolicy'],
    holds: ({ ResourcePolicy }) => isClosed(ResourcePolicy),
    finding: ({ ResourcePolicy }) => openTo(ResourcePolicy),
    fix,
  }),
  closed({
    on: 'AWS::CodeArtifact::Domain',
    reads: ['PermissionsPolicyDocument'],
    holds: ({ PermissionsPolicyDocument }) => isClosed(PermissionsPolicyDocument),
    finding: ({ PermissionsPolicyDocument }) => openTo(PermissionsPolicyDocument),
    fix,
  }),
  closed({
    on: 'AWS::CodeArtifact::Repository',
    reads: ['PermissionsPolicyDocument'],
    holds: ({ PermissionsPolicyDocument }) => isClosed(PermissionsPolicyDocument),
    finding: ({ PermissionsPolicyDocument }) => openTo(PermissionsPolicyDocument),
    fix,
  }),
  closed({
    on: 'AWS::DSQL::Cluster',
    reads: ['PolicyDocument'],
    holds: ({ PolicyDocument }) => isClosed(PolicyDocument),
    finding: ({ PolicyDocument }) => openTo(PolicyDocument),
    fix,
  }),
  closed({
    on: 'AWS::EventSchemas::RegistryPolicy',
    reads: ['Policy'],
    holds: ({ Policy }) => isClosed(Policy),
    finding: ({ Policy }) => openTo(Policy),
    fix,
  }),
  closed({
    on: 'AWS::Kinesis::ResourcePolicy',
    reads: ['ResourcePolicy'],
    holds: ({ ResourcePolicy }) => isClosed(ResourcePolicy),
    finding: ({ ResourcePolicy }) => openTo(ResourcePolicy),
    fix,
  }),
  closed({
    on: 'AWS::Lex::ResourcePolicy',
    reads: ['Policy'],
    holds: ({ Policy }) => isClosed(Policy),
    finding: ({ Policy }) => openTo(Policy),
    fix,
  }),
  closed({
    on: 'AWS::Logs::ResourcePolicy',
    reads: ['PolicyDocument'],
    holds: ({ PolicyDocument }) => isClosed(PolicyDocument),
    finding: ({ PolicyDocument }) => openTo(PolicyDocument),
    fix,
  }),
  closed({
    on: 'AWS::MediaPackageV2::ChannelPolicy',
    reads: ['Policy'],
    holds: ({ Policy }) => isClosed(Policy),
    finding: ({ Policy }) => openTo(Policy),
    fix,
  }),
  closed({
    on: 'AWS::MSK::ClusterPolicy',
    reads: ['Policy'],
    holds: ({ Policy }) => isClosed(Policy),
    finding: ({ Policy }) => openTo(Policy),
    fix,
  }),
  closed({
    on: 'AWS::PaymentCryptography::Key',
    reads: ['Policy'],
    holds: ({ Policy }) => isClosed(Policy),
    finding: ({ Policy }) => openTo(Policy),
    fix,
  }),
  closed({
    on: 'AWS::S3Files::FileSystemPolicy',
    reads: ['Policy'],
    holds: ({ Policy }) => isClosed(Policy),
    finding: ({ Policy }) => openTo(Policy),
    fix,
  }),
  closed({
    on: 'AWS::S3ObjectLambda::AccessPointPolicy',
    reads: ['PolicyDocument'],
    holds: ({ PolicyDocument }) => isClosed(PolicyDocument),
    finding: ({ PolicyDocument }) => openTo(PolicyDocument),
    fix,
  }),
  closed({
    on: 'AWS::S3Outposts::AccessPoint',
    reads: ['Policy'],
    holds: ({ Policy }) => isClosed(Policy),
    finding: ({ Policy }) => openTo(Policy),
    fix,
  }),
  closed({
    on: 'AWS::S3Outposts::BucketPolicy',
    reads: ['PolicyDocument'],
    holds: ({ PolicyDocument }) => isClosed(PolicyDocument),
    finding: ({ PolicyDocument }) => openTo(PolicyDocument),
    fix,
  }),
  closed({
    on: 'AWS::SMSVOICE::ResourcePolicy',
    reads: ['PolicyDocument'],
    holds: ({ PolicyDocument }) => isClosed(PolicyDocument),
    finding: ({ PolicyDocument }) => openTo(PolicyDocument),
    fix,
  }),
  closed({
    on: 'AWS::SSM::ResourcePolicy',
    reads: ['Policy'],
    holds: ({ Policy }) => isClosed(Policy),
    finding: ({ Policy }) => openTo(Policy),
    fix,
  }),
  closed({
    on: 'AWS::VpcLattice::ResourcePolicy',
    reads: ['Policy'],
    holds: ({ Policy }) => isClosed(Policy),
    finding: ({ Policy }) => openTo(Policy),
    fix,
  }),
  closed({
    on: 'AWS::XRay::ResourcePolicy',
    reads: ['PolicyDocument'],
    holds: ({ PolicyDocument }) => isClosed(PolicyDocument),
    finding: ({ PolicyDocument }) => openTo(PolicyDocument),
    fix,
  }),
]
