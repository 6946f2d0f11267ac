import { abstracted, type Configured } from '../../catalog/service.ts'
import { isRecord } from '../../core/record.ts'

const guide = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide'

/** Whether customer code runs at the edge; undefined if a behavior or its associations were not read. */
function runsCode({ properties }: Configured): boolean | undefined {
  const config = properties['DistributionConfig']
  if (!isRecord(config)) return undefined
  const others = config['CacheBehaviors']
  const behaviors = [config['DefaultCacheBehavior'], ...(Array.isArray(others) ? others : [])]
  const found = behaviors.flatMap((one) => [
    attached(one, 'FunctionAssociations'),
    attached(one, 'LambdaFunctionAssociations'),
  ])
  if (found.includes(true)) return true
  return others === undefined || found.includes(undefined) ? undefined : false
}

/** Whether a behavior has associations of a kind; undefined if they were not read. */
function attached(behavior: unknown, kind: string): boolean | undefined {
  const list = isRecord(behavior) ? behavior[kind] : undefined
  return list === undefined ? undefined : Array.isArray(list) && list.length > 0
}

export const cloudfront = abstracted({
  id: 'cloudfront',
  title: 'Amazon CloudFront',
  source: `${guide}/disaster-recovery-resiliency.html`,
  pages: {
    network: `${guide}/private-content-restricting-access-to-origin.html`,
    'encryption-in-transit': `${guide}/using-https.html`,
    'server-side-encryption': `${guide}/data-protection-summary.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
    logging: `${guide}/logging.html`,
  },
  types: {
    'AWS::CloudFront::Distribution': {
      parties: {
        application: 'none',
        // edge locations encrypt their cache with AWS's own keys (data-protection-summary.html)
        'server-side-encryption': 'aws',
        backup: 'none',
      },
      page: `${guide}/Introduction.html`,
      moves: [
        {
          layers: ['application'],
          to: 'customer',
          when: runsCode,
          says: 'functions run at the edge: their code is yours',
          source: `${guide}/edge-functions.html`,
        },
      ],
      responsibilities: [
        'no-public-exposure',
        'web-protection',
        'require-tls',
        'tls-strength',
        'least-privilege',
        'no-public-sharing',
        'high-availability',
        'access-logs',
        'monitoring',
        'inventory',
        'ddos-protection',
      ],
    },
  },
})
