import { expect, test } from 'vitest'
import { demarc } from './in-test.ts'

test('prints the split of a service, a type or a category', async () => {
  for (const name of ['ec2', 'rds', 's3', 'AWS::DynamoDB::Table', 'abstracted', 'elb']) {
    const { code, out } = await demarc(`model ${name}`)
    expect([name, code]).toEqual([name, 0])
    expect(out).toMatch(/AWS/)
  }
})

test('--compare draws the staircase', async () => {
  const { code, out } = await demarc('model --compare ec2 rds s3')
  expect(code).toBe(0)
  expect(out).toMatch(/EC2.*RDS.*S3/i)
})

test.each(['--all', '--moves', '--unsure'])('%s shows no configuration, and refuses --given', async (option) => {
  const { code, err } = await demarc(`model rds ${option} --given Engine=custom-oracle-ee`)
  expect(code).toBe(2)
  expect(err).toContain(`cannot be used with option '${option}'`)
})

test('--all lists every resource type, and refuses names', async () => {
  const { code, err } = await demarc('model rds --all')
  expect([code, err]).toEqual([2, expect.stringContaining('takes no names')])
})

test('--format json and markdown', async () => {
  const json = await demarc('model rds --format json')
  expect(JSON.parse(json.out)).toBeTruthy()
  const markdown = await demarc('model --all --format markdown')
  expect(markdown.out).toMatch(/^\|.*\|$/m)
})

test('alone: the three categories, the staircase and what moves the line, in one screen', async () => {
  const { code, out } = await demarc('model')
  expect(code).toBe(0)
  for (const part of ['infrastructure', 'container', 'not Docker', 'abstracted', '┏━', 'moves the line'])
    expect(out).toContain(part)
  expect(out.split('\n').length).toBeLessThanOrEqual(60)
})

test('a service has the line drawn above the layers that are of AWS alone', async () => {
  const lines = (await demarc('model s3')).out.split('\n')
  const at = lines.findIndex((line) => line.includes('━━ the line'))
  expect(lines[at + 1]).toMatch(/^ 5 {2}Platform +AWS/)
})
