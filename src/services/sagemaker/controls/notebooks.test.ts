import { examples } from '../../../controls/examples.ts'
import {
  notebooksHaveNoDirectInternetAccess,
  notebooksHaveNoRootAccess,
  notebooksHaveOwnKeys,
  notebooksRunInVpc,
  notebooksRunSupportedPlatform,
} from './notebooks.ts'

examples(notebooksHaveNoDirectInternetAccess, {
  met: [{ DirectInternetAccess: 'Disabled' }],
  unmet: [{ DirectInternetAccess: 'Enabled' }],
  unknown: [{ DirectInternetAccess: null }],
})

examples(notebooksRunInVpc, {
  met: [{ SubnetId: 'subnet-0123456789abcdef0' }],
  unmet: [{ SubnetId: null }],
})

examples(notebooksHaveNoRootAccess, {
  met: [{ RootAccess: 'Disabled' }],
  unmet: [{ RootAccess: 'Enabled' }],
  unknown: [{ RootAccess: null }],
})

examples(notebooksRunSupportedPlatform, {
  met: [{ PlatformIdentifier: 'notebook-al2023-v1' }],
  unmet: [
    { PlatformIdentifier: 'notebook-al2-v3' },
    { PlatformIdentifier: 'notebook-al2-v1' },
    { PlatformIdentifier: 'notebook-al1-v1' },
  ],
  unknown: [{ PlatformIdentifier: null }],
})

examples(notebooksHaveOwnKeys, {
  met: [{ KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' }],
  unmet: [{ KmsKeyId: null }, { KmsKeyId: '' }],
})
