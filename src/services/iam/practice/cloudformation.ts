import type * as Client from '@aws-sdk/client-iam'
import { document } from '../../../practice/described.ts'
import type { Answer, Ask, Describing } from '../../../practice/service.ts'

type Module = typeof Client

/** IAM returns policy documents URL-encoded (RFC 3986). */
const decoded = (text: string | undefined) => document(text === undefined ? undefined : decodeURIComponent(text))

const inline = (policies: readonly Answer<Client.PolicyDetail>[] | undefined) =>
  policies?.map(({ PolicyName = '', PolicyDocument }) => ({
    PolicyName,
    PolicyDocument: decoded(PolicyDocument) ?? {},
  }))

const attached = (policies: readonly Answer<Client.AttachedPolicy>[] | undefined): readonly string[] =>
  (policies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? [])

const details = (ask: Ask<Module>) =>
  ask('GetAccountAuthorizationDetails', { Filter: ['User', 'Group', 'Role', 'LocalManagedPolicy'] })

/** Users, groups, roles, customer managed policies and server certificates in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::IAM::User': (ask) =>
    (details(ask).UserDetailList ?? []).map((is) => ({
      is,
      also: {
        Groups: is.GroupList,
        ManagedPolicyArns: attached(is.AttachedManagedPolicies),
        PermissionsBoundary: is.PermissionsBoundary?.PermissionsBoundaryArn,
        Policies: inline(is.UserPolicyList),
      },
      tags: is.Tags,
      region: 'global',
    })),
  'AWS::IAM::Group': (ask) =>
    (details(ask).GroupDetailList ?? []).map((is) => ({
      is,
      also: { ManagedPolicyArns: attached(is.AttachedManagedPolicies), Policies: inline(is.GroupPolicyList) },
      region: 'global',
    })),
  'AWS::IAM::Role': (ask) =>
    (details(ask).RoleDetailList ?? []).map((is) => ({
      is,
      also: {
        AssumeRolePolicyDocument: decoded(is.AssumeRolePolicyDocument),
        ManagedPolicyArns: attached(is.AttachedManagedPolicies),
        PermissionsBoundary: is.PermissionsBoundary?.PermissionsBoundaryArn,
        Policies: inline(is.RolePolicyList),
      },
      tags: is.Tags,
      region: 'global',
    })),
  'AWS::IAM::ManagedPolicy': (ask) =>
    (details(ask).Policies ?? []).map((is) => ({
      is,
      also: {
        ManagedPolicyName: is.PolicyName,
        PolicyArn: is.Arn,
        PolicyDocument: decoded(is.PolicyVersionList?.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document),
      },
      arn: is.Arn,
      region: 'global',
    })),
  'AWS::IAM::ServerCertificate': (ask) =>
    (ask('ListServerCertificates', {}).ServerCertificateMetadataList ?? []).map((is) => ({
      is,
      arn: is.Arn,
      region: 'global',
    })),
}
