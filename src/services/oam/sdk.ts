import { sdkClient } from '../../collect/sdk.ts'
import type { OAM } from './sdk/client.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    oam: OAM
  }
}

export const oam = sdkClient({
  id: 'oam',
  module: () => import('./sdk/client.ts'),
  client: ({ OAM }) => OAM,
  prefix: 'oam',
})
