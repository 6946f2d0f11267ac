import type { PolicyDocument } from '../collect/needs.ts'
import type { Permission } from '../collect/permissions.ts'
import { visible, visibleJson } from '../core/visible.ts'
import { type Look, wrapped } from './terminal/look.ts'
import { count } from './views/words.ts'

/** The policies as IAM accepts them: one document, or a list of several. */
export const policyJson = (documents: readonly PolicyDocument[]): string =>
  `${visibleJson(documents.length === 1 ? documents[0] : documents, 2)}\n`

const nameOf = (base: string, index: number, all: readonly unknown[]): string =>
  all.length === 1 ? base : `${base}${index + 1}`

/** A document whose ARNs use the partition in which the template is deployed. */
const anywhere = ({ Version, Statement }: PolicyDocument) => ({
  Version,
  Statement: Statement.map((one) => ({
    ...one,
    Resource:
      typeof one.Resource === 'string'
        ? one.Resource
        : one.Resource.map((arn) => ({ 'Fn::Sub': arn.replace(/^arn:[^:]*:/, 'arn:${AWS::Partition}:') })),
  })),
})

/** Texts about the policies: the command that needs them. */
interface Named {
  readonly command: string
  readonly writes: boolean
  readonly documents: readonly PolicyDocument[]
}

const aboutOf = ({ command, writes }: Named): string =>
  writes ? `What ${command} asks and changes` : `What ${command} asks, and nothing that writes`

/** A CloudFormation template with the policies and a role that has them, for a principal to assume. A plain value for YAML. */
export function policyTemplate(named: Named): unknown {
  const { command, writes, documents } = named
  const policies = documents.map((document, index) => [
    nameOf(writes ? 'DemarcPolicy' : 'ReadOnlyPolicy', index, documents),
    {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { Description: aboutOf(named), PolicyDocument: anywhere(document) },
    },
  ])
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `A role that may do exactly what ${command} needs${writes ? '' : ': read'}.`,
    Parameters: {
      TrustedPrincipal: {
        Type: 'String',
        Description: 'The ARN of the user, role or account root that may assume the role',
        AllowedPattern: '^arn:[a-z-]+:(iam|sts)::[0-9]{12}:.+$',
      },
      ExternalId: {
        Type: 'String',
        Default: '',
        Description: 'What --external-id must say; empty for none. Set one where the principal is in another account',
      },
      RoleName: { Type: 'String', Default: 'DemarcAuditor' },
    },
    Conditions: { HasExternalId: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'ExternalId' }, ''] }] } },
    Resources: {
      ...Object.fromEntries(policies),
      AuditorRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: { Ref: 'RoleName' },
          Description: writes ? `Does what ${command} does` : `Reads what ${command} asks`,
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: { Ref: 'TrustedPrincipal' } },
                Action: 'sts:AssumeRole',
                Condition: {
                  'Fn::If': [
                    'HasExternalId',
                    { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } },
                    { Ref: 'AWS::NoValue' },
                  ],
                },
              },
            ],
          },
          ManagedPolicyArns: policies.map(([name]) => ({ Ref: name })),
        },
      },
    },
    Outputs: { RoleArn: { Value: { 'Fn::GetAtt': ['AuditorRole', 'Arn'] }, Description: 'For --role-arn' } },
  }
}

