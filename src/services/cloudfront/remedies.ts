import type { Remedies, Remedy } from '../../controls/remedy.ts'
import { indent } from '../../controls/snippets.ts'
import { existing, getAtt, resource, type Templated, template } from '../../controls/template.ts'
import type {
  AWSCloudFrontDistribution_DistributionConfig,
  AWSCloudFrontDistribution_Origin,
} from '../../model/shapes.gen.ts'

type DistributionConfig = Templated<AWSCloudFrontDistribution_DistributionConfig>
type Origin = Templated<AWSCloudFrontDistribution_Origin>

/** The configuration of a distribution is replaced as a whole: read it, change it and send it back. */
const edited = (change: string): string =>
  `ETAG=$(aws cloudfront get-distribution-config --id DISTRIBUTION_ID --query ETag --output text)
aws cloudfront get-distribution-config --id DISTRIBUTION_ID --query DistributionConfig > config.json
# in config.json ${change}
aws cloudfront update-distribution --id DISTRIBUTION_ID --if-match "$ETAG" --distribution-config file://config.json`

/**
 * Changes one part of a distribution: console steps, the change of the JSON, and the CloudFormation and Terraform
 * notation.
 */
const part = (steps: readonly string[], inJson: string, config: DistributionConfig, hcl: string): Remedy => ({
  console: ['CloudFront > Distributions, open the distribution', ...steps],
  cli: edited(`set ${inJson}`),
  cloudformation: template({
    Distribution: existing('AWS::CloudFront::Distribution', { DistributionConfig: config }),
  }),
  terraform: `resource "aws_cloudfront_distribution" "this" {
${indent(hcl, '  ')}
}`,
})

const origins = (domain: string, type: string, origin: Origin, hcl: string): Remedy => ({
  console: [
    'CloudFront > Security > Origin access > Create control setting',
    `Origin type: ${type}. Signing behavior: Sign requests`,
    'CloudFront > Distributions, open the distribution > Origins, Edit the origin: choose the control setting',
    `${type === 'S3' ? 'Copy the bucket policy that is offered' : 'Run the add-permission command that is offered'}, so that this distribution alone is admitted`,
  ],
  cli: `CONTROL=$(aws cloudfront create-origin-access-control --query OriginAccessControl.Id --output text \\
  --origin-access-control-config Name=NAME,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=${type.toLowerCase()})
${edited('set "OriginAccessControlId" of the origin to "$CONTROL"')}`,
  cloudformation: template({
    Control: resource('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: {
        Name: 'NAME',
        SigningProtocol: 'sigv4',
        SigningBehavior: 'always',
        OriginAccessControlOriginType: type.toLowerCase(),
      },
    }),
    Distribution: existing('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Origins: [
          {
            Id: 'ORIGIN',
            DomainName: domain,
            OriginAccessControlId: getAtt('Control', 'Id'),
            ...origin,
          },
        ],
      },
    }),
  }),
  terraform: `resource "aws_cloudfront_origin_access_control" "this" {
  name                              = "NAME"
  origin_access_control_origin_type = "${type.toLowerCase()}"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "this" {
  origin {
    origin_id                = "ORIGIN"
    domain_name              = "${domain}"
    origin_access_control_id = aws_cloudfront_origin_access_control.this.id
${indent(hcl, '    ')}  }
}`,
})

const certificate = (what: string, step: string, json: string): Remedy =>
  part(
    ['General > Settings, Edit', step],
    json,
    {
      Aliases: ['NAME.example'],
      ViewerCertificate: {
        AcmCertificateArn: 'CERTIFICATE_ARN',
        SslSupportMethod: 'sni-only',
        MinimumProtocolVersion: what,
      },
    },
    `aliases = ["NAME.example"]

viewer_certificate {
  acm_certificate_arn      = "CERTIFICATE_ARN"
  ssl_support_method       = "sni-only"
  minimum_protocol_version = "${what}"
}`,
  )

const customOrigin = (step: string, json: string): Remedy =>
  part(
    ['Origins, select the custom origin, Edit', step],
    json,
    {
      Origins: [
        {
          Id: 'ORIGIN',
          DomainName: 'origin.example',
          CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
        },
      ],
    },
    `origin {
  origin_id   = "ORIGIN"
  domain_name = "origin.example"

  custom_origin_config {
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "https-only"
    origin_ssl_protocols   = ["TLSv1.2"]
  }
}`,
  )

const CURRENT = 'TLSv1.2_2021'

