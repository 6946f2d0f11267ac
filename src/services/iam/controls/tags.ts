import type { Control } from '../../../controls/control.ts'
import { areTagged, TAG } from '../../../controls/tags.ts'
import { existing } from '../../../controls/template.ts'

const page = 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html'

export const rolesAreTagged: Control = areTagged({
  id: 'IAM.24',
  on: 'AWS::IAM::Role',
  page: page,
  title: 'IAM roles',
  one: 'role',
  own: {
    console: 'In IAM, choose Roles, the role, Tags, and add the keys with their values.',
    cli: 'aws iam tag-role --role-name ROLE --tags Key=KEY,Value=VALUE',
  },
  cloudformation: existing('AWS::IAM::Role', { Tags: [TAG] }),
  terraform: 'aws_iam_role',
})

export const usersAreTagged: Control = areTagged({
  id: 'IAM.25',
  on: 'AWS::IAM::User',
  page: page,
  title: 'IAM users',
  one: 'user',
  own: {
    console: 'In IAM, choose Users, the user, Tags, and add the keys with their values.',
    cli: 'aws iam tag-user --user-name USER --tags Key=KEY,Value=VALUE',
  },
  cloudformation: existing('AWS::IAM::User', { Tags: [TAG] }),
  terraform: 'aws_iam_user',
})
