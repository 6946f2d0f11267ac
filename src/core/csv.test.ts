import { expect, test } from 'vitest'
import { csvRecords, parseCsv } from './csv.ts'

test('quotes, commas, line breaks and both kinds of line end', () => {
  expect(parseCsv('a,b\r\n"x,1","say ""hi"""\n"two\nlines",\n')).toEqual([
    ['a', 'b'],
    ['x,1', 'say "hi"'],
    ['two\nlines', ''],
  ])
})

test('records go by the header, and a row of another length is left out', () => {
  expect(csvRecords('user,arn\nanna,arn:1\nbroken\nb,arn:2')).toEqual([
    { user: 'anna', arn: 'arn:1' },
    { user: 'b', arn: 'arn:2' },
  ])
})
