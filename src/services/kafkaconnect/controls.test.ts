import { examples } from '../../controls/examples.ts'
import { connectorsEncryptInTransit, connectorsKeepLogs } from './controls.ts'

const over = (EncryptionType: string) => ({ KafkaClusterEncryptionInTransit: { EncryptionType } })
examples(connectorsEncryptInTransit, {
  met: [over('TLS')],
  unmet: [over('PLAINTEXT')],
  unknown: [over('ANOTHER'), { KafkaClusterEncryptionInTransit: null }],
})

const to = (destinations: object) => ({ LogDelivery: { WorkerLogDelivery: destinations } })
examples(connectorsKeepLogs, {
  met: [
    to({ CloudWatchLogs: { Enabled: true, LogGroup: 'connect' } }),
    to({ S3: { Enabled: true, Bucket: 'logs' }, CloudWatchLogs: { Enabled: false } }),
    to({ Firehose: { Enabled: true, DeliveryStream: 'logs' } }),
  ],
  unmet: [
    { LogDelivery: null },
    to({}),
    to({ CloudWatchLogs: { Enabled: false }, Firehose: { Enabled: false }, S3: { Enabled: false } }),
  ],
})
