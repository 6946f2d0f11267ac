import { noBackup, oneVersion, place, withPolicy } from './placement.ts'

export const a = [
  ...place('ACMPCA', { category: 'abstracted', page: 'privateca/latest/userguide/data-protection.html' }, [
    [
      'store',
      'CertificateAuthority',
      'a certificate authority, with its key in hardware modules that AWS keeps',
      {
        owners: {
          ...withPolicy,
          ...noBackup,
          'encryption-in-transit': 'aws',
          'server-side-encryption': 'aws',
          'client-side-encryption': 'nobody',
        },
        pages: { 'resource-policy': 'privateca/latest/userguide/pca-rbp.html' },
      },
    ],
    ['record', 'Certificate', 'a certificate that the authority issued', { sets: ['data'] }],
    ['link', 'CertificateAuthorityActivation', 'installs the certificate of an authority', { sets: ['identity'] }],
    ['setting', 'Permission', 'who may renew certificates of the authority', { sets: ['resource-policy'] }],
  ]),
  ...place('AIOps', { category: 'abstracted', page: 'AmazonCloudWatch/latest/monitoring/security.html' }, [
    [
      'store',
      'InvestigationGroup',
      'investigations with what they read of your telemetry',
      { owners: { ...withPolicy, ...noBackup } },
    ],
  ]),
  ...place('APS', { category: 'abstracted', page: 'prometheus/latest/userguide/security.html' }, [
    ['store', 'Workspace', 'metrics that you send and query', { owners: { ...withPolicy, ...noBackup } }],
    [
      'function',
      'Scraper',
      'collects metrics from your clusters',
      { owners: { ...oneVersion, application: 'nobody', network: 'customer' } },
    ],
    ['setting', 'AnomalyDetector RuleGroupsNamespace', 'rules over the metrics', { sets: ['logging'] }],
    ['setting', 'ResourcePolicy', 'who may use the workspace', { sets: ['resource-policy'] }],
  ]),
  ...place('ARCRegionSwitch', { category: 'abstracted', page: 'r53recovery/latest/dg/security-region-switch.html' }, [
    ['setting', 'Plan', 'the steps by which an application moves to another Region', { sets: ['resilience'] }],
  ]),
  ...place('ARCZonalShift', { category: 'abstracted', page: 'r53recovery/latest/dg/security.html' }, [
    [
      'setting',
      'AutoshiftObserverNotificationStatus ZonalAutoshiftConfiguration',
      'whether AWS may move traffic away from a zone',
      { sets: ['resilience'] },
    ],
  ]),
  ...place('AccessAnalyzer', { category: 'abstracted', page: 'IAM/latest/UserGuide/what-is-access-analyzer.html' }, [
    ['setting', 'Analyzer', 'what is searched for access from outside, or for unused access', { sets: ['logging'] }],
    ['setting', 'ArchiveRule', 'which findings are put aside', { sets: ['logging'] }],
  ]),
  ...place('AmazonMQ', { category: 'container', page: 'amazon-mq/latest/developer-guide/amazon-mq-security.html' }, [
    ['database', 'Broker', 'brokers on instances that AWS patches; version and network are yours'],
    ['setting', 'Configuration', 'how a broker behaves', { sets: ['platform'] }],
    ['link', 'ConfigurationAssociation', 'gives a broker its configuration', { sets: ['platform'] }],
  ]),
]
