import type { FunctionConfiguration } from '@aws-sdk/client-lambda'
import { collector, detail, pages, type Seed } from '../../collect/collector.ts'

const on = 'AWS::Lambda::Function'

/**
 * Functions in their unpublished version. Their environment variables, which the listing tells in plain text, may hold secrets:
 * no control needs them, and neither names nor values are kept.
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
        return { state: { Policy: Policy ?? null } }
      },
    }),
    detail({
      on,
      needs: ['lambda:GetRuntimeManagementConfig'],
      fills: ['RuntimeManagementConfig'],
      // an image brings its runtime with it: the seed says that there is nothing to manage
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
    detail({
      on,
      // GetFunction tells the tags too, with a link to the code: more than a reader of configuration should have
      needs: ['lambda:ListTags'],
      fills: ['tags'],
      async get({ client }, { id }) {
        const { Tags } = await (await client('lambda')).listTags({ Resource: id })
        return { tags: Tags ?? {} }
      },
    }),
  ],
})

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
      Architectures: one.Architectures ?? null,
      KmsKeyArn: one.KMSKeyArn ?? null,
      Layers: (one.Layers ?? []).flatMap(({ Arn }) => Arn ?? []),
      TracingConfig: one.TracingConfig?.Mode ? { Mode: one.TracingConfig.Mode } : null,
      VpcConfig: SubnetIds.length > 0 ? { SubnetIds, SecurityGroupIds } : null,
      ...(one.PackageType === 'Image' ? { RuntimeManagementConfig: null } : {}),
    },
  }
}
