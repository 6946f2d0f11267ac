import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { cloudfront } from './catalog.ts'

const quiet = { FunctionAssociations: [], LambdaFunctionAssociations: [] }
const code = [{ EventType: 'viewer-request', FunctionARN: 'arn:aws:cloudfront::111122223333:function/redirects' }]
const distribution = (first: object, ...others: readonly object[]) => ({
  DistributionConfig: { DefaultCacheBehavior: { ...quiet, ...first }, CacheBehaviors: others },
})

moveCases(cloudfront, 'AWS::CloudFront::Distribution', distribution({}, quiet), [
  [distribution({ FunctionAssociations: code }), { application: 'customer' }],
  [distribution({ LambdaFunctionAssociations: code }), { application: 'customer' }],
  [distribution({}, { ...quiet, FunctionAssociations: code }), { application: 'customer' }],
  // one behavior with code is enough
  [distribution({ FunctionAssociations: undefined }, { FunctionAssociations: code }), { application: 'customer' }],
  // without it, what was not read leaves the party open
  [distribution({ FunctionAssociations: undefined }), { application: 'unknown' }],
  [distribution({}, { FunctionAssociations: [] }), { application: 'unknown' }],
  [{ DistributionConfig: { DefaultCacheBehavior: quiet } }, { application: 'unknown' }],
  [{ DistributionConfig: { CacheBehaviors: [] } }, { application: 'unknown' }],
])
