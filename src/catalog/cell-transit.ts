import { type CellSource, source } from './cell-source.ts'

/** Pages on who encrypts what placed types send and receive. */
export const transitSources: readonly CellSource[] = [
  source(
    'greengrass/v1/developerguide/encryption-in-transit.html',
    'the software of AWS encrypts with TLS; the customer protects private keys and the local network, and keeps the TLS stack current',
    'protect the local network and private',
    {
      'encryption-in-transit':
        'Greengrass::CoreDefinition Greengrass::CoreDefinitionVersion Greengrass::DeviceDefinition Greengrass::DeviceDefinitionVersion Greengrass::Group Greengrass::GroupVersion',
    },
  ),
  source(
    'iot/latest/developerguide/transport-security.html',
    'AWS accepts TLS only; devices of the customer have to encrypt what they send',
    'requires customers to encrypt all',
    { 'encryption-in-transit': 'IoT::Thing IoTFleetWise::Vehicle' },
  ),
  source(
    'iot-wireless/latest/developerguide/iot-lorawan-security.html',
    'devices of the customer encrypt their messages; AWS accepts TLS only, and updates the certificates of gateways',
    'device encrypts its binary messages',
    { 'encryption-in-transit': 'IoTWireless::WirelessDevice IoTWireless::WirelessGateway' },
  ),
  source(
    'iot-sitewise/latest/userguide/encryption-in-transit.html',
    'AWS encrypts between gateways and the service; the customer can encrypt between gateways and its OPC UA sources',
    'gateways and OPC UA sources',
    { 'encryption-in-transit': 'IoTSiteWise::Gateway' },
  ),
  source(
    'datasync/latest/userguide/encryption-in-transit.html',
    'AWS encrypts what travels between locations; the storage system protects its own connection',
    'encrypts all network traffic with',
    {
      'encryption-in-transit':
        'DataSync::Agent DataSync::LocationAzureBlob DataSync::LocationEFS DataSync::LocationFSxLustre DataSync::LocationFSxONTAP DataSync::LocationFSxOpenZFS DataSync::LocationFSxWindows DataSync::LocationHDFS DataSync::LocationNFS DataSync::LocationObjectStorage DataSync::LocationSMB',
    },
  ),
  source(
    'kendra/latest/dg/encryption-in-transit.html',
    'AWS speaks HTTPS with other services; the server that a data source names has the TLS of its owner',
    'uses the HTTPS protocol to',
    { 'encryption-in-transit': 'Kendra::DataSource' },
  ),
  source(
    'elasticloadbalancing/latest/application/rule-action-types.html',
    'the customer writes rules, which can redirect HTTP to HTTPS',
    'cannot redirect HTTPS to HTTP',
    { 'encryption-in-transit': 'ElasticLoadBalancingV2::ListenerRule' },
  ),
]
