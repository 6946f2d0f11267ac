import type { Redshift } from '@aws-sdk/client-redshift'
import type { RedshiftServerless } from '@aws-sdk/client-redshift-serverless'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    redshift: Redshift
    'redshift-serverless': RedshiftServerless
  }
}

/** The parameters of a parameter group that are read. */
export const watchedParameters: readonly string[] = ['enable_user_activity_logging', 'require_ssl', 'use_fips_ssl']

export const redshift = sdkClient({
  id: 'redshift',
  module: () => import('@aws-sdk/client-redshift'),
  client: ({ Redshift }) => Redshift,
  prefix: 'redshift',
  unpublished: {
    sources: [
      'https://docs.aws.amazon.com/general/latest/gr/redshift-service.html',
      'https://docs.aws.amazon.com/redshift/latest/mgmt/amazon-redshift-limits.html',
    ],
    read: '2026-12-01',
  },
  secrets: {
    // only the parameters that the collector reads: other values can contain names of people and paths
    'redshift#Parameter.ParameterValue': {
      when: ({ ParameterName }) => !watchedParameters.includes(String(ParameterName)),
    },
  },
})

export const redshiftServerless = sdkClient({
  id: 'redshift-serverless',
  module: () => import('@aws-sdk/client-redshift-serverless'),
  client: ({ RedshiftServerless }) => RedshiftServerless,
  prefix: 'redshift-serverless',
  unpublished: {
    sources: ['https://docs.aws.amazon.com/redshift/latest/mgmt/amazon-redshift-limits.html'],
    read: '2026-12-01',
  },
  notSecret: ['redshiftserverless#Namespace.adminUsername'],
})
