import { expect, test } from 'vitest'
import { docsPage, homeRegionOf, partitionCalled, partitionNames, partitionOf, partitions } from './partition.ts'

test('a region tells its partition', () => {
  const cases = [
    ['eu-central-1', 'aws'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['cn-northwest-1', 'aws-cn'],
    ['eusc-de-east-1', 'aws-eusc'],
  ] as const
  for (const [region, partition] of cases) expect(partitionOf(region), region).toBe(partition)
})

test('the home region of a partition lies in it', () => {
  for (const { name, home } of partitions) expect(partitionOf(home), name).toBe(name)
})

test('a partition that is not known here is asked where its region is', () => {
  expect(homeRegionOf('aws-iso', 'us-iso-east-1')).toBe('us-iso-east-1')
  expect(homeRegionOf('aws-us-gov', 'us-gov-east-1')).toBe('us-gov-west-1')
  expect(partitionCalled('aws-iso').name).toBe('aws-iso')
})

test('names of others find nothing that is not a partition', () => {
  for (const name of ['constructor', '__proto__', 'toString']) expect(partitionCalled(name).name).toBe(name)
  expect(partitionNames).toEqual(['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc'])
})

test('who has no root user has no feature for one', () => {
  for (const { root, rootFeatures } of partitions) if (root === 'none') expect(rootFeatures).toEqual([])
})

test('what is taken from the standard partition without a page says so', () => {
  const assumed = partitions.filter((one) => one.assumed).map(({ name }) => name)
  expect(assumed).toEqual(['aws-eusc'])
  expect(partitionCalled('aws-iso')).toMatchObject({ called: 'aws-iso', assumed: true })
})

test('a page of the documentation stands on the site of the partition', () => {
  const page = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html'
  expect(partitions.map(({ name }) => docsPage(name, page))).toEqual([
    page,
    page,
    'https://docs.amazonaws.cn/en_us/IAM/latest/UserGuide/id_root-user.html',
    'https://docs.aws.eu/IAM/latest/UserGuide/id_root-user.html',
  ])
  expect(docsPage('aws-cn', 'https://slsa.dev/spec')).toBe('https://slsa.dev/spec')
})
