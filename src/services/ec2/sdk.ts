import type { EC2 } from '@aws-sdk/client-ec2'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    ec2: EC2
  }
}

export const ec2 = sdkClient({
  id: 'ec2',
  module: () => import('@aws-sdk/client-ec2'),
  client: ({ EC2 }) => EC2,
  prefix: 'ec2',
  // unfiltered describes have a bucket of 50 that refills 10 a second; the mean of ours are such
  quota: {
    perSecond: 10,
    burst: 50,
    source: 'https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html',
  },
  secrets: {
    // scripts of instances
    'ec2#InstanceAttribute.UserData': {},
  },
})
