import { expect, test } from 'vitest'
import { practicePartitions } from '../core/partition.ts'
import { placesIn } from './places.ts'

const gov = placesIn('aws-us-gov')
const china = placesIn('aws-cn')

test('the standard partition is not translated', () => {
  expect(placesIn('aws')).toBeUndefined()
})

test('ARNs, regions and zones go out as the partition has them, and come in again', () => {
  const answer = {
    Arn: 'arn:aws:rds:us-east-1:111122223333:db:a',
    Zones: ['eu-central-1b'],
    Policy: '%22arn%3Aaws%3Aiam%3A%3A111122223333%3Aroot%22',
    At: new Date(0),
    Size: 3,
    None: null,
  }
  const out = gov?.outside(answer)
  expect(out).toEqual({
    ...answer,
    Arn: 'arn:aws-us-gov:rds:us-gov-west-1:111122223333:db:a',
    Zones: ['us-gov-east-1b'],
    Policy: '%22arn%3Aaws-us-gov%3Aiam%3A%3A111122223333%3Aroot%22',
  })
  expect(gov?.within(out)).toEqual(answer)
})

test('names of hosts in China end as they do there', () => {
  expect(china?.outside('db.x.us-east-1.rds.amazonaws.com and sqs.us-east-1.amazonaws.com')).toBe(
    'db.x.cn-north-1.rds.amazonaws.com and sqs.cn-north-1.amazonaws.com.cn',
  )
  expect(china?.within('https://sqs.cn-north-1.amazonaws.com.cn/1/q')).toBe('https://sqs.us-east-1.amazonaws.com/1/q')
})

test('keys, other bytes and what only looks alike stay as they are', () => {
  const bytes = new Uint8Array([0xff, 0xfe])
  expect(gov?.outside({ 'us-east-1': 'a-us-east-12', b: bytes })).toEqual({ 'us-east-1': 'a-us-east-12', b: bytes })
  expect(gov?.outside(new TextEncoder().encode('arn:aws:iam::1:root'))).toEqual(
    new TextEncoder().encode('arn:aws-us-gov:iam::1:root'),
  )
  expect(Object.getPrototypeOf(gov?.within(JSON.parse('{"__proto__":{"a":"b"}}')))).toBeNull()
})

test('its keys are known in no region of another partition', () => {
  expect(gov?.regionWithin('us-gov-east-1')).toBe('eu-central-1')
  expect(gov?.regionWithin('eu-central-1')).toBeUndefined()
})

test('a partition of one region has everything there, and its hosts end as they do there', () => {
  const eusc = placesIn('aws-eusc')
  expect(eusc?.outside('arn:aws:acm:us-east-1:1:certificate/a eu-central-1a sqs.us-east-1.amazonaws.com')).toBe(
    'arn:aws-eusc:acm:eusc-de-east-1:1:certificate/a eusc-de-east-1a sqs.eusc-de-east-1.amazonaws.eu',
  )
  expect(eusc?.within('arn:aws-eusc:sqs:eusc-de-east-1:1:q sqs.eusc-de-east-1.amazonaws.eu')).toBe(
    'arn:aws:sqs:eu-central-1:1:q sqs.eu-central-1.amazonaws.com',
  )
  expect(placesIn('aws-eusc', 'small')?.regionWithin('eusc-de-east-1')).toBe('eu-west-1')
  expect([eusc?.isOneRegion, gov?.isOneRegion]).toEqual([true, false])
})

test('a partition whose regions are not known is refused, with what it can be in', () => {
  expect(() => placesIn('aws-iso')).toThrow(expect.objectContaining({ code: 'PRACTICE_PARTITION' }))
})

test('it can be in each partition that is offered', () => {
  for (const partition of practicePartitions) expect(() => placesIn(partition)).not.toThrow()
})

test.each([
  ['aws-us-gov', 'https://console.amazonaws-us-gov.com/console/home'],
  ['aws-cn', 'https://console.amazonaws.cn/console/home'],
  ['aws-eusc', 'https://console.amazonaws-eusc.eu/console/home'],
])('a sign-in in %s leads to the console of the partition', (partition, address) => {
  const within = { LoginTo: 'https://console.aws.amazon.com/console/home' }
  const places = placesIn(partition)
  expect(places?.outside(within)).toEqual({ LoginTo: address })
  expect(places?.within({ LoginTo: address })).toEqual(within)
})
