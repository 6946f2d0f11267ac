import { existing, type Template, type TemplateMap, template } from './template.ts'

/** Why a way of working cannot fix it, e.g. `not('CloudFormation has no resource for the root user')`. */
export interface NotHere {
  readonly not: string
}
export const not = (why: string): NotHere => ({ not: why })

/**
 * How to fix what a control found unmet, for each way that people work; `demarc controls ID` and the pages under docs/
 * show it. Names in capitals stand for the reader's own: BUCKET, KEY_ID, ACCOUNT_ID.
 */
export interface Remedy {
  /** The steps in the AWS console, one a line: where to go, what to choose, what to set. */
  readonly console: readonly string[]
  /** The commands of the AWS CLI, one a line; a long one goes on with a backslash. */
  readonly cli: string | NotHere
  /** The part of a CloudFormation template; a test applies it to a resource that fails, and asks the control again. */
  readonly cloudformation: Template | NotHere
  /** The same in Terraform's AWS provider, as HCL. */
  readonly terraform: string | NotHere
}

/** The remedies of some controls, by their ids. */
export type Remedies = Readonly<Record<string, Remedy>>

/** Statements of a policy for a template, and the same as HCL. */
export interface PolicyStatements {
  readonly statements: readonly TemplateMap[]
  readonly hcl: string
}

/** Denies some actions on a resource without TLS. */
export const onlyTls = (actions: string, on: string): PolicyStatements => ({
  statements: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: actions,
      Resource: on,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
  hcl: `      Effect    = "Deny"
      Principal = "*"
      Action    = "${actions}"
      Resource  = "${on}"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }`,
})

/** A text with each of its lines that is not empty moved in. */
export const indent = (text: string, by: string): string => text.replace(/^(?=.)/gm, by)

/** A port that a security group opens to the internet, opened to the group of the clients alone. `names`: what the templates call it. */
export const fromClients = (
  steps: readonly string[],
  port: number,
  names: { readonly resource: string; readonly hcl: string },
): Remedy => ({
  console: steps,
  cli: `aws ec2 revoke-security-group-ingress --group-id SECURITY_GROUP_ID --protocol tcp --port ${port} --cidr 0.0.0.0/0
aws ec2 authorize-security-group-ingress --group-id SECURITY_GROUP_ID --protocol tcp --port ${port} --source-group CLIENT_GROUP_ID`,
  cloudformation: template({
    [names.resource]: existing(
      'AWS::EC2::SecurityGroup',
      {
        SecurityGroupIngress: [
          { IpProtocol: 'tcp', FromPort: port, ToPort: port, SourceSecurityGroupId: 'CLIENT_GROUP_ID' },
        ],
      },
      'the only inbound rule: add those of other ports that are needed',
    ),
  }),
  terraform: `resource "aws_vpc_security_group_ingress_rule" "${names.hcl}" {
  security_group_id            = "SECURITY_GROUP_ID"
  ip_protocol                  = "tcp"
  from_port                    = ${port}
  to_port                      = ${port}
  referenced_security_group_id = "CLIENT_GROUP_ID"
}`,
})
