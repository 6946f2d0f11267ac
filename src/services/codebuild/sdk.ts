import type { CodeBuild } from '@aws-sdk/client-codebuild'
import { sdkClient } from '../../collect/sdk.ts'
import { withoutSignIn } from './collect.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    codebuild: CodeBuild
  }
}

export const codebuild = sdkClient({
  id: 'codebuild',
  module: () => import('@aws-sdk/client-codebuild'),
  client: ({ CodeBuild }) => CodeBuild,
  prefix: 'codebuild',
  // a repository URL, in which people write a token or a password
  secrets: { 'codebuild#ProjectSource.location': { without: withoutSignIn } },
})
