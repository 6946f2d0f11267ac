import type { EMR } from '@aws-sdk/client-emr'
import { sdkClient } from '../../collect/sdk.ts'
import { withoutAllButEncryption } from './collect.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    emr: EMR
  }
}

export const emr = sdkClient({
  id: 'emr',
  module: () => import('@aws-sdk/client-emr'),
  client: ({ EMR }) => EMR,
  prefix: 'elasticmapreduce',
  // it also says how Kerberos and the identity provider are reached
  secrets: { 'emr#DescribeSecurityConfigurationOutput.SecurityConfiguration': { without: withoutAllButEncryption } },
})
