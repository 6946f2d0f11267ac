import type { CodeSigningConfig, FunctionConfiguration } from '@aws-sdk/client-lambda'
import { answerOrNull, collector, detail, pages, type Reach, type Seed, stated } from '../../collect/collector.ts'
import { compareText } from '../../core/json.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'

const on = 'AWS::Lambda::Function'
const LAYER = 'AWS::Lambda::LayerVersion'
const SIGNING = 'AWS::Lambda::CodeSigningConfig'

/** The published versions of the region's functions, by function name, from one listing. */
const publishedVersions = ({ once, client, region }: Reach): Promise<ReadonlyMap<string, readonly string[]>> =>
  once(`lambda versions ${region}`, async () => {
    const lambda = await client('lambda')
    const found = pages(
      (Marker) => lambda.listFunctions({ FunctionVersion: 'ALL', Marker, MaxItems: 50 }),
      (answer) => answer.Functions,
      (answer) => answer.NextMarker,
    )
    const versions = new Map<string, string[]>()
    for await (const { FunctionName, Version } of found)
      if (FunctionName && Version && Version !== '$LATEST')
        versions.set(FunctionName, [...(versions.get(FunctionName) ?? []), Version])
    return versions
  })

/** The code signing configurations of the region, listed once for two collectors. */
const signingConfigs = ({ once, client, region }: Reach): Promise<readonly CodeSigningConfig[]> =>
  once(`lambda code signing configurations ${region}`, async () => {
    const lambda = await client('lambda')
    const found = pages(
      (Marker) => lambda.listCodeSigningConfigs({ Marker, MaxItems: 50 }),
      (answer) => answer.CodeSigningConfigs,
      (answer) => answer.NextMarker,
    )
    const configs: CodeSigningConfig[] = []
    for await (const one of found) configs.push(one)
    return configs
  })

/** The ARN of the code signing configuration of each function that has one, by function ARN. */
const signingByFunction = (reach: Reach): Promise<ReadonlyMap<string, string>> =>
  reach.once(`lambda functions by code signing ${reach.region}`, async () => {
    const lambda = await reach.client('lambda')
    const signed = new Map<string, string>()
    for (const { CodeSigningConfigArn } of await signingConfigs(reach)) {
      if (!CodeSigningConfigArn) continue
      const those = pages(
        (Marker) => lambda.listFunctionsByCodeSigningConfig({ CodeSigningConfigArn, Marker, MaxItems: 50 }),
        (answer) => answer.FunctionArns,
        (answer) => answer.NextMarker,
      )
      for await (const arn of those) signed.set(arn, CodeSigningConfigArn)
    }
    return signed
  })

/**
 * Functions in their unpublished version. The listing contains environment variables in plain text, which may hold
 * secrets: no control needs them, and neither names nor values are kept.
 */
export const functions = collector({
  types: [on],
  service: 'lambda',
  scope: 'region',
  needs: ['lambda:ListFunctions'],
  async *list({ client }) {
    const lambda = await client('lambda')
    const found = pages(
      (Marker) => lambda.listFunctions({ Marker, MaxItems: 50 }),
      (answer) => answer.Functions,
      (answer) => answer.NextMarker,
    )
    for await (const one of found)
      if (one.FunctionArn && one.FunctionName) yield seedOf(one, one.FunctionArn, one.FunctionName)
  },
  details: [
    detail({
      on,
      needs: ['lambda:GetPolicy'],
      fills: ['state.Policy'],
      none: ['ResourceNotFoundException'],
      async get({ client }, { name }) {
        const { Policy } = await (await client('lambda')).getPolicy({ FunctionName: name })
        return { state: { Policy: stated(Policy, 'Policy') } }
      },
    }),
    detail({
      on,
      needs: ['lambda:GetPolicy', 'lambda:ListAliases', 'lambda:ListFunctions'],
      fills: ['state.QualifierPolicies'],
      async get(reach, { name }) {
        const lambda = await reach.client('lambda')
        const aliases = pages(
          (Marker) => lambda.listAliases({ FunctionName: name, Marker }),
          (answer) => answer.Aliases,
          (answer) => answer.NextMarker,
        )
        const qualifiers = [...((await publishedVersions(reach)).get(name) ?? [])]
        for await (const { Name } of aliases) if (Name) qualifiers.push(Name)
        const QualifierPolicies = []
        for (const Qualifier of qualifiers.sort(compareText)) {
          const found = await answerOrNull(
            ['ResourceNotFoundException'],
            lambda.getPolicy({ FunctionName: name, Qualifier }),
          )
          if (found) QualifierPolicies.push({ Qualifier, Policy: stated(found.Policy, 'Policy') })
        }
        return { state: { QualifierPolicies } }
      },
    }),
    detail({
      on,
      needs: ['lambda:GetRuntimeManagementConfig'],
      fills: ['RuntimeManagementConfig'],
      // an image includes its runtime: there is no runtime management to read
      when: ({ properties }) => properties.PackageType !== 'Image',
      async get({ client }, { name }) {
        const { UpdateRuntimeOn, RuntimeVersionArn } = await (await client('lambda')).getRuntimeManagementConfig({
          FunctionName: name,
        })
        return {
          properties: { RuntimeManagementConfig: UpdateRuntimeOn ? { UpdateRuntimeOn, RuntimeVersionArn } : null },
        }
      },
    }),
    detail({
      on,
      needs: ['lambda:ListCodeSigningConfigs', 'lambda:ListFunctionsByCodeSigningConfig'],
      fills: ['CodeSigningConfigArn'],
      // a container image has none, and is not asked for
      when: ({ properties }) => properties.PackageType !== 'Image',
      async get(reach, { id }) {
        return { properties: { CodeSigningConfigArn: (await signingByFunction(reach)).get(id) ?? null } }
      },
    }),
    detail({
      on,
      needs: ['lambda:ListFunctionUrlConfigs'],
      fills: ['state.FunctionUrls'],
      async get({ client }, { name }) {
        const lambda = await client('lambda')
        const urls = pages(
          (Marker) => lambda.listFunctionUrlConfigs({ FunctionName: name, Marker }),
          (answer) => answer.FunctionUrlConfigs,
          (answer) => answer.NextMarker,
        )
        const FunctionUrls = []
        for await (const { FunctionArn, AuthType } of urls)
          if (FunctionArn && AuthType) FunctionUrls.push({ FunctionArn, AuthType })
        return { state: { FunctionUrls } }
      },
    }),
    taggedAs(
      'lambda:function',
      detail({
        on,
        // GetFunction returns the tags too, but with a link to the code, which a reader of configuration should not get
        needs: ['lambda:ListTags'],
        fills: ['tags'],
        async get({ client }, { id }) {
          const { Tags } = await (await client('lambda')).listTags({ Resource: id })
          return { tags: Tags ?? {} }
        },
      }),
    ),
  ],
})

