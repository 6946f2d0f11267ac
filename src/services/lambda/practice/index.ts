import type * as Client from '@aws-sdk/client-lambda'
import { listing } from '../../../practice/listing.ts'
import { practiceService } from '../../../practice/service.ts'
import { lambda as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { seedLambda } from './seed.ts'
import {
  type C,
  functionOf,
  functions,
  type LambdaState,
  layerArn,
  layerOf,
  nameOf,
  notFound,
  policied,
  type Statement,
  type StoredLayer,
  shown,
  shownUrl,
  signingArn,
  signingOf,
  taggedBy,
} from './state.ts'

function policyDocument({ policy }: { readonly policy: readonly Statement[] }): { Policy: string } {
  if (policy.length === 0) throw notFound('The resource you requested does not exist.')
  return { Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: policy }) }
}

const shownLayer = (call: C, one: StoredLayer) => ({
  LayerVersionArn: layerArn(call, one),
  Version: one.version,
  CreatedDate: one.made,
})

/** The AWS Signer profile of the company. */
const signerArn = ({ partition, region, account }: C): string =>
  `arn:${partition}:signer:${region}:${account}:/signing-profiles/shop_release/a1b2c3d4e5`

// a page has at most fifty functions (API_ListFunctions.html)
const paged = listing({ token: 'Marker', size: 'MaxItems', next: 'NextMarker', usual: 50, most: 50 })

/** AWS Lambda: functions with their policies, URLs, runtimes, versions and aliases; layers. It runs no code. */
export const lambda = practiceService<typeof Client, LambdaState>({
  sdk,
  scope: 'regional',
  seed: seedLambda,
  acts: { FunctionName: (call, given) => functions.arn(call, nameOf(given)), Resource: functions.arn },
  describes,
  reads: {
    ListFunctions: (call) =>
      paged(call, {
        Functions: call.state.functions.flatMap((one) => {
          const versions = Object.entries(one.qualified).filter(([, { is }]) => is === 'version')
          return [
            shown(call, one),
            ...(call.input.FunctionVersion === 'ALL' ? versions : []).map(([Version]) => ({
              ...shown(call, one),
              FunctionArn: `${functions.arnOf(call, one)}:${Version}`,
              Version,
            })),
          ]
        }),
      }),
    ListAliases: (call) => {
      const stored = functionOf(call, call.input)
      return paged(call, {
        Aliases: Object.entries(stored.qualified).flatMap(([Name, one]) =>
          one.is === 'alias'
            ? [{ Name, AliasArn: `${functions.arnOf(call, stored)}:${Name}`, FunctionVersion: one.of }]
            : [],
        ),
      })
    },
    ListLayers: (call) => {
      const latest = new Map(call.state.layers.map((one) => [one.name, one]))
      return paged(call, {
        Layers: [...latest.values()].map((one) => ({
          LayerName: one.name,
          LayerArn: layerArn(call, one).replace(/:\d+$/, ''),
          LatestMatchingVersion: shownLayer(call, one),
        })),
      })
    },
    ListLayerVersions: (call) =>
      paged(call, {
        LayerVersions: call.state.layers
          .filter(({ name }) => name === call.input.LayerName)
          .map((one) => shownLayer(call, one)),
      }),
    ListCodeSigningConfigs: (call) =>
      paged(call, {
        CodeSigningConfigs: call.state.signing.map(({ id, policy, made }) => ({
          CodeSigningConfigId: id,
          CodeSigningConfigArn: signingArn(call, id),
          AllowedPublishers: { SigningProfileVersionArns: [signerArn(call)] },
          CodeSigningPolicies: { UntrustedArtifactOnDeployment: policy },
          LastModified: made,
        })),
      }),
    ListFunctionsByCodeSigningConfig: (call) => {
      const { id } = signingOf(call, call.input.CodeSigningConfigArn)
      const those = call.state.functions.filter(({ signing }) => signing === id)
      return paged(call, { FunctionArns: those.map((one) => functions.arnOf(call, one)) })
    },
    GetLayerVersionPolicy: (call) => policyDocument(layerOf(call, call.input)),
    GetFunctionConfiguration: (call) => ({
      ...shown(call, functionOf(call, call.input)),
      State: 'Active',
      LastUpdateStatus: 'Successful',
    }),
    GetPolicy: (call) => policyDocument(policied(call, call.input)),
    GetRuntimeManagementConfig: (call) => {
      const stored = functionOf(call, call.input)
      return { ...stored.management, FunctionArn: functions.arnOf(call, stored) }
    },
    ListFunctionUrlConfigs: (call) => {
      const stored = functionOf(call, call.input)
      return { FunctionUrlConfigs: stored.url ? [shownUrl(call, stored)] : [] }
    },
    GetFunctionUrlConfig: (call) => shownUrl(call, functionOf(call, call.input)),
    ListTags: (call) => ({ Tags: taggedBy(call, call.input.Resource).tags }),
  },
  changes,
})
