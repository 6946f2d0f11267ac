import type { AWSBackupBackupPlan_BackupRuleResourceType } from '../model/shapes.gen.ts'
import type { Remedy } from './remedy.ts'
import {
  existing,
  ref,
  resource,
  type Templated,
  type TemplateMap,
  type TemplateResource,
  template,
} from './template.ts'

/** Parts of remedies shared by several services. */

/** A statement that denies some actions on a resource without TLS. */
export const onlyTls = (actions: string, on: string): TemplateMap => ({
  Effect: 'Deny',
  Principal: '*',
  Action: actions,
  Resource: on,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
})

/** The trust policy statement that lets a principal assume a role. */
export const assumedBy = (principal: TemplateMap): TemplateMap => ({
  Effect: 'Allow',
  Principal: principal,
  Action: 'sts:AssumeRole',
})

/** Indents every line that is not empty. */
export const indent = (text: string, by: string): string => text.replace(/^(?=.)/gm, by)

/** Replaces internet access to a port of a security group by access from the clients' group. `names` are those used in the templates. */
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

type BackupRule = Templated<AWSBackupBackupPlan_BackupRuleResourceType>

/** An AWS Backup plan with one rule that backs up daily; `rule` adds to it. */
export const dailyPlan = (name: string, rule: BackupRule = {}): TemplateResource =>
  resource('AWS::Backup::BackupPlan', {
    BackupPlan: {
      BackupPlanName: name,
      BackupPlanRule: [
        {
          RuleName: 'daily',
          TargetBackupVault: 'VAULT',
          ScheduleExpression: 'cron(0 5 * * ? *)',
          Lifecycle: { DeleteAfterDays: 35 },
          ...rule,
        },
      ],
    },
  })

/** The same for Terraform. */
export const dailyPlanHcl = (name: string, rule = ''): string => `resource "aws_backup_plan" "this" {
  name = "${name}"

  rule {
    rule_name         = "daily"
    target_vault_name = "VAULT"
    schedule          = "cron(0 5 * * ? *)"

    lifecycle {
      delete_after = 35
    }${rule}
  }
}`

/** Adds a resource to a daily backup plan of AWS Backup. `name` is the name of the plan and its selection. */
export const backedUpDaily = (name: string, arn: string): Pick<Remedy, 'cli' | 'cloudformation' | 'terraform'> => ({
  cli: `aws backup create-backup-selection --backup-plan-id PLAN_ID \\
  --backup-selection 'SelectionName=${name},IamRoleArn=ROLE_ARN,Resources=[${arn}]'`,
  cloudformation: template({
    Plan: dailyPlan(name),
    Selection: resource('AWS::Backup::BackupSelection', {
      BackupPlanId: ref('Plan'),
      BackupSelection: { SelectionName: name, IamRoleArn: 'ROLE_ARN', Resources: [arn] },
    }),
  }),
  terraform: `${dailyPlanHcl(name)}

resource "aws_backup_selection" "this" {
  name         = "${name}"
  plan_id      = aws_backup_plan.this.id
  iam_role_arn = "ROLE_ARN"
  resources    = ["${arn}"]
}`,
})
