import { expect, test } from 'vitest'
import { AnswerNames, NamedBefore } from './run-answers.ts'

const LISTING = 's3:ListBuckets aws-global {}'
const LOGGING = 's3:GetBucketLogging'

/** Rows of one type in turn, twice so that what several of them share is in the table. */
const rows: readonly (readonly string[])[] = [
  [LISTING, `${LOGGING} eu-central-1 {"Bucket":"a"}`, 's3:GetBucketPolicy eu-central-1 {"Bucket":"a"}'],
  [LISTING, `${LOGGING} eu-central-1 {"Bucket":"bb"}`, 's3:GetBucketPolicy eu-central-1 {"Bucket":"bb"}'],
  // other operations at the same places, one of which begins as another
  [LISTING, 's3:GetBucketLoggingX eu-central-1 {"Bucket":"c"}', `${LOGGING} eu-central-1 {"Bucket":"c"}`],
  // two inputs
  [LISTING, `${LOGGING} eu-central-1 {"Bucket":"d"}`, 's3:GetBucketPolicy eu-central-1 {"Bucket":"e"}'],
  [LISTING, `${LOGGING} eu-central-1 {"Bucket":"f"}`, 's3:GetBucketAcl us-east-1 {"Bucket":"f"}', 'kms:ListKeys x {}'],
  [`${LOGGING} eu-central-1 {"Bucket":"g"}`],
  // hidden characters and quotation marks
  [LISTING, `${LOGGING} eu-central-1 {"Bucket":"\u200b"}`, 's3:GetBucketPolicy eu-central-1 {"Bucket":"\u200b"}'],
]

/** Looked up by what a row says, as a reader does. */
const namesIn = (members: string, table: readonly string[]): readonly string[] => {
  const { input, answers } = JSON.parse(`{${members}}`) as { input?: string; answers: (string | number)[] }
  return answers.map((one) => {
    const name = typeof one === 'number' ? JSON.parse(table[one] ?? '') : one
    return name.includes(' ') ? name : `${name} ${input}`
  })
}

test('the operations of the row before change nothing of what a row says', () => {
  const [one, other] = [new AnswerNames(), new AnswerNames()]
  const before = new NamedBefore()
  for (const names of [...rows, ...rows, ...rows]) {
    const members = one.members(names, [LISTING], before)
    expect(members).toBe(other.members(names, [LISTING], new NamedBefore()))
    expect(namesIn(members, one.table)).toEqual(names)
  }
  expect(before.operations).toContain('s3:GetBucketPolicy')
})
