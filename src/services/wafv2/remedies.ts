import type { Remedies } from '../../controls/remedy.ts'
import { existing, resource, sub, template } from '../../controls/template.ts'

const LOG_GROUP = 'aws-waf-logs-NAME'
const logGroupArn = `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:${LOG_GROUP}`

const measured = (MetricName: string) => ({
  SampledRequestsEnabled: true,
  CloudWatchMetricsEnabled: true,
  MetricName,
})

export const wafRemedies: Remedies = {
  'WAF.10': {
    console: [
      'AWS WAF > Web ACLs, choose the Region (Global for CloudFront), open the web ACL > Rules > Add rules',
      'Add managed rule groups > AWS managed rule groups > Core rule set, override its actions to Count',
      'When the rule group counts no legitimate requests: remove the override',
    ],
    cli: `# for CloudFront: --scope CLOUDFRONT --region us-east-1
LOCK=$(aws wafv2 get-web-acl --name NAME --scope REGIONAL --id WEB_ACL_ID --query LockToken --output text)
aws wafv2 get-web-acl --name NAME --scope REGIONAL --id WEB_ACL_ID --query WebACL > web-acl.json
# web-acl.json: add the rule to Rules. The update replaces the whole web ACL: delete Name, Id, ARN, Capacity and LabelNamespace alone
aws wafv2 update-web-acl --name NAME --scope REGIONAL --id WEB_ACL_ID --lock-token "$LOCK" --cli-input-json file://web-acl.json`,
    cloudformation: template({
      WebAcl: existing(
        'AWS::WAFv2::WebACL',
        {
          Rules: [
            {
              Name: 'core-rule-set',
              Priority: 0,
              Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } },
              OverrideAction: { '#': 'None, once it counts no legitimate requests', Count: {} },
              VisibilityConfig: measured('core-rule-set'),
            },
          ],
        },
        'the rule group only counts requests until its OverrideAction is None',
      ),
    }),
    terraform: `resource "aws_wafv2_web_acl" "this" {
  # the rest as it is
  rule {
    name     = "core-rule-set"
    priority = 0

    # none {}, once it counts no legitimate requests
    override_action {
      count {}
    }

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesCommonRuleSet"
      }
    }

    visibility_config {
      sampled_requests_enabled   = true
      cloudwatch_metrics_enabled = true
      metric_name                = "core-rule-set"
    }
  }
}`,
  },
  'WAF.11': {
    console: [
      `CloudWatch > Log groups > Create log group: ${LOG_GROUP}, in us-east-1 for CloudFront`,
      'AWS WAF > Web ACLs, open the web ACL > Logging and metrics > Enable logging',
      'Logging destination: CloudWatch Logs log group, redact headers and query strings that hold secrets, Save',
    ],
    cli: `# for CloudFront: both in us-east-1
aws logs create-log-group --log-group-name ${LOG_GROUP}
aws logs put-retention-policy --log-group-name ${LOG_GROUP} --retention-in-days 365
# logs are charged by volume; redact headers that hold secrets with RedactedFields
aws wafv2 put-logging-configuration \\
  --logging-configuration ResourceArn=WEB_ACL_ARN,LogDestinationConfigs=arn:aws:logs:REGION:ACCOUNT_ID:log-group:${LOG_GROUP}`,
    cloudformation: template({
      LogGroup: resource('AWS::Logs::LogGroup', { LogGroupName: LOG_GROUP, RetentionInDays: 365 }),
      Logging: resource(
        'AWS::WAFv2::LoggingConfiguration',
        {
          ResourceArn: 'WEB_ACL_ARN',
          LogDestinationConfigs: [sub(logGroupArn)],
        },
        { DependsOn: 'LogGroup' },
      ),
    }),
    terraform: `resource "aws_cloudwatch_log_group" "waf" {
  name              = "${LOG_GROUP}"
  retention_in_days = 365
}

resource "aws_wafv2_web_acl_logging_configuration" "this" {
  resource_arn            = "WEB_ACL_ARN"
  log_destination_configs = [aws_cloudwatch_log_group.waf.arn]
}`,
  },
  'WAF.12': {
    console: [
      'The console turns on metrics of rules and rule groups that it creates, and cannot turn them on later: use the CLI',
    ],
    cli: `# for CloudFront: --scope CLOUDFRONT --region us-east-1
LOCK=$(aws wafv2 get-rule-group --name NAME --scope REGIONAL --id RULE_GROUP_ID --query LockToken --output text)
aws wafv2 get-rule-group --name NAME --scope REGIONAL --id RULE_GROUP_ID --query RuleGroup.Rules > rules.json
# in rules.json set "CloudWatchMetricsEnabled": true in each rule; the update replaces all rules, and the description
aws wafv2 update-rule-group --name NAME --scope REGIONAL --id RULE_GROUP_ID --lock-token "$LOCK" --rules file://rules.json \\
  --visibility-config SampledRequestsEnabled=true,CloudWatchMetricsEnabled=true,MetricName=NAME`,
    cloudformation: template({
      RuleGroup: existing(
        'AWS::WAFv2::RuleGroup',
        {
          VisibilityConfig: measured('NAME'),
          Rules: [
            {
              Name: 'RULE',
              Priority: 0,
              Statement: { RateBasedStatement: { Limit: 1000, AggregateKeyType: 'IP' } },
              Action: { Block: {} },
              VisibilityConfig: measured('RULE'),
            },
          ],
        },
        'VisibilityConfig in each rule; its statement and action stay as they are',
      ),
    }),
    terraform: `resource "aws_wafv2_rule_group" "this" {
  # the rest as it is; in each rule the same block
  visibility_config {
    sampled_requests_enabled   = true
    cloudwatch_metrics_enabled = true
    metric_name                = "NAME"
  }
}`,
  },
}
