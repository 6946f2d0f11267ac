import type { Example } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import * as eb from './controls.ts'

const HEALTH = 'aws:elasticbeanstalk:healthreporting:system'
const MANAGED = 'aws:elasticbeanstalk:managedactions'
const LOGS = 'aws:elasticbeanstalk:cloudwatch:logs'
const LAUNCH = 'aws:autoscaling:launchconfiguration'

type Setting = readonly [namespace: string, option: string, value: unknown]
const set = (...settings: readonly Setting[]): Example => ({
  OptionSettings: settings.map(([Namespace, OptionName, Value]) => ({ Namespace, OptionName, Value })),
})
const none: readonly Example[] = [{ OptionSettings: [] }, { OptionSettings: null }]

examples(eb.healthIsReportedInDetail, {
  met: [set([HEALTH, 'SystemType', 'enhanced'])],
  unmet: [set([HEALTH, 'SystemType', 'basic']), set(['aws:elsewhere', 'SystemType', 'enhanced']), ...none],
})

const managed: Setting = [MANAGED, 'ManagedActionsEnabled', 'true']
const level = (value: string): Setting => [`${MANAGED}:platformupdate`, 'UpdateLevel', value]
examples(eb.platformUpdatesAreManaged, {
  met: [
    set(managed),
    set(managed, level('patch')),
    // a boolean, as YAML reads it
    set([MANAGED, 'ManagedActionsEnabled', true]),
    { ...set(managed, level('minor')), parameters: { UpdateLevel: 'minor' } },
  ],
  unmet: [
    set([MANAGED, 'ManagedActionsEnabled', 'false']),
    set([MANAGED, 'ManagedActionsEnabled', null]),
    set(['aws:elsewhere', 'ManagedActionsEnabled', 'true']),
    { ...set(managed, level('patch')), parameters: { UpdateLevel: 'minor' } },
    ...none,
  ],
})

const streams: Setting = [LOGS, 'StreamLogs', 'True']
const kept = (days: unknown): Setting => [LOGS, 'RetentionInDays', days]
examples(eb.logsAreStreamed, {
  met: [
    set(streams),
    set(streams, kept('7')),
    { ...set(streams, kept('90')), parameters: { RetentionInDays: 90 } },
    { ...set(streams, kept(90)), parameters: { RetentionInDays: 90 } },
  ],
  unmet: [
    set([LOGS, 'StreamLogs', 'false']),
    set(['aws:elsewhere', 'StreamLogs', 'true']),
    // the number must be AWS's parameter, not at least it
    { ...set(streams, kept('365')), parameters: { RetentionInDays: 90 } },
    ...none,
  ],
})

examples(eb.environmentsRequireImdsV2, {
  met: [set([LAUNCH, 'DisableIMDSv1', 'true']), set([LAUNCH, 'DisableIMDSv1', true])],
  unmet: [set([LAUNCH, 'DisableIMDSv1', 'false']), set(['aws:elsewhere', 'DisableIMDSv1', 'true']), ...none],
})
