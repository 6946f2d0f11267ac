import { examples } from '../../controls/examples.ts'
import {
  brokersEncryptAmongThemselves,
  clustersAreMonitoredByTopic,
  clustersAreNotPublic,
  clustersAuthenticateClients,
} from './controls.ts'

const inCluster = (InCluster: boolean) => ({ EncryptionInfo: { EncryptionInTransit: { InCluster } } })
examples(brokersEncryptAmongThemselves, {
  met: [inCluster(true)],
  unmet: [inCluster(false)],
  unknown: [{ EncryptionInfo: {} }, { EncryptionInfo: null }],
})

examples(clustersAreMonitoredByTopic, {
  met: [{ EnhancedMonitoring: 'PER_TOPIC_PER_BROKER' }, { EnhancedMonitoring: 'PER_TOPIC_PER_PARTITION' }],
  unmet: [{ EnhancedMonitoring: 'DEFAULT' }, { EnhancedMonitoring: 'PER_BROKER' }],
  // a level that AWS adds may be finer or coarser
  unknown: [{ EnhancedMonitoring: null }],
})

const access = (Type: string) => ({
  BrokerNodeGroupInfo: {
    InstanceType: 'kafka.m7g.large',
    ClientSubnets: ['subnet-1'],
    ConnectivityInfo: { PublicAccess: { Type } },
  },
})
examples(clustersAreNotPublic, {
  met: [access('DISABLED')],
  unmet: [access('SERVICE_PROVIDED_EIPS')],
  unknown: [access('ANOTHER'), { BrokerNodeGroupInfo: { InstanceType: 'kafka.m7g.large', ClientSubnets: [] } }],
})

examples(clustersAuthenticateClients, {
  met: [
    { ClientAuthentication: { Unauthenticated: { Enabled: false }, Sasl: { Iam: { Enabled: true } } } },
    { ClientAuthentication: { Unauthenticated: { Enabled: false }, Tls: { Enabled: true } } },
  ],
  // one way in without credentials is enough
  unmet: [{ ClientAuthentication: { Unauthenticated: { Enabled: true }, Sasl: { Iam: { Enabled: true } } } }],
  unknown: [{ ClientAuthentication: { Sasl: { Iam: { Enabled: true } } } }, { ClientAuthentication: null }],
})