/** Code signing configurations: what Lambda does with code that no allowed profile signed. */
export const codeSigningConfigs = collector({
  types: [SIGNING],
  service: 'lambda',
  scope: 'region',
  needs: ['lambda:ListCodeSigningConfigs'],
  async *list(reach) {
    for (const { CodeSigningConfigArn, CodeSigningConfigId, ...one } of await signingConfigs(reach))
      if (CodeSigningConfigArn)
        yield {
          type: SIGNING,
          id: CodeSigningConfigArn,
          name: CodeSigningConfigId ?? CodeSigningConfigArn,
          properties: {
            CodeSigningConfigArn,
            // Warn is the default (lambda/latest/dg/configuration-codesigning.html)
            CodeSigningPolicies: {
              UntrustedArtifactOnDeployment: one.CodeSigningPolicies?.UntrustedArtifactOnDeployment ?? 'Warn',
            },
          },
        }
  },
})

/** The versions of the account's layers; each version has its own policy. */
export const layerVersions = collector({
  types: [LAYER],
  service: 'lambda',
  scope: 'region',
  needs: ['lambda:ListLayers', 'lambda:ListLayerVersions'],
  async *list({ client }) {
    const lambda = await client('lambda')
    const layers = pages(
      (Marker) => lambda.listLayers({ Marker, MaxItems: 50 }),
      (answer) => answer.Layers,
      (answer) => answer.NextMarker,
    )
    for await (const { LayerName } of layers) {
      const versions = pages(
        (Marker) => lambda.listLayerVersions({ LayerName, Marker, MaxItems: 50 }),
        (answer) => answer.LayerVersions,
        (answer) => answer.NextMarker,
      )
      for await (const { LayerVersionArn, Version } of versions)
        if (LayerName && LayerVersionArn && Version !== undefined)
          yield {
            type: LAYER,
            id: LayerVersionArn,
            name: `${LayerName}:${Version}`,
            properties: { LayerVersionArn, LayerName },
          }
    }
  },
  details: [
    detail({
      on: LAYER,
      needs: ['lambda:GetLayerVersionPolicy'],
      fills: ['state.Policy'],
      none: ['ResourceNotFoundException'],
      async get({ client }, { id, properties }) {
        const VersionNumber = Number(id.slice(id.lastIndexOf(':') + 1))
        const lambda = await client('lambda')
        const { Policy } = await lambda.getLayerVersionPolicy({ LayerName: properties.LayerName ?? '', VersionNumber })
        return { state: { Policy: Policy ?? null } }
      },
    }),
  ],
})

/** The capacity provider that runs the function; null if it runs on Lambda's own compute. */
function capacityOf({ CapacityProviderConfig: config }: FunctionConfiguration) {
  const CapacityProviderArn = config?.LambdaManagedInstancesCapacityProviderConfig?.CapacityProviderArn
  return CapacityProviderArn ? { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn } } : null
}

function seedOf(one: FunctionConfiguration, id: string, name: string): Seed<typeof on> {
  const { SubnetIds = [], SecurityGroupIds = [] } = one.VpcConfig ?? {}
  return {
    type: on,
    id,
    name,
    properties: {
      Arn: id,
      FunctionName: name,
      PackageType: one.PackageType ?? null,
      Runtime: one.Runtime ?? null,
      Role: one.Role ?? null,
      KmsKeyArn: one.KMSKeyArn ?? null,
      TracingConfig: one.TracingConfig?.Mode ? { Mode: one.TracingConfig.Mode } : null,
      CapacityProviderConfig: capacityOf(one),
      VpcConfig: SubnetIds.length > 0 ? { SubnetIds, SecurityGroupIds } : null,
      ...(one.PackageType === 'Image' ? { RuntimeManagementConfig: null, CodeSigningConfigArn: null } : {}),
    },
  }
}
