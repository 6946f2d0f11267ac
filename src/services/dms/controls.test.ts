import { examples } from '../../controls/examples.ts'
import * as c from './controls.ts'

examples(c.instancesArePrivate, { met: [{ PubliclyAccessible: false }], unmet: [{ PubliclyAccessible: true }] })
examples(c.instancesTakeMinorVersions, {
  met: [{ AutoMinorVersionUpgrade: true }],
  unmet: [{ AutoMinorVersionUpgrade: false }],
})
examples(c.instancesHaveAStandby, { met: [{ MultiAZ: true }], unmet: [{ MultiAZ: false }] })

const settings = (EnableLogging: boolean, severities: Readonly<Record<string, string>>) => ({
  ReplicationTaskSettings: JSON.stringify({
    Logging: {
      EnableLogging,
      LogComponents: Object.entries(severities).map(([Id, Severity]) => ({ Id, Severity })),
      CloudWatchLogGroup: null,
    },
  }),
})
for (const [at, components] of [
  ['TARGET_APPLY', 'TARGET_LOAD'],
  ['SOURCE_CAPTURE', 'SOURCE_UNLOAD'],
].entries()) {
  const [one = '', other = ''] = components
  const both = (severity: string) => ({ [one]: severity, [other]: severity })
  const control = c.taskLogControls[at]
  if (!control) throw new TypeError('there is a control of each side')
  examples(control, {
    met: [
      settings(true, both('LOGGER_SEVERITY_DEFAULT')),
      settings(true, { ...both('LOGGER_SEVERITY_DEBUG'), SORTER: 'LOGGER_SEVERITY_ERROR' }),
      settings(true, both('LOGGER_SEVERITY_DETAILED_DEBUG')),
    ],
    unmet: [
      settings(false, both('LOGGER_SEVERITY_DEFAULT')),
      // below the default, though it has the same messages (dms-controls.html#dms-7)
      settings(true, both('LOGGER_SEVERITY_INFO')),
      settings(true, { [one]: 'LOGGER_SEVERITY_DEFAULT' }),
      settings(true, { [other]: 'LOGGER_SEVERITY_DEFAULT', [one]: 'LOGGER_SEVERITY_WARNING' }),
      { ReplicationTaskSettings: null },
    ],
    unknown: [
      { ReplicationTaskSettings: '{' },
      { ReplicationTaskSettings: '{}' },
      { ReplicationTaskSettings: `${'['.repeat(1000)}` },
    ],
  })
}

examples(c.endpointsSpeakTls, {
  met: [
    { EngineName: 'postgres', SslMode: 'require' },
    { EngineName: 'mysql', SslMode: 'verify-full' },
  ],
  unmet: [
    { EngineName: 'oracle', SslMode: 'none' },
    { EngineName: 's3', SslMode: 'none' },
    { EngineName: 'postgres', SslMode: null },
  ],
  unknown: [
    // with TLS all the same
    { EngineName: 'kinesis', SslMode: 'none' },
    { EngineName: 'dynamodb', SslMode: 'none' },
    { EngineName: 'redshift', SslMode: 'none' },
    { EngineName: null, SslMode: 'none' },
  ],
})
examples(c.neptuneEndpointsUseIam, {
  met: [{ EngineName: 'neptune', NeptuneSettings: { IamAuthEnabled: true } }],
  unmet: [{ EngineName: 'neptune', NeptuneSettings: { IamAuthEnabled: false } }],
  unknown: [{ EngineName: 'neptune', NeptuneSettings: null }],
  notApplicable: [{ EngineName: 'mysql', NeptuneSettings: { IamAuthEnabled: true } }],
})
examples(c.mongoEndpointsAuthenticate, {
  met: [{ EngineName: 'mongodb', MongoDbSettings: { AuthType: 'password' } }],
  unmet: [{ EngineName: 'mongodb', MongoDbSettings: { AuthType: 'no' } }],
  unknown: [{ EngineName: 'mongodb', MongoDbSettings: null }],
  notApplicable: [{ EngineName: 'docdb', MongoDbSettings: { AuthType: 'password' } }],
})
examples(c.redisEndpointsSpeakTls, {
  met: [{ EngineName: 'redis', RedisSettings: { SslSecurityProtocol: 'ssl-encryption' } }],
  unmet: [{ EngineName: 'redis', RedisSettings: { SslSecurityProtocol: 'plaintext' } }],
  unknown: [{ EngineName: 'redis', RedisSettings: null }],
  notApplicable: [{ EngineName: 'kafka', RedisSettings: { SslSecurityProtocol: 'ssl-encryption' } }],
})
