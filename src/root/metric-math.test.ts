import { expect, test } from 'vitest'
import { parseMetricMath } from './metric-math.ts'

test.each<[string, number | undefined, number | undefined]>([
  ['m', 1, undefined],
  ['m + 2 * 3', 7, undefined],
  ['(m + 2) * 3 - 1 - 1', 7, undefined],
  ['m / (m - m)', Number.NaN, undefined],
  ['m > 0', 1, undefined],
  ['IF(m >= 1, 5, 0)', 5, Number.NaN],
  ['IF(m != 1, 5)', undefined, Number.NaN],
  ['FILL(m, 0) == 0', 0, 1],
  ['IF(FILL(m, 0) > 0, 1, 0)', 1, 0],
])('%s is %j at one, and %j without data', (text, one, none) => {
  const math = parseMetricMath(text)
  expect([math?.(() => 1), math?.(() => undefined)]).toEqual([one, none])
})

test.each(['', 'm +', '(m', 'm n', 'SUM(METRICS())', 'ANOMALY_DETECTION_BAND(m, 2)', 'SELECT SUM(x) FROM y', 'IF(m)'])(
  '%j is not evaluated',
  (text) => {
    expect(parseMetricMath(text)).toBeUndefined()
  },
)
