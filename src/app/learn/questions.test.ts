import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeType } from '../../services/describe.ts'
import { drawQuestions, randomBy } from './questions.ts'
import { parseLesson } from './read-lesson.ts'

const file = new URL('./lessons/line.yaml', import.meta.url)
const line = parseLesson(readFileSync(file, 'utf8'), 'line.yaml')
if (line.kind !== 'quiz') throw new Error('line.yaml is no quiz')
const quiz = line

test('the same seed draws the same questions, another seed others', () => {
  const ids = (seed: string): readonly string[] => drawQuestions(quiz, seed).map(({ id }) => id)
  expect(ids('a')).toEqual(ids('a'))
  expect(ids('a')).not.toEqual(ids('b'))
  expect(new Set(ids('a')).size).toBe(13)
})

test('each draw has questions of the three categories, and of configurations', () => {
  for (const seed of ['a', 'b', 'c', 'd']) {
    const questions = drawQuestions(quiz, seed)
    const plain = questions.filter(({ given }) => given.length === 0).map(({ type }) => describeType(type).category)
    expect(plain).toEqual([
      ...['infrastructure', 'infrastructure', 'infrastructure'],
      ...['container', 'container', 'container'],
      ...['abstracted', 'abstracted', 'abstracted'],
    ])
    expect(questions.length - plain.length).toBe(4)
  }
})

/** All questions of the pool, by their ids. */
const all = new Map(
  drawQuestions(
    { ...quiz, draw: { infrastructure: 999, container: 999, abstracted: 999, configured: 999 } },
    'all',
  ).map((one) => [one.id, one]),
)

test.each([
  ['AWS::EC2::Instance guest-os', 'customer', undefined],
  ['AWS::RDS::DBInstance guest-os', 'shared', undefined],
  ['AWS::RDS::DBInstance Engine=custom-oracle-ee guest-os', 'customer', 'shared'],
  ['AWS::S3::Bucket platform', 'aws', undefined],
  ['AWS::Lambda::Function PackageType=Image platform', 'customer', 'shared'],
  ['AWS::ECS::Service LaunchType=FARGATE guest-os', 'aws', 'customer'],
  ['AWS::ECS::Service LaunchType=EC2 guest-os', 'customer', undefined],
])('%s: %s', (id, right, usual) => {
  expect(all.get(id)).toMatchObject({ right, usual })
})

test('each answer has a page of AWS, and each moved one its reason', () => {
  expect(all.size).toBeGreaterThan(40)
  for (const { row, usual } of all.values()) {
    expect(row.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    if (usual !== undefined) expect(row.because).toEqual(expect.any(String))
  }
})

test('bytes by a seed follow from it alone, and differ from draw to draw', () => {
  const [one, same] = [randomBy('x'), randomBy('x')]
  const first = one(4)
  expect(first).toEqual(same(4))
  expect(one(4)).not.toEqual(first)
})
