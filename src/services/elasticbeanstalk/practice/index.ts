import type * as BeanstalkClient from '@aws-sdk/client-elastic-beanstalk'
import { listing } from '../../../practice/listing.ts'
import { type AwsError, awsError, practiceService } from '../../../practice/service.ts'
import { tag, tagPairs, untag } from '../../../practice/tags.ts'
import { elasticbeanstalk as sdk } from '../sdk.ts'
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

function shown(stored: StoredEnvironment): BeanstalkClient.EnvironmentDescription {
  const region = stored.arn.split(':')[3]
  const gone = stored.status === 'Terminated'
  const enhanced = stored.settings[keyOf(HEALTH, 'SystemType')] === 'enhanced'
  return {
    EnvironmentName: stored.name,
    EnvironmentId: stored.id,
    EnvironmentArn: stored.arn,
    ApplicationName: stored.application,
    VersionLabel: stored.version,
    SolutionStackName: stored.solution,
    PlatformArn: stored.platform,
    Description: stored.description,
    CNAME: `${stored.name}.${region}.elasticbeanstalk.com`,
    DateCreated: new Date(stored.created),
    DateUpdated: new Date(stored.updated),
    Status: stored.status,
    AbortableOperationInProgress: false,
    Health: gone ? 'Grey' : 'Green',
    ...(enhanced && !gone ? { HealthStatus: 'Ok' as const } : {}),
    Tier: { Name: 'WebServer', Type: 'Standard', Version: '1.0' },
    EnvironmentLinks: [],
  }
}

/** Every option in force: what was set, and the defaults of the others. */
function settingsOf({ settings: set, platform }: StoredEnvironment): BeanstalkClient.ConfigurationOptionSetting[] {
  const settings = { [keyOf(LAUNCH, 'ImageId')]: platformImage(platform), ...set }
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

/** Managed updates need enhanced health, a start time, a level and a service role (dg/environment-platform-update-managed.html). */
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
  { OptionSettings: set = [], OptionsToRemove: remove = [] }: BeanstalkClient.UpdateEnvironmentMessage,
): Record<string, string> {
  const settings = { ...stored.settings }
  for (const { Namespace = '', OptionName = '' } of remove) delete settings[keyOf(Namespace, OptionName)]
  for (const { Namespace = '', OptionName = '', Value = '' } of set) {
    const where = `(Namespace: '${Namespace}', OptionName: '${OptionName}')`
    const definition = definitionOf(Namespace, OptionName)
    if (!definition) throw wrong(`Invalid option specification ${where}: Unknown configuration setting.`)
    if (!fits(definition, Value)) throw wrong(`Invalid option value: '${Value}' ${where}`)
    settings[keyOf(Namespace, OptionName)] = Value
  }
  checkManaged(settings)
  return settings
}

/** What UpdateEnvironment changes elsewhere, and not here. */
const notHere = ['GroupName', 'PlatformArn', 'SolutionStackName', 'TemplateName', 'Tier', 'VersionLabel'] as const

function update(call: C<BeanstalkClient.UpdateEnvironmentMessage>): StoredEnvironment {
  const { input, now } = call
  const other = notHere.find((member) => input[member] !== undefined)
  if (other) throw awsError('NotImplemented', `The practice account does not change ${other} of an environment.`, 501)
  const stored = environmentOf(call, input)
  if (input.ApplicationName !== undefined && input.ApplicationName !== stored.application)
    throw invalidValue(`No Application named '${input.ApplicationName}' found for environment '${stored.name}'.`)
  stored.settings = updatedSettings(stored, input)
  if (input.Description !== undefined) stored.description = input.Description
  stored.updated = now.toISOString()
  return stored
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
  // each direction has an action of its own, asked for in the handler (API_UpdateTagsForResource.html)
  action: { UpdateTagsForResource: null },
  reads: {
    DescribeEnvironments: (call) => {
      const { input, state } = call
      const { EnvironmentNames: names = [], EnvironmentIds: ids = [] } = input
      const found = state.environments.filter(
        (one) =>
          (input.IncludeDeleted !== false || one.status !== 'Terminated') &&
          (input.ApplicationName === undefined || one.application === input.ApplicationName) &&
          (input.VersionLabel === undefined || one.version === input.VersionLabel) &&
          (names.length === 0 || names.includes(one.name)) &&
          (ids.length === 0 || ids.includes(one.id)),
      )
      return paged(call, { Environments: found.map(shown) })
    },
    DescribeConfigurationSettings: (call) => {
      const { input } = call
      if (input.TemplateName !== undefined)
        throw awsError('NotImplemented', 'The practice account has no configuration templates.', 501)
      const stored = environmentOf(call, input)
      if (stored.application !== input.ApplicationName)
        throw invalidValue(`No Application named '${input.ApplicationName}' found for environment '${stored.name}'.`)
      return {
        ConfigurationSettings: [
          {
            ApplicationName: stored.application,
            EnvironmentName: stored.name,
            SolutionStackName: stored.solution,
            PlatformArn: stored.platform,
            DeploymentStatus: 'deployed',
            DateCreated: new Date(stored.created),
            DateUpdated: new Date(stored.updated),
            OptionSettings: settingsOf(stored),
          },
        ],
      }
    },
    DescribePlatformVersion: ({ input: { PlatformArn }, state }) => {
      if (PlatformArn === undefined || !state.environments.some(({ platform }) => platform === PlatformArn))
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
      const { arn, tags } = taggedBy(call, call.input.ResourceArn)
      return { ResourceArn: arn, ResourceTags: tagPairs(tags) }
    },
  },
  changes: {
    UpdateEnvironment: (call) => ({ ...shown(update(call)), Status: 'Updating', AbortableOperationInProgress: true }),
    TerminateEnvironment: (call) => {
      const stored = environmentOf(call, call.input)
      stored.status = 'Terminated'
      stored.updated = call.now.toISOString()
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
