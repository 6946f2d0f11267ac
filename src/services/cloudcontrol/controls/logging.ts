import { isOn, unknown } from '../../../controls/answer.ts'
import type { Control } from '../../../controls/control.ts'
import { shape } from './shape.ts'

const logged = shape({
  id: 'Demarc.Shape.8',
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'Logging should be enabled where it is optional',
})

const isEnabled = (value: string | null | undefined, name: string) =>
  value === 'ENABLED' || (value === 'DISABLED' ? false : unknown(name))

export const haveLogging: readonly Control[] = [
  logged({
    on: 'AWS::APS::Workspace',
    reads: ['LoggingConfiguration'],
    holds: ({ LoggingConfiguration }) => LoggingConfiguration !== null,
    finding: 'LoggingConfiguration is not set',
    fix: 'Set LoggingConfiguration.LogGroupArn to a log group.',
  }),
  logged({
    on: 'AWS::B2BI::Profile',
    reads: ['Logging'],
    holds: ({ Logging }) => isEnabled(Logging, 'Logging'),
    finding: 'Logging is DISABLED',
    fix: 'Create a profile with Logging ENABLED and move to it: the setting cannot be changed.',
  }),
  logged({
    on: 'AWS::CleanRooms::Membership',
    reads: ['QueryLogStatus'],
    holds: ({ QueryLogStatus }) => isEnabled(QueryLogStatus, 'QueryLogStatus'),
    finding: 'QueryLogStatus is DISABLED',
    fix: 'Set QueryLogStatus to ENABLED.',
  }),
  logged({
    on: 'AWS::FIS::ExperimentTemplate',
    reads: ['LogConfiguration'],
    holds: ({ LogConfiguration }) => LogConfiguration !== null,
    finding: 'LogConfiguration is not set',
    fix: 'Set LogConfiguration with a log group or a bucket.',
  }),
  logged({
    on: 'AWS::GameLift::ContainerFleet',
    reads: ['LogConfiguration'],
    holds: ({ LogConfiguration }) =>
      LogConfiguration?.LogDestination
        ? LogConfiguration.LogDestination !== 'NONE'
        : unknown('LogConfiguration.LogDestination'),
    finding: 'LogConfiguration.LogDestination is NONE',
    fix: 'Set LogConfiguration.LogDestination to CLOUDWATCH or S3.',
  }),
  logged({
    on: 'AWS::GlobalAccelerator::Accelerator',
    reads: ['FlowLogsEnabled'],
    holds: ({ FlowLogsEnabled }) => FlowLogsEnabled,
    finding: 'FlowLogsEnabled is false',
    fix: 'Set FlowLogsEnabled to true, with FlowLogsS3Bucket and FlowLogsS3Prefix.',
  }),
  logged({
    on: 'AWS::ImageBuilder::InfrastructureConfiguration',
    reads: ['Logging'],
    holds: ({ Logging }) => Boolean(Logging?.S3Logs),
    finding: 'Logging.S3Logs is not set: build logs are not kept in a bucket',
    fix: 'Set Logging.S3Logs.S3BucketName to a bucket.',
  }),
  logged({
    on: 'AWS::IVSChat::Room',
    reads: ['LoggingConfigurationIdentifiers'],
    holds: ({ LoggingConfigurationIdentifiers }) => (LoggingConfigurationIdentifiers ?? []).length > 0,
    finding: 'LoggingConfigurationIdentifiers is empty: messages are not logged',
    fix: 'Set LoggingConfigurationIdentifiers to a logging configuration.',
  }),
  logged({
    on: 'AWS::OSIS::Pipeline',
    reads: ['LogPublishingOptions'],
    holds: ({ LogPublishingOptions }) =>
      LogPublishingOptions !== null &&
      isOn(LogPublishingOptions.IsLoggingEnabled, 'LogPublishingOptions.IsLoggingEnabled'),
    finding: 'LogPublishingOptions.IsLoggingEnabled is not true',
    fix: 'Set LogPublishingOptions.IsLoggingEnabled to true, with a CloudWatchLogDestination.',
  }),
  logged({
    on: 'AWS::Pipes::Pipe',
    reads: ['LogConfiguration'],
    holds: ({ LogConfiguration }) => LogConfiguration !== null && LogConfiguration.Level !== 'OFF',
    finding: 'LogConfiguration is not set, or its Level is OFF',
    fix: 'Set LogConfiguration.Level to ERROR or more, with a log destination.',
  }),
  logged({
    on: 'AWS::Timestream::InfluxDBCluster',
    reads: ['LogDeliveryConfiguration'],
    holds: ({ LogDeliveryConfiguration }) => delivers(LogDeliveryConfiguration),
    finding: 'LogDeliveryConfiguration sends no logs to a bucket',
    fix: 'Set LogDeliveryConfiguration.S3Configuration with Enabled true and a BucketName.',
  }),
  logged({
    on: 'AWS::Timestream::InfluxDBInstance',
    reads: ['LogDeliveryConfiguration'],
    holds: ({ LogDeliveryConfiguration }) => delivers(LogDeliveryConfiguration),
    finding: 'LogDeliveryConfiguration sends no logs to a bucket',
    fix: 'Set LogDeliveryConfiguration.S3Configuration with Enabled true and a BucketName.',
  }),
]

const delivers = (
  delivery: { readonly S3Configuration?: { readonly Enabled?: boolean | undefined } | undefined } | null,
) => delivery !== null && isOn(delivery.S3Configuration?.Enabled, 'LogDeliveryConfiguration.S3Configuration.Enabled')
