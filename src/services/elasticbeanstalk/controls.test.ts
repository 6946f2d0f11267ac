import { examples } from '../../controls/examples.ts'
import * as eb from './controls.ts'

const set = (Namespace: string, OptionName: string, Value: string) => ({
  OptionSettings: [{ Namespace, OptionName, Value }],
})
for (const [control, namespace, option, good, bad] of [
  [eb.healthIsReportedInDetail, 'aws:elasticbeanstalk:healthreporting:system', 'SystemType', 'enhanced', 'basic'],
  [eb.platformUpdatesAreManaged, 'aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled', 'true', 'false'],
  [eb.logsAreStreamed, 'aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs', 'true', 'false'],
  [eb.environmentsRequireImdsV2, 'aws:autoscaling:launchconfiguration', 'DisableIMDSv1', 'true', 'false'],
] as const)
  examples(control, {
    met: [set(namespace, option, good)],
    unmet: [set(namespace, option, bad), { OptionSettings: [] }, set('aws:elsewhere', option, good)],
  })
