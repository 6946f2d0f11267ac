import type { Redshift } from '@aws-sdk/client-redshift'
import type { RedshiftServerless } from '@aws-sdk/client-redshift-serverless'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    redshift: Redshift
    'redshift-serverless': RedshiftServerless
  }
}

export const redshift = sdkClient({
  id: 'redshift',
  module: () => import('@aws-sdk/client-redshift'),
  client: ({ Redshift }) => Redshift,
  prefix: 'redshift',
})

export const redshiftServerless = sdkClient({
  id: 'redshift-serverless',
  module: () => import('@aws-sdk/client-redshift-serverless'),
  client: ({ RedshiftServerless }) => RedshiftServerless,
  prefix: 'redshift-serverless',
  notSecret: ['redshiftserverless#Namespace.adminUsername'],
})
