import { examples } from '../../controls/examples.ts'
import { dataSourcesHaveOwnKeys } from './controls.ts'

examples(dataSourcesHaveOwnKeys, {
  met: [{ ServerSideEncryptionConfiguration: { KmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' } }],
  unmet: [{ ServerSideEncryptionConfiguration: null }, { ServerSideEncryptionConfiguration: {} }],
})