/** The same for Terraform. */
export function policyTerraform(given: Named): string {
  const { command, writes, documents } = given
  const policies = documents.map((document, index) => {
    const name = nameOf(writes ? 'demarc' : 'demarc_read_only', index, documents)
    const json = visibleJson(document, 2).split('\n').join('\n  ')
    return {
      name,
      text: `resource "aws_iam_policy" "${name}" {
  name        = "${nameOf(writes ? 'Demarc' : 'DemarcReadOnly', index, documents)}"
  description = "${aboutOf(given)}"
  policy      = <<-EOT
  ${json}
  EOT
}

resource "aws_iam_role_policy_attachment" "${name}" {
  role       = aws_iam_role.demarc_auditor.name
  policy_arn = aws_iam_policy.${name}.arn
}
`,
    }
  })
  return `variable "trusted_principal" {
  description = "The ARN of the user, role or account root that may assume the role"
  type        = string
}

variable "external_id" {
  description = "What --external-id must say; null for none. Set one where the principal is in another account"
  type        = string
  default     = null
}

resource "aws_iam_role" "demarc_auditor" {
  name        = "DemarcAuditor"
  description = "${writes ? `Does what ${command} does` : `Reads what ${command} asks`}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [merge(
      {
        Effect    = "Allow"
        Principal = { AWS = var.trusted_principal }
        Action    = "sts:AssumeRole"
      },
      var.external_id == null ? {} : { Condition = { StringEquals = { "sts:ExternalId" = var.external_id } } }
    )]
  })
}

${policies.map(({ text }) => text).join('\n')}
output "role_arn" {
  description = "For --role-arn"
  value       = aws_iam_role.demarc_auditor.arn
}
`
}

const BLIND =
  'AWS evaluated the policies of the identity, its boundary and its organization. The policy of a key, a bucket, an endpoint or the session may still deny a call.'

interface Checked {
  readonly command: string
  readonly arn: string
  /** The actions of each managed policy. */
  readonly parts: readonly (readonly string[])[]
  readonly permissions: readonly Permission[]
}

/** AWS's answer for each action, missing ones first. */
export function permissionsText({ arn, command, parts, permissions }: Checked, look: Look): string {
  const of = (answer: Permission['answer']) => permissions.filter((one) => one.answer === answer)
  const list = (some: readonly Permission[], mark: string): string[] =>
    some.map(
      ({ action, why }) =>
        `${mark} ${visible(action)}${why === undefined ? '' : look.paint('dim', `  ${visible(why)}`)}`,
    )
  const [denied, unknown, allowed] = [of('denied'), of('unknown'), of('allowed')]
  const [cross, dash] = look.unicode ? ['✗', '–'] : ['x', '-']
  return `${[
    look.paint('bold', visible(arn)),
    `${count(allowed.length, 'action')} allowed, ${denied.length} denied, ${unknown.length} unknown ${dash} of ${permissions.length} that ${command} needs.`,
    ...missingParts(parts, denied).flatMap((line) => wrapped(line, look, '', 0)),
    ...(denied.length > 0 ? ['', ...list(denied, look.paint('red', cross))] : []),
    ...(unknown.length > 0 ? ['', ...reasons(unknown).flatMap((why) => wrapped(why, look, '? ', 2))] : []),
    '',
    ...wrapped(BLIND, look, '', 0).map((line) => look.paint('dim', line)),
  ].join('\n')}\n`
}

/** Which of several managed policies lack something. */
const missingParts = (parts: Checked['parts'], denied: readonly Permission[]): readonly string[] =>
  parts.length < 2
    ? []
    : parts.flatMap((actions, index) => {
        const lacks = denied.filter(({ action }) => actions.includes(action)).length
        return lacks === 0
          ? []
          : [
              `Of managed policy ${index + 1} of ${parts.length}, ${lacks} of ${count(actions.length, 'action')} ${lacks === 1 ? 'is' : 'are'} denied.`,
            ]
      })

/** Why some actions are unknown; usually one reason for all. */
const reasons = (unknown: readonly Permission[]): readonly string[] => {
  const byWhy = new Map<string, string[]>()
  for (const { action, why = '' } of unknown) byWhy.set(why, [...(byWhy.get(why) ?? []), action])
  return [...byWhy].map(([why, actions]) =>
    actions.length > 5 ? `${why} (${count(actions.length, 'action')})` : `${why} (${actions.join(', ')})`,
  )
}

export const permissionsJson = ({ arn, command, parts, permissions }: Checked): string => {
  const partOf = (action: string): number => parts.findIndex((actions) => actions.includes(action)) + 1
  const actions = permissions.map(({ action, answer, why = null }) => ({ action, answer, why, policy: partOf(action) }))
  return `${visibleJson({ schema: 'demarc.policy-check/1', command, principal: arn, policies: parts.length, actions }, 2)}\n`
}
