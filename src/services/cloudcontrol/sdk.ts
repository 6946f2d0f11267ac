import type { CloudControl } from '@aws-sdk/client-cloudcontrol'
import { sdkClient } from '../../collect/sdk.ts'
import { loadSchemas, withoutSecrets } from './collect/secrets.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    cloudcontrol: CloudControl
  }
}

export const cloudcontrol = sdkClient({
  id: 'cloudcontrol',
  module: () => import('@aws-sdk/client-cloudcontrol'),
  client: ({ CloudControl }) => CloudControl,
  prefix: 'cloudformation',
  signingName: 'cloudcontrolapi',
  secrets: { 'cloudcontrol#ResourceDescription.Properties': { without: withoutSecrets } },
  options: async () => {
    await loadSchemas()
    return {}
  },
})
