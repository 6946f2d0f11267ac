import type * as Client from '@aws-sdk/client-lambda'
import { ifThere } from '../../../practice/described.ts'
import type { Answer, Ask, Describing } from '../../../practice/service.ts'

type Module = typeof Client

const functionsOf = (ask: Ask<Module>): readonly Answer<Client.FunctionConfiguration>[] =>
  ask('ListFunctions', {}).Functions ?? []

/** The code signing configuration of each function, by its ARN. */
const signingOf = (ask: Ask<Module>): ReadonlyMap<string, string | undefined> =>
  new Map(
    (ask('ListCodeSigningConfigs', {}).CodeSigningConfigs ?? []).flatMap(({ CodeSigningConfigArn }) =>
      (ask('ListFunctionsByCodeSigningConfig', { CodeSigningConfigArn }).FunctionArns ?? []).map(
        (arn) => [arn, CodeSigningConfigArn] as const,
      ),
    ),
  )

/** Functions, their URLs, layer versions and code signing configurations in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::Lambda::Function': (ask) => {
    const signing = signingOf(ask)
    return functionsOf(ask).map((is) => {
      const { FunctionName } = is
      const runtime = is.PackageType === 'Image' ? undefined : ask('GetRuntimeManagementConfig', { FunctionName })
      return {
        is,
        also: {
          Arn: is.FunctionArn,
          CodeSigningConfigArn: signing.get(is.FunctionArn ?? ''),
          Layers: is.Layers?.flatMap(({ Arn }) => Arn ?? []),
          RuntimeManagementConfig:
            runtime?.UpdateRuntimeOn === undefined
              ? undefined
              : { UpdateRuntimeOn: runtime.UpdateRuntimeOn, RuntimeVersionArn: runtime.RuntimeVersionArn },
          // outside a VPC the API returns empty lists
          VpcConfig: is.VpcConfig?.SubnetIds?.length
            ? { SubnetIds: is.VpcConfig.SubnetIds, SecurityGroupIds: is.VpcConfig.SecurityGroupIds ?? [] }
            : undefined,
        },
        tags: ask('ListTags', { Resource: is.FunctionArn }).Tags,
      }
    })
  },
  'AWS::Lambda::Url': (ask) =>
    functionsOf(ask).flatMap(({ FunctionName }) =>
      (ask('ListFunctionUrlConfigs', { FunctionName }).FunctionUrlConfigs ?? []).map((is) => ({
        is,
        also: { TargetFunctionArn: is.FunctionArn },
        arn: null,
      })),
    ),
  'AWS::Lambda::LayerVersion': (ask) =>
    (ask('ListLayers', {}).Layers ?? []).flatMap(({ LayerName }) =>
      (ask('ListLayerVersions', { LayerName }).LayerVersions ?? []).map((is) => ({
        is,
        also: { LayerName },
        arn: is.LayerVersionArn,
      })),
    ),
  'AWS::Lambda::CodeSigningConfig': (ask) =>
    (ask('ListCodeSigningConfigs', {}).CodeSigningConfigs ?? []).map((is) => ({
      is,
      also: {
        // Warn is the default (lambda/latest/dg/configuration-codesigning.html)
        CodeSigningPolicies: {
          UntrustedArtifactOnDeployment: is.CodeSigningPolicies?.UntrustedArtifactOnDeployment ?? 'Warn',
        },
      },
      tags: ifThere(() => ask('ListTags', { Resource: is.CodeSigningConfigArn }))?.Tags,
      arn: is.CodeSigningConfigArn,
    })),
}
