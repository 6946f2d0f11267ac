import { expect, test } from 'vitest'
import { queriedMetric } from './metrics-insights.ts'

test.each([
  ['SELECT SUM(RootUser) FROM Trail', 'RootUser'],
  ['select max( "Root User" ) from SCHEMA("Trail", Region)', 'Root User'],
  ['SUM(METRICS())', undefined],
  ['m1 + m2', undefined],
])('%s asks for %s', (expression, metric) => {
  expect(queriedMetric(expression)).toBe(metric)
})
