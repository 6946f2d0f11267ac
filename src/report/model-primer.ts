import { categories } from '../catalog/categories.ts'
import type { Subject } from '../services/subject.ts'
import type { Paint } from './paint.ts'
import { staircase } from './staircase.ts'
import { wrapped } from './terminal/look.ts'

interface PrimerLook {
  readonly paint: Paint
  readonly width: number
  readonly unicode: boolean
}

/** The three categories, ordered by how much AWS operates, with example services. */
export const primerCategories = [
  { category: 'infrastructure', such: 'Amazon EC2, Amazon EBS, Amazon VPC', means: categories.infrastructure.means },
  {
    category: 'container',
    such: 'Amazon RDS, AWS Elastic Beanstalk',
    means: `${categories.container.means}. Here, container means a managed service such as RDS, not Docker`,
  },
  { category: 'abstracted', such: 'Amazon S3, Amazon DynamoDB, AWS Lambda', means: categories.abstracted.means },
] as const

/**
 * The text of `demarc model` without arguments: the model, its categories, the line, and what moves it. `examples`: one service
 * of each category.
 */
export function primer(examples: readonly Subject[], look: PrimerLook): string {
  const { paint } = look
  const text = (says: string): readonly string[] => wrapped(says, look, '', 0)
  const moves = examples.flatMap(({ moves: of, name }) => of.slice(0, 1).map(({ says }) => ({ name, says })))
  return `${[
    paint('bold', 'The AWS shared responsibility model'),
    ...text(
      'AWS is responsible for the security of the cloud, you for security in the cloud. The category of a service says where the line between the two runs.',
    ),
    '',
    ...primerCategories.flatMap(({ category, such, means }) => [
      `${paint('cyan', category)}  ${such}`,
      ...wrapped(`${means}.`, look, '  ', 2),
    ]),
    '',
    staircase(examples, paint, look.unicode),
    '',
    paint('bold', 'Your configuration moves the line'),
    ...moves.flatMap(({ name, says }) => wrapped(`${name}: if ${says}.`, look, '  ', 4)),
    '',
    paint('bold', 'Next'),
    '  demarc model rds                       one service, layer by layer',
    '  demarc model --compare lambda eks      other services side by side',
    '  demarc model --moves rds               what moves the line, with the AWS pages',
    '  demarc model --all                     every resource type',
  ].join('\n')}\n`
}
