import type * as BeanstalkClient from '@aws-sdk/client-elastic-beanstalk'
import { isAmong, set, take } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type Answer, type AwsError, awsError, practiceService } from '../../../practice/service.ts'
import { tag, tagPairs, untag } from '../../../practice/tags.ts'
import { elasticbeanstalk as sdk } from '../sdk.ts'
import { describes } from './cloudformation.ts'
import {
  definitionOf,
  ENVIRONMENT,
  fits,
  HEALTH,
  keyOf,
  LAUNCH,
  MANAGED,
  optionDefinitions,
  PLATFORM_UPDATE,
} from './options.ts'
import { seedBeanstalk } from './seed.ts'
import {
  type BeanstalkState,
  type C,
  type Client,
  environmentOf,
  invalidValue,
  platformImage,
  type StoredEnvironment,
  taggedBy,
} from './state.ts'

function shown({ is, settings }: StoredEnvironment): Answer<BeanstalkClient.EnvironmentDescription> {
  const gone = is.Status === 'Terminated'
  const enhanced = settings[keyOf(HEALTH, 'SystemType')] === 'enhanced'
  return {
    ...is,
    CNAME: `${is.EnvironmentName}.${is.EnvironmentArn.split(':')[3]}.elasticbeanstalk.com`,
    AbortableOperationInProgress: false,
    Health: gone ? 'Grey' : 'Green',
    ...(enhanced && !gone ? { HealthStatus: 'Ok' as const } : {}),
    Tier: { Name: 'WebServer', Type: 'Standard', Version: '1.0' },
    EnvironmentLinks: [],
  }
}

/** Every option in effect: the values that were set, and the defaults of the others. */
function settingsOf({ settings: chosen, is }: StoredEnvironment): BeanstalkClient.ConfigurationOptionSetting[] {
  const settings = { [keyOf(LAUNCH, 'ImageId')]: platformImage(is.PlatformArn), ...chosen }
  const known = optionDefinitions.map(({ namespace, name, value }) => {
    const inForce = settings[keyOf(namespace, name)] ?? value
    return { Namespace: namespace, OptionName: name, ...(inForce === undefined ? {} : { Value: inForce }) }
  })
  const names = new Set(optionDefinitions.map(({ namespace, name }) => keyOf(namespace, name)))
  const own = Object.entries(settings).flatMap(([key, Value]) => {
    const [Namespace = '', OptionName = ''] = key.split(' ')
    return names.has(key) ? [] : [{ Namespace, OptionName, Value }]
  })
  return [...known, ...own]
}

const paged = listing({
  token: 'NextToken',
  size: 'MaxRecords',
  next: 'NextToken',
  whole: true,
  check: (size) => {
    if (size < 1 || size > 1000) throw invalidValue(`MaxRecords ${size} is not between 1 and 1000`)
  },
})

const wrong = (message: string): AwsError =>
  awsError('ConfigurationValidationException', `Configuration validation exception: ${message}`)

/**
 * Managed updates require enhanced health, a start time, an update level and a service role
 * (dg/environment-platform-update-managed.html).
 */
function checkManaged(settings: Readonly<Record<string, string>>): void {
  const value = (namespace: string, name: string) => settings[keyOf(namespace, name)]
  if (value(MANAGED, 'ManagedActionsEnabled') !== 'true') return
  const where = `(Namespace: '${MANAGED}', OptionName: 'ManagedActionsEnabled')`
  const missing = [
    value(HEALTH, 'SystemType') === 'enhanced' ? undefined : 'enhanced health reporting',
    value(MANAGED, 'PreferredStartTime') === undefined ? 'PreferredStartTime' : undefined,
    value(PLATFORM_UPDATE, 'UpdateLevel') === undefined ? 'UpdateLevel' : undefined,
    value(ENVIRONMENT, 'ServiceRole') === undefined ? 'ServiceRole' : undefined,
  ].find((one) => one !== undefined)
  if (missing !== undefined)
    throw wrong(`Invalid option specification ${where}: You can't enable managed platform updates without ${missing}.`)
}

function updatedSettings(
  stored: StoredEnvironment,
  { OptionSettings: wanted = [], OptionsToRemove: remove = [] }: BeanstalkClient.UpdateEnvironmentMessage,
): Record<string, string> {
  const settings = { ...stored.settings }
  for (const { Namespace = '', OptionName = '' } of remove) delete settings[keyOf(Namespace, OptionName)]
  for (const { Namespace = '', OptionName = '', Value = '' } of wanted) {
    const where = `(Namespace: '${Namespace}', OptionName: '${OptionName}')`
    const definition = definitionOf(Namespace, OptionName)
    if (!definition) throw wrong(`Invalid option specification ${where}: Unknown configuration setting.`)
    if (!fits(definition, Value)) throw wrong(`Invalid option value: '${Value}' ${where}`)
    settings[keyOf(Namespace, OptionName)] = Value
  }
  checkManaged(settings)
  return settings
}

/** Members of UpdateEnvironment that the practice account does not implement. */
const notHere = ['GroupName', 'PlatformArn', 'SolutionStackName', 'TemplateName', 'Tier', 'VersionLabel'] as const

