import { not, type Remedies } from '../../controls/remedy.ts'
import { resource, template } from '../../controls/template.ts'

const request = {
  cli: 'aws acm request-certificate --domain-name DOMAIN --validation-method DNS --key-algorithm RSA_2048',
  cloudformation: template({
    Certificate: resource('AWS::CertificateManager::Certificate', {
      DomainName: 'DOMAIN',
      ValidationMethod: 'DNS',
      KeyAlgorithm: 'RSA_2048',
    }),
  }),
  terraform: `resource "aws_acm_certificate" "this" {
  domain_name       = "DOMAIN"
  validation_method = "DNS"
  key_algorithm     = "RSA_2048"

  lifecycle {
    create_before_destroy = true
  }
}`,
}

export const acmRemedies: Remedies = {
  'ACM.1': {
    console: [
      'Certificate Manager > List certificates, open the certificate: see its renewal status',
      'Validated by DNS: put the CNAME record that it shows back into the zone; by email: answer the message',
      'Imported: Reimport its successor, under the same ARN',
    ],
    cli: `aws acm describe-certificate --certificate-arn CERTIFICATE_ARN
# imported: its successor, under the same ARN
aws acm import-certificate --certificate-arn CERTIFICATE_ARN --certificate fileb://certificate.pem \\
  --private-key fileb://key.pem --certificate-chain fileb://chain.pem`,
    cloudformation: request.cloudformation,
    terraform: request.terraform,
  },
  'ACM.2': {
    console: [
      'Certificate Manager > Request: a public certificate with a key algorithm of RSA 2048 or better',
      'Move what uses the old certificate (Associated resources) to the new one, then delete the old one',
    ],
    ...request,
  },
  'Demarc.ACM.1': {
    console: [
      'Certificate Manager > Request: the same names, with DNS validation',
      'Create the CNAME records that it shows, and leave them there',
      'Move what uses the old certificate to the new one, then delete the old one',
    ],
    ...request,
  },
  'Demarc.ACM.2': {
    console: ['Certificate Manager > List certificates, select the certificate', 'Delete'],
    cli: 'aws acm delete-certificate --certificate-arn CERTIFICATE_ARN',
    cloudformation: not('remove the resource of the certificate from its template, and update the stack'),
    terraform: not('remove the resource of the certificate from the configuration, and apply'),
  },
}
