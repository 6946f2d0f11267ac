import type { ListResourcesInput } from '@aws-sdk/client-cloudcontrol'
import { expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { isRecord } from '../../core/record.ts'
import type { Resource } from '../../model/resource.ts'
import { awsOf, scanPractice } from '../../practice/account/scan-in-test.ts'
import { startPractice } from '../../practice/account/server.ts'
import { HOME } from '../../practice/company.ts'
import { collectors } from '../collectors.gen.ts'
import { areSameInForm } from './collect/forms.ts'
import { isKept } from './collect/kept.ts'
import { type HandledType, type HandledTypes, handledTypes } from './collect/types.ts'

/**
 * Where a collector and Cloud Control differ about a property of the practice account's resources, and why that is right. Both have
 * CloudFormation's shape: what is not here is a mistake of one of them.
 */
const differing: Readonly<Record<string, string>> = {
  'AWS::CloudFront::Distribution DistributionConfig': 'the collector has an empty OriginGroups where there is none',
}

/** What stands for nothing is nothing, in lists the order does not count, and a policy is what its text says. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'string') return plainText(value)
  if (Array.isArray(value)) {
    const all = value.map(plain).filter((one) => one !== undefined)
    return all.length === 0 ? undefined : all
  }
  if (!isRecord(value)) return value
  const members = Object.entries(value).flatMap(([name, one]) => {
    const within = plain(one)
    return within === undefined ? [] : [[name, within]]
  })
  return members.length === 0 ? undefined : Object.fromEntries(members)
}

function plainText(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text)
    return isRecord(parsed) ? plain(parsed) : text
  } catch {
    return text
  }
}

/** Whether all that the collector keeps of a value is what Cloud Control has there, which may have more. */
function isWithin(own: unknown, theirs: unknown): boolean {
  if (own === undefined) return true
  if (Array.isArray(own))
    return (
      Array.isArray(theirs) &&
      own.length === theirs.length &&
      own.every((one) => theirs.some((it) => isWithin(one, it)))
    )
  if (!isRecord(own)) return own === theirs
  return isRecord(theirs) && Object.entries(own).every(([name, one]) => isWithin(one, theirs[name]))
}

const isSame = (own: unknown, theirs: unknown): boolean =>
  (own === undefined) === (theirs === undefined) && isWithin(own, theirs)

/** The resource of an identifier, by its properties or a part of its ARN. */
const isOf = (identifier: string, { id, name }: Resource): boolean =>
  identifier
    .split('|')
    .some((part) => id === part || name === part || `${id.replaceAll(':', '/')}/`.includes(`/${part}/`))

/** The most resources of a type in a region that are compared: an error of a collector shows on each. */
const MOST = 6

function sampled(resources: readonly Resource[], handled: HandledTypes): readonly (readonly [Resource, HandledType])[] {
  const count = new Map<string, number>()
  return resources.flatMap((one) => {
    const type = handled(one.type)
    const seen = (count.get(`${one.type} ${one.region}`) ?? 0) + 1
    count.set(`${one.type} ${one.region}`, seen)
    return type?.lists && type.reads && one.owner === undefined && seen <= MOST ? [[one, type]] : []
  })
}

/** The identifiers of a type in a region, each listing asked once. */
function lister(aws: Aws) {
  const known = new Map<string, Promise<readonly string[]>>()
  return (type: HandledType, region: string, told: Readonly<Record<string, unknown>>): Promise<readonly string[]> => {
    const ResourceModel = type.parents.length > 0 ? JSON.stringify(told) : undefined
    const key = `${type.type} ${region} ${ResourceModel}`
    const asked = known.get(key) ?? listed(aws, region, { TypeName: type.type, ResourceModel })
    known.set(key, asked)
    return asked
  }
}

async function listed(aws: Aws, region: string, asked: ListResourcesInput): Promise<readonly string[]> {
  const { ResourceDescriptions = [] } = await (await aws.client('cloudcontrol', region)).listResources(asked)
  return ResourceDescriptions.map(({ Identifier = '' }) => Identifier)
}

test('Cloud Control answers of each resource what its collector reads', async () => {
  const practice = await startPractice({ pageSize: 1000 })
  const aws = awsOf(practice)
  const list = lister(aws)
  const model = await scanPractice(practice, collectors)
  const found: string[] = []
  let compared = 0
  for (const [resource, type] of sampled(model.all, await handledTypes())) {
    const region = resource.region === 'global' ? HOME : resource.region
    // safe: properties by name; each type has its own
    const own = resource.properties as Readonly<Record<string, unknown>>
    const told = Object.fromEntries(type.parents.map(({ property }) => [property, own[property]]))
    const identifiers = await list(type, region, told)
    const whole = type.identifier.map((path) => own[path]).join('|')
    const Identifier = identifiers.find((one) => one === whole) ?? identifiers.find((one) => isOf(one, resource))
    if (Identifier === undefined) {
      found.push(`${type.type} ${resource.id}`)
      continue
    }
    const api = await aws.client('cloudcontrol', region)
    const { ResourceDescription } = await api.getResource({ TypeName: type.type, Identifier })
    const theirs: Record<string, unknown> = JSON.parse(ResourceDescription?.Properties ?? '')
    const hidden = type.writeOnly.map((path) => path.split('.')[0])
    for (const [name, value] of Object.entries(own)) {
      if (hidden.includes(name) || !isKept(type, name, undefined)) continue
      compared += 1
      const isForm = areSameInForm(type.type, name, value, theirs[name])
      if (!isForm && !isSame(plain(value), plain(theirs[name]))) found.push(`${type.type} ${name}`)
    }
  }
  await aws.close()
  await practice.close()
  // a subscription has no ARN, and is no resource, until it is confirmed
  const pending = found.filter((one) => one.startsWith('AWS::SNS::Subscription AWS::SNS::Subscription/'))
  expect(pending).toHaveLength(1)
  expect([...new Set(found)].filter((one) => !pending.includes(one)).sort()).toEqual(Object.keys(differing).sort())
  expect(compared).toBeGreaterThan(1400)
})