function update(call: C<BeanstalkClient.UpdateEnvironmentMessage>): StoredEnvironment {
  const { input, now } = call
  const other = notHere.find((member) => input[member] !== undefined)
  if (other) throw awsError('NotImplemented', `The practice account does not change ${other} of an environment.`, 501)
  const stored = environmentOf(call, input)
  if (input.ApplicationName !== undefined) checkApplication(stored, input.ApplicationName)
  stored.settings = updatedSettings(stored, input)
  take(stored.is, input, 'Description')
  stored.is.DateUpdated = now.toISOString()
  return stored
}

function checkApplication({ is }: StoredEnvironment, name: string | undefined): void {
  if (is.ApplicationName !== name)
    throw invalidValue(`No Application named '${name}' found for environment '${is.EnvironmentName}'.`)
}

const MOST_TAGS = 50

function demand(call: C<BeanstalkClient.UpdateTagsForResourceMessage>, action: string): void {
  const arn = call.input.ResourceArn ?? '*'
  if (call.decide(action, arn) === 'allow') return
  const { arn: who } = call.principal
  throw awsError('AccessDenied', `User: ${who} is not authorized to perform: ${action} on resource: ${arn}`, 403)
}

/** AWS Elastic Beanstalk: environments with their settings and tags. */
export const elasticBeanstalk = practiceService<Client, BeanstalkState>({
  sdk,
  scope: 'regional',
  seed: seedBeanstalk,
  // adding and removing tags are separate actions, which the handler checks (API_UpdateTagsForResource.html)
  action: { UpdateTagsForResource: null },
  describes,
  reads: {
    DescribeEnvironments: (call) => {
      const { input, state } = call
      const found = state.environments.filter(
        ({ is }) =>
          (input.IncludeDeleted !== false || is.Status !== 'Terminated') &&
          (input.ApplicationName ?? is.ApplicationName) === is.ApplicationName &&
          (input.VersionLabel ?? is.VersionLabel) === is.VersionLabel &&
          isAmong(input.EnvironmentNames, is.EnvironmentName) &&
          isAmong(input.EnvironmentIds, is.EnvironmentId),
      )
      return paged(call, { Environments: found.map(shown) })
    },
    DescribeConfigurationSettings: (call) => {
      const { input } = call
      if (input.TemplateName !== undefined)
        throw awsError('NotImplemented', 'The practice account has no configuration templates.', 501)
      const stored = environmentOf(call, input)
      checkApplication(stored, input.ApplicationName)
      const { ApplicationName, EnvironmentName, SolutionStackName, PlatformArn, DateCreated, DateUpdated } = stored.is
      const named = { ApplicationName, EnvironmentName, SolutionStackName, PlatformArn, DateCreated, DateUpdated }
      return {
        ConfigurationSettings: [{ ...named, DeploymentStatus: 'deployed', OptionSettings: settingsOf(stored) }],
      }
    },
    DescribePlatformVersion: ({ input: { PlatformArn }, state }) => {
      if (PlatformArn === undefined || !state.environments.some(({ is }) => is.PlatformArn === PlatformArn))
        throw awsError('ResourceNotFoundException', `No Platform named '${PlatformArn}' found.`)
      return {
        PlatformDescription: {
          PlatformArn,
          PlatformOwner: 'AWSElasticBeanstalk',
          PlatformStatus: 'Ready',
          CustomAmiList: [
            { VirtualizationType: 'pv', ImageId: '' },
            { VirtualizationType: 'hvm', ImageId: platformImage(PlatformArn) },
          ],
        },
      }
    },
    ListTagsForResource: (call) => {
      const { is, tags } = taggedBy(call, call.input.ResourceArn)
      return { ResourceArn: is.EnvironmentArn, ResourceTags: tagPairs(tags) }
    },
  },
  changes: {
    UpdateEnvironment: (call) => ({ ...shown(update(call)), Status: 'Updating', AbortableOperationInProgress: true }),
    TerminateEnvironment: (call) => {
      const stored = environmentOf(call, call.input)
      set(stored.is, { Status: 'Terminated', DateUpdated: call.now.toISOString() })
      return { ...shown(stored), Status: 'Terminating' }
    },
    UpdateTagsForResource: (call) => {
      const { TagsToAdd: add = [], TagsToRemove: remove = [] } = call.input
      if (add.length > 0) demand(call, 'elasticbeanstalk:AddTags')
      if (remove.length > 0) demand(call, 'elasticbeanstalk:RemoveTags')
      const stored = taggedBy(call, call.input.ResourceArn)
      const reserved = add.find(({ Key }) => Key?.startsWith('aws:') || Key?.startsWith('elasticbeanstalk:'))
      if (reserved) throw invalidValue(`The tag key '${reserved.Key}' is reserved.`)
      const both = add.find(({ Key }) => remove.includes(Key ?? ''))
      if (both)
        throw awsError('InvalidParameterCombination', `The tag key '${both.Key}' cannot be both added and removed.`)
      untag(stored, remove)
      tag(stored, add)
      if (Object.keys(stored.tags).length > MOST_TAGS)
        throw awsError('TooManyTagsException', `An environment has ${MOST_TAGS} tags at most.`)
    },
  },
})
