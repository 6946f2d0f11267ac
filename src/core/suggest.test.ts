import { expect, test } from 'vitest'
import { suggest } from './suggest.ts'

const names = ['ec2', 'rds', 's3', 'dynamodb', 'elasticbeanstalk', 'cloudtrail', 'cloudfront']

test('a transposition, a missing and a wrong letter find their name', () => {
  expect(suggest('dyanmodb', names)).toEqual(['dynamodb'])
  expect(suggest('clodtrail', names)).toEqual(['cloudtrail'])
  expect(suggest('RDB', names)[0]).toBe('rds')
})

test('a beginning finds all that begin so', () => {
  expect(suggest('cloud', names)).toEqual(['cloudfront', 'cloudtrail'])
})

test('nothing close finds nothing', () => {
  expect(suggest('kubernetes-everything', names)).toEqual([])
})
