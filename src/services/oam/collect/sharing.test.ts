import { expect, test } from 'vitest'
import { sharesNamespace } from './sharing.ts'

test.each([
  [undefined, true],
  ['*', true],
  ["Namespace = 'Trail'", true],
  ["Namespace = 'trail'", false],
  ["Namespace != 'Trail'", false],
  ["Namespace NOT LIKE 'AWS/%'", true],
  ["Namespace LIKE 'AWS/%'", false],
  ["Namespace LIKE 'Tr%'", true],
  ["Namespace IN ('AWS/EC2', 'AWS/ELB', 'AWS/S3')", false],
  ["Namespace IN ('AWS/EC2','Trail')", true],
  ["Namespace NOT IN ('AWS/EC2')", true],
  ["Namespace = 'AWS/EC2' OR Namespace NOT LIKE 'AWS/%'", true],
  ["Namespace != 'AWS/EC2' AND Namespace NOT LIKE 'Tr%'", false],
])('a link with the filter %s shares the namespace Trail: %s', (filter, shared) => {
  expect(sharesNamespace(filter, 'Trail')).toBe(shared)
})

test.each([
  "Namespace = 'Trail' OR Namespace = 'a' AND Namespace = 'b'",
  "Namespace LIKE '%rail'",
  "Namespace LIKE 'T%l'",
  "Namespace = 'Trail' Namespace = 'Trail'",
  "OR Namespace = 'Trail'",
  "MetricName = 'RootUser'",
  "Namespace = 'Trail' AND",
  '',
])('what AWS may understand by %s is not known', (filter) => {
  expect(sharesNamespace(filter, 'Trail')).toBeUndefined()
})
