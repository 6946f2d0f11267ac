import { type Answer, unknown } from '../../controls/answer.ts'
import { type Control, control } from '../../controls/control.ts'
import { listed, settingIs } from '../../controls/wording.ts'
import { parseJson } from '../../core/json.ts'
import { isRecord } from '../../core/record.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html'
const instance = 'AWS::DMS::ReplicationInstance'
const endpoint = 'AWS::DMS::Endpoint'
const task = 'AWS::DMS::ReplicationTask'

export const instancesArePrivate = control({
  id: 'DMS.1',
  compared: '2026-11-30',
  configRule: 'dms-replication-not-public',
  on: instance,
  responsibility: 'no-public-exposure',
  severity: 'critical',
  title: 'DMS replication instances should not be publicly accessible (PubliclyAccessible)',
  finding: 'PubliclyAccessible is true',
  reads: ['PubliclyAccessible'],
  holds: ({ PubliclyAccessible }) => PubliclyAccessible !== true,
  fix: 'Create a replication instance with PubliclyAccessible false, move the tasks to it, and delete this one: the setting cannot be changed.',
  source: `${docs}#dms-1`,
})

export const instancesTakeMinorVersions = control({
  id: 'DMS.6',
  compared: '2026-11-30',
  configRule: 'dms-auto-minor-version-upgrade-check',
  on: instance,
  responsibility: 'platform-updates',
  severity: 'medium',
  title: 'DMS replication instances should turn on automatic minor version upgrades (AutoMinorVersionUpgrade)',
  finding: (it) => settingIs('AutoMinorVersionUpgrade', it.AutoMinorVersionUpgrade),
  reads: ['AutoMinorVersionUpgrade'],
  holds: ({ AutoMinorVersionUpgrade }) => AutoMinorVersionUpgrade,
  fix: 'Set AutoMinorVersionUpgrade to true (ModifyReplicationInstance).',
  source: `${docs}#dms-6`,
})

export const instancesHaveAStandby = control({
  id: 'DMS.13',
  compared: '2026-11-30',
  configRule: 'dms-replication-instance-multi-az-enabled',
  on: instance,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'DMS replication instances should be Multi-AZ (MultiAZ)',
  finding: (it) => settingIs('MultiAZ', it.MultiAZ),
  reads: ['MultiAZ'],
  holds: ({ MultiAZ }) => MultiAZ,
  fix: 'Set MultiAZ to true (ModifyReplicationInstance). The standby costs as much as the instance.',
  source: `${docs}#dms-13`,
})

/**
 * The severities that log informational messages or more
 * (dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.Logging.html).
 */
const ENOUGH: readonly unknown[] = [
  'LOGGER_SEVERITY_DEFAULT',
  'LOGGER_SEVERITY_DEBUG',
  'LOGGER_SEVERITY_DETAILED_DEBUG',
]

/**
 * The logging settings of a task: whether it is on, and the severity by component; undefined for text of another form.
 */
interface Logging {
  readonly on: boolean
  readonly severities: ReadonlyMap<unknown, unknown>
}

function loggingOf(settings: string): Logging | undefined {
  let document: unknown
  try {
    document = parseJson(settings)
  } catch {
    return undefined
  }
  const logging = isRecord(document) ? document['Logging'] : undefined
  if (!isRecord(logging)) return undefined
  const components: readonly unknown[] = Array.isArray(logging['LogComponents']) ? logging['LogComponents'] : []
  return {
    on: logging['EnableLogging'] === true,
    severities: new Map(components.filter(isRecord).map(({ Id, Severity }) => [Id, Severity])),
  }
}

/** The given components that log too little. */
const quiet = ({ severities }: Logging, components: readonly string[]): readonly string[] =>
  components.filter((one) => !ENOUGH.includes(severities.get(one)))

function areLogged(settings: string | null, components: readonly string[]): Answer {
  if (settings === null) return false
  const logging = loggingOf(settings)
  if (!logging) return unknown('what the settings of the task say of logging')
  return logging.on && quiet(logging, components).length === 0
}

function whatIsQuiet(settings: string | null, components: readonly string[]): string {
  const logging = settings === null ? undefined : loggingOf(settings)
  if (!logging?.on) return 'EnableLogging is false'
  const named = quiet(logging, components).map((one) => {
    const severity = logging.severities.get(one)
    return typeof severity === 'string' ? `${one} ${severity.replace('LOGGER_SEVERITY_', '')}` : `${one} none`
  })
  return `Severity of logs is below DEFAULT: ${listed(named)}`
}

