import { expect, test } from 'vitest'
import { assignSteps, removeSteps } from './console-steps.ts'

const root = { is: 'root' } as const
const at = 'http://127.0.0.1:4566'

test('on AWS the steps name the page of the console', () => {
  expect(assignSteps(root, 'virtual', 'aws').steps.join()).toContain(
    'https://console.aws.amazon.com/iam/home?#security_credential',
  )
})

test('on a practice account they are a command, and no page of AWS', () => {
  const steps = [assignSteps(root, 'security-key', 'aws', at), removeSteps(root, 'GAKT1', 'aws', at)]
  expect(steps.flatMap((one) => one.steps)).toEqual([
    `In another terminal: demarc practice console-step assign --family security-key --software --endpoint ${at}`,
    `In another terminal: demarc practice console-step deactivate --serial GAKT1 --endpoint ${at}`,
  ])
  expect(steps.map(({ link }) => link)).toEqual([at, at])
})

test('in another partition both the console and the page are its own', () => {
  const anna = { is: 'user', name: 'anna' } as const
  for (const { link, source } of [assignSteps(anna, 'virtual', 'aws-cn'), removeSteps(anna, undefined, 'aws-cn')]) {
    expect(link).toMatch(/^https:\/\/console\.amazonaws\.cn\//)
    expect(source).toMatch(/^https:\/\/docs\.amazonaws\.cn\//)
  }
})
