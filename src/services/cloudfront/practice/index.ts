import { awsError, page, practiceService } from '../../../practice/service.ts'
import { tagPairs } from '../../../practice/tags.ts'
import { cloudfront as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { seedCloudFront } from './seed.ts'
import { type CloudFrontState, distributions, etagOf, type Module, shown, summaryOf, taggedBy } from './state.ts'

const invalid = () => awsError('InvalidArgument', 'The Marker is not one that CloudFront gave.')

/** Amazon CloudFront: distributions and their origin access controls. It serves no content. */
export const cloudfront = practiceService<Module, CloudFrontState>({
  sdk,
  scope: 'global',
  endpoint: 'global',
  seed: seedCloudFront,
  acts: { Id: distributions.arn, Resource: (_, arn) => arn },
  describes,
  reads: {
    ListDistributions: (call) => {
      // MaxItems is text in some clients' models of CloudFront, a number in others
      const size = Math.min(Number(call.input.MaxItems ?? call.pageSize), call.pageSize)
      const token = call.input.Marker
      const { items, next } = page(call, call.state.distributions, { token, size, invalid })
      return {
        DistributionList: {
          Marker: token ?? '',
          MaxItems: size,
          IsTruncated: next !== undefined,
          ...(next === undefined ? {} : { NextMarker: next }),
          Quantity: items.length,
          Items: items.map((one) => summaryOf(call, one)),
        },
      }
    },
    GetDistribution: (call) => {
      const stored = distributions.of(call, call.input.Id)
      return { Distribution: shown(call, stored), ETag: etagOf(stored) }
    },
    GetDistributionConfig: (call) => {
      const stored = distributions.of(call, call.input.Id)
      return { DistributionConfig: stored.config, ETag: etagOf(stored) }
    },
    ListOriginAccessControls: ({ state }) => ({
      OriginAccessControlList: {
        Marker: '',
        MaxItems: 100,
        IsTruncated: false,
        Quantity: state.accessControls.length,
        Items: state.accessControls.map(({ id, config }) => ({
          Id: id,
          Description: config.Description ?? '',
          Name: config.Name,
          SigningProtocol: config.SigningProtocol,
          SigningBehavior: config.SigningBehavior,
          OriginAccessControlOriginType: config.OriginAccessControlOriginType,
        })),
      },
    }),
    ListTagsForResource: (call) => ({ Tags: { Items: tagPairs(taggedBy(call, call.input.Resource).tags) } }),
  },
  changes,
})