const logs = (number: number, of: 'source' | 'target', ...components: readonly string[]): Control =>
  control({
    id: `DMS.${number}`,
    compared: '2026-11-30',
    configRule: `dms-replication-task-${of}db-logging`,
    on: task,
    responsibility: 'monitoring',
    severity: 'medium',
    title: `DMS replication tasks should log ${components.join(' and ')} of the ${of} database`,
    finding: ({ ReplicationTaskSettings }) => whatIsQuiet(ReplicationTaskSettings, components),
    reads: ['ReplicationTaskSettings'],
    holds: ({ ReplicationTaskSettings }) => areLogged(ReplicationTaskSettings, components),
    fix: `Stop the task, turn on CloudWatch logs, and set ${components.join(' and ')} to LOGGER_SEVERITY_DEFAULT (ModifyReplicationTask).`,
    source: `${docs}#dms-${number}`,
  })

export const taskLogControls: readonly Control[] = [
  logs(7, 'target', 'TARGET_APPLY', 'TARGET_LOAD'),
  logs(8, 'source', 'SOURCE_CAPTURE', 'SOURCE_UNLOAD'),
]

/** Engines whose connections use TLS although SslMode is none (dms/latest/userguide/CHAP_Security.SSL.html). */
const TLS_WITHOUT_SSL_MODE: readonly string[] = ['dynamodb', 'kinesis', 'redshift']

export const endpointsSpeakTls = control({
  id: 'DMS.9',
  compared: '2026-11-30',
  leftOpen:
    'An endpoint of DynamoDB, Kinesis or Redshift with SslMode none is unknown: AWS DMS always connects to it with TLS. The page asks whether the endpoint uses SSL, its Config rule whether SSL is configured.',
  configRule: 'dms-endpoint-ssl-configured',
  on: endpoint,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'DMS endpoints should use an SSL connection (SslMode)',
  finding: ({ SslMode, EngineName }) => `${settingIs('SslMode', SslMode)} (${EngineName ?? 'engine not named'})`,
  reads: ['SslMode', 'EngineName'],
  holds: ({ SslMode, EngineName }) => {
    // none by default (dms/latest/APIReference/API_CreateEndpoint.html)
    if (SslMode !== null && SslMode !== 'none') return true
    if (EngineName === null) return unknown('EngineName')
    return TLS_WITHOUT_SSL_MODE.includes(EngineName) && unknown(`whether ${EngineName} without SslMode counts as SSL`)
  },
  fix: 'Import the certificate of the database, and set SslMode to verify-ca or verify-full (ModifyEndpoint). Accept it for an engine without one (`demarc accept --control DMS.9`).',
  source: `${docs}#dms-9`,
})

export const neptuneEndpointsUseIam = control({
  id: 'DMS.10',
  compared: '2026-11-30',
  configRule: 'dms-neptune-iam-authorization-enabled',
  on: endpoint,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'DMS endpoints for Neptune should turn on IAM authorization (IamAuthEnabled)',
  finding: ({ NeptuneSettings }) => settingIs('NeptuneSettings.IamAuthEnabled', NeptuneSettings?.IamAuthEnabled),
  reads: ['EngineName', 'NeptuneSettings'],
  applies: ({ EngineName }) => EngineName === 'neptune',
  holds: ({ NeptuneSettings: neptune }) => (neptune ? neptune.IamAuthEnabled === true : unknown('NeptuneSettings')),
  fix: 'Set IamAuthEnabled to true in NeptuneSettings, with a service role that may write to the cluster (ModifyEndpoint).',
  source: `${docs}#dms-10`,
})

export const mongoEndpointsAuthenticate = control({
  id: 'DMS.11',
  compared: '2026-11-30',
  configRule: 'dms-mongo-db-authentication-enabled',
  on: endpoint,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'DMS endpoints for MongoDB should authenticate with a password (AuthType)',
  finding: ({ MongoDbSettings }) => settingIs('MongoDbSettings.AuthType', MongoDbSettings?.AuthType),
  reads: ['EngineName', 'MongoDbSettings'],
  applies: ({ EngineName }) => EngineName === 'mongodb',
  holds: ({ MongoDbSettings: mongo }) => (mongo ? mongo.AuthType === 'password' : unknown('MongoDbSettings')),
  fix: 'Set AuthType to password in MongoDbSettings, with a secret of AWS Secrets Manager (ModifyEndpoint).',
  source: `${docs}#dms-11`,
})

export const redisEndpointsSpeakTls = control({
  id: 'DMS.12',
  compared: '2026-11-30',
  configRule: 'dms-redis-tls-enabled',
  on: endpoint,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'DMS endpoints for Redis OSS should connect with TLS (SslSecurityProtocol)',
  finding: ({ RedisSettings }) => settingIs('RedisSettings.SslSecurityProtocol', RedisSettings?.SslSecurityProtocol),
  reads: ['EngineName', 'RedisSettings'],
  applies: ({ EngineName }) => EngineName === 'redis',
  holds: ({ RedisSettings: redis }) =>
    redis ? redis.SslSecurityProtocol === 'ssl-encryption' : unknown('RedisSettings'),
  fix: 'Set SslSecurityProtocol to ssl-encryption in RedisSettings (ModifyEndpoint).',
  source: `${docs}#dms-12`,
})