export const cloudfrontRemedies: Remedies = {
  'CloudFront.1': part(
    ['General > Settings, Edit', 'Default root object: index.html, Save changes'],
    '"DefaultRootObject": "index.html"',
    { DefaultRootObject: 'index.html' },
    'default_root_object = "index.html"',
  ),
  'CloudFront.3': part(
    ['Behaviors, select each one, Edit', 'Viewer protocol policy: Redirect HTTP to HTTPS, Save changes'],
    '"ViewerProtocolPolicy": "redirect-to-https" in DefaultCacheBehavior and in each of CacheBehaviors',
    { DefaultCacheBehavior: { TargetOriginId: 'ORIGIN', ViewerProtocolPolicy: 'redirect-to-https' } },
    `default_cache_behavior {
  target_origin_id       = "ORIGIN"
  viewer_protocol_policy = "redirect-to-https"
  allowed_methods        = ["GET", "HEAD"]
  cached_methods         = ["GET", "HEAD"]
}`,
  ),
  'CloudFront.4': part(
    [
      'Origins > Create origin: a second place with the same content',
      'Origins > Create origin group: both origins, and the status codes that mean failure',
      'Behaviors, select the default one, Edit: choose the group as origin',
    ],
    '"OriginGroups" to a group of two origins, and "TargetOriginId" of the default behavior to its Id',
    {
      OriginGroups: {
        Quantity: 1,
        Items: [
          {
            Id: 'GROUP',
            FailoverCriteria: { StatusCodes: { Quantity: 2, Items: [500, 503] } },
            Members: { Quantity: 2, Items: [{ OriginId: 'FIRST_ORIGIN' }, { OriginId: 'SECOND_ORIGIN' }] },
          },
        ],
      },
    },
    `origin_group {
  origin_id = "GROUP"

  failover_criteria {
    status_codes = [500, 503]
  }

  member {
    origin_id = "FIRST_ORIGIN"
  }

  member {
    origin_id = "SECOND_ORIGIN"
  }
}`,
  ),
  'CloudFront.5': part(
    ['Logging > Standard logs, Add: Amazon S3 (legacy)', 'Choose the bucket and a prefix. The bucket must take ACLs'],
    '"Logging": {"Enabled": true, "IncludeCookies": false, "Bucket": "BUCKET.s3.amazonaws.com", "Prefix": "cloudfront/"}',
    { Logging: { Bucket: 'BUCKET.s3.amazonaws.com', Prefix: 'cloudfront/' } },
    `logging_config {
  bucket = "BUCKET.s3.amazonaws.com"
  prefix = "cloudfront/"
}`,
  ),
  'CloudFront.6': part(
    ['Security > Web Application Firewall (WAF), Edit', 'Enable security protections, or use an existing web ACL'],
    '"WebACLId": "WEB_ACL_ARN"',
    { WebACLId: 'WEB_ACL_ARN' },
    'web_acl_id = "WEB_ACL_ARN"',
  ),
  'CloudFront.7': certificate(
    CURRENT,
    'Alternate domain names: your names. Custom SSL certificate: one of Certificate Manager in us-east-1',
    '"Aliases" to your names and "ViewerCertificate" to {"ACMCertificateArn": "CERTIFICATE_ARN", "SSLSupportMethod": "sni-only", "MinimumProtocolVersion": "TLSv1.2_2021"}',
  ),
  'CloudFront.8': certificate(
    CURRENT,
    'Custom SSL certificate: one of Certificate Manager in us-east-1. Legacy clients support: off, so that SNI serves it',
    '"Aliases" to your names and "ViewerCertificate" to {"ACMCertificateArn": "CERTIFICATE_ARN", "SSLSupportMethod": "sni-only", "MinimumProtocolVersion": "TLSv1.2_2021"}',
  ),
  'CloudFront.9': customOrigin(
    'Protocol: HTTPS only, Save changes',
    '"OriginProtocolPolicy": "https-only" in CustomOriginConfig',
  ),
  'CloudFront.10': customOrigin(
    'Minimum origin SSL protocol: TLSv1.2, Save changes',
    '"OriginSslProtocols": {"Quantity": 1, "Items": ["TLSv1.2"]} in CustomOriginConfig',
  ),
  'CloudFront.12': {
    console: [
      'CloudFront > Distributions, open the distribution > Behaviors: let none use the origin of the missing bucket',
      'Origins, select the origin of the missing bucket, Delete',
    ],
    cli: edited('take the origin out of Origins.Items, lower Origins.Quantity, and let no behavior name it'),
    cloudformation: template({
      Assets: resource('AWS::S3::Bucket', {}),
      Distribution: existing('AWS::CloudFront::Distribution', {
        DistributionConfig: {
          Origins: [{ Id: 'ORIGIN', DomainName: getAtt('Assets', 'RegionalDomainName'), S3OriginConfig: {} }],
        },
      }),
    }),
    terraform: `resource "aws_s3_bucket" "assets" {
  bucket = "BUCKET"
}

resource "aws_cloudfront_distribution" "this" {
  origin {
    origin_id   = "ORIGIN"
    domain_name = aws_s3_bucket.assets.bucket_regional_domain_name
  }
}`,
  },
  'CloudFront.13': origins('BUCKET.s3.REGION.amazonaws.com', 'S3', { S3OriginConfig: {} }, ''),
  'CloudFront.15': certificate(
    CURRENT,
    'Security policy: TLSv1.2_2021 or later (with a custom certificate), Save changes',
    '"MinimumProtocolVersion": "TLSv1.2_2021" in ViewerCertificate',
  ),
  'CloudFront.16': origins(
    'FUNCTION.lambda-url.REGION.on.aws',
    'Lambda',
    { CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } },
    `
custom_origin_config {
  http_port              = 80
  https_port             = 443
  origin_protocol_policy = "https-only"
  origin_ssl_protocols   = ["TLSv1.2"]
}
`,
  ),
  'CloudFront.17': part(
    [
      'CloudFront > Key management > Public keys, then Key groups: create both',
      'Behaviors, select each one, Edit',
      'Restrict viewer access: Yes. Trusted authorization type: Trusted key groups, and choose the group',
    ],
    '"TrustedKeyGroups": {"Enabled": true, "Quantity": 1, "Items": ["KEY_GROUP_ID"]} and "TrustedSigners": {"Enabled": false, "Quantity": 0} in each behavior',
    {
      '#': 'in each behavior, key groups take the place of trusted signers',
      DefaultCacheBehavior: { TrustedKeyGroups: ['KEY_GROUP_ID'], TrustedSigners: [] },
    },
    `default_cache_behavior {
  target_origin_id       = "ORIGIN"
  viewer_protocol_policy = "https-only"
  trusted_key_groups     = ["KEY_GROUP_ID"]
  allowed_methods        = ["GET", "HEAD"]
  cached_methods         = ["GET", "HEAD"]
}`,
  ),
}
