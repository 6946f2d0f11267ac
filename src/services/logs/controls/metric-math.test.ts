import { expect, test } from 'vitest'
import { parseMetricMath } from './metric-math.ts'

test.each<[string, number | undefined, number | undefined]>([
  ['m', 1, undefined],
  ['m + 2 * 3', 7, undefined],
  ['(m + 2) * 3 - 1 - 1', 7, undefined],
  ['m / (m - m)', undefined, undefined],
  ['-m', -1, undefined],
  ['-5 * m + 7', 2, undefined],
  ['m - -m', 2, undefined],
  ['m > 0 AND m < 2', 1, undefined],
  ['m > 1 && m < 2', 0, undefined],
  ['m > 1 OR m == 1', 1, undefined],
  ['m > 1 || m > 2', 0, undefined],
  ['(m > 1 OR m == 1) AND m', 1, undefined],
  ['SUM([m, m, m])', 3, undefined],
  ['SUM([-m, m]) + 4', 4, undefined],
  ['AVG([m, FILL(m, 0)])', 1, 0],
  ['MAX([m, m + 1])', 2, undefined],
  ['MIN([m, m + 1])', 1, undefined],
  ['m + FILL(m, 3)', 2, 3],
  ['FILL(m, 3) + 1', 2, 4],
  ['IF(FILL(m, 0) == 0, m, 5)', 5, 0],
  ['m > 0', 1, undefined],
  ['IF(m >= 1, 5, 0)', 5, Number.NaN],
  ['IF(m != 1, 5)', undefined, Number.NaN],
  ['FILL(m, 0) == 0', 0, 1],
  ['IF(FILL(m, 0) > 0, 1, 0)', 1, 0],
])('%s is %j at one, and %j without data', (text, one, none) => {
  const math = parseMetricMath(text)
  expect([math?.(() => 1), math?.(() => undefined)]).toEqual([one, none])
})

test.each([
  '',
  'm +',
  '(m',
  'm n',
  'SUM(METRICS())',
  'ANOMALY_DETECTION_BAND(m, 2)',
  'SELECT SUM(x) FROM y',
  'IF(m)',
  'SUM(m)',
  'SUM([m, 2])',
  'SUM([m)',
  'm > 0 AND m < 2 OR m',
  'm AND',
  '-',
  'm ^ 2',
  'FOO([m])',
])('%j is not evaluated', (text) => {
  expect(parseMetricMath(text)).toBeUndefined()
})
