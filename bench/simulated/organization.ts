/**
 * An organization of simulated accounts: the operations of STS, IAM, Organizations and EC2 that the audit of root users
 * calls, in their own protocols, without checking signatures.
 */
import type { Admission } from '../../src/practice/dispatch.ts'
import { AwsError } from '../../src/practice/service.ts'
import type { AwsBuckets } from './buckets.ts'

const MANAGEMENT = '999999999999'
const idOf = (n: number): string => String(100_000_000_000 + n)
const PAGE = 20

const xml = (action: string, result: string, namespace: string): string =>
  `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`
const STS = 'https://sts.amazonaws.com/doc/2011-06-15/'
const IAM = 'https://iam.amazonaws.com/doc/2010-05-08/'
const entry = (key: string, value: number): string => `<entry><key>${key}</key><value>${value}</value></entry>`

/** Every third account has a key, every second a password, every fourth MFA. */
function iam(action: string, account: string): string | undefined {
  const n = Number(account) % 1000
  const key = `AKIA${account}`
  switch (action) {
    case 'GetAccountSummary':
      return `<SummaryMap>${entry('AccountAccessKeysPresent', n % 3 === 0 ? 1 : 0)}${entry('AccountSigningCertificatesPresent', 0)}${entry('AccountPasswordPresent', n % 2 === 0 ? 1 : 0)}${entry('AccountMFAEnabled', n % 4 === 0 ? 1 : 0)}</SummaryMap>`
    case 'GetLoginProfile':
      return n % 2 === 0
        ? '<LoginProfile><UserName>root</UserName><CreateDate>2020-01-01T00:00:00Z</CreateDate></LoginProfile>'
        : undefined
    case 'GetUser':
      return `<User><Path>/</Path><UserName>root</UserName><UserId>${account}</UserId><Arn>arn:aws:iam::${account}:root</Arn><CreateDate>2019-01-01T00:00:00Z</CreateDate></User>`
    case 'ListAccessKeys':
      return `<IsTruncated>false</IsTruncated><AccessKeyMetadata>${n % 3 === 0 ? `<member><UserName>root</UserName><AccessKeyId>${key}</AccessKeyId><Status>Active</Status><CreateDate>2021-01-01T00:00:00Z</CreateDate></member>` : ''}</AccessKeyMetadata>`
    case 'GetAccessKeyLastUsed':
      return `<UserName>${account}</UserName><AccessKeyLastUsed><Region>N/A</Region><ServiceName>N/A</ServiceName></AccessKeyLastUsed>`
    case 'ListSigningCertificates':
      return '<IsTruncated>false</IsTruncated><Certificates/>'
    case 'ListMFADevices':
      return `<IsTruncated>false</IsTruncated><MFADevices>${n % 4 === 0 ? `<member><UserName>root</UserName><SerialNumber>arn:aws:iam::${account}:mfa/root</SerialNumber><EnableDate>2022-01-01T00:00:00Z</EnableDate></member>` : ''}</MFADevices>`
    case 'ListOrganizationsFeatures':
      return '<OrganizationId>o-bench00000</OrganizationId><EnabledFeatures><member>RootCredentialsManagement</member></EnabledFeatures>'
    default:
      return undefined
  }
}

function organizations(operation: string, input: { NextToken?: string }, accounts: number): object {
  if (operation === 'DescribeOrganization')
    return { Organization: { Id: 'o-bench00000', MasterAccountId: MANAGEMENT, FeatureSet: 'ALL' } }
  const from = Number(input.NextToken ?? 0)
  const to = Math.min(accounts, from + PAGE)
  return {
    Accounts: [
      ...Array.from({ length: to - from }, (_, n) => ({
        Id: idOf(from + n),
        Name: `account-${from + n}`,
        State: 'ACTIVE',
      })),
      ...(to < accounts ? [] : [{ Id: MANAGEMENT, Name: 'management', State: 'ACTIVE' }]),
    ],
    ...(to < accounts ? { NextToken: String(to) } : {}),
  }
}

/** The answer to a request: its status, its content type, its text. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}

/** Answers a request from its headers and body, or throttles it. */
export function answerOf(
  headers: Readonly<Record<string, unknown>>,
  body: string,
  accounts: number,
  buckets: AwsBuckets,
): Answer {
  try {
    buckets.take(admissionOf(headers, body))
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    return refusalOf(error, headers)
  }
  const target = headers['x-amz-target']
  if (typeof target === 'string') {
    const found = organizations(target.split('.')[1] ?? '', JSON.parse(body || '{}'), accounts)
    return { status: 200, type: 'application/x-amz-json-1.1', text: JSON.stringify(found) }
  }
  const form = new URLSearchParams(body)
  const action = form.get('Action') ?? ''
  const account = accountOf(headers)
  const found = known(action, form) ?? iam(action, account)
  if (found === undefined)
    return {
      status: 404,
      type: 'text/xml',
      text: `<ErrorResponse xmlns="${IAM}"><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>none</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
    }
  return {
    status: 200,
    type: 'text/xml',
    text: found.startsWith('<Describe') ? found : xml(action, found, namespaceOf(action)),
  }
}

const namespaceOf = (action: string): string => (isOfSts(action) ? STS : IAM)

function admissionOf(headers: Readonly<Record<string, unknown>>, body: string): Admission {
  const target = headers['x-amz-target']
  const operation =
    typeof target === 'string' ? (target.split('.')[1] ?? '') : (new URLSearchParams(body).get('Action') ?? '')
  const service =
    typeof target === 'string'
      ? 'organizations'
      : operation === 'DescribeRegions'
        ? 'ec2'
        : isOfSts(operation)
          ? 'sts'
          : 'iam'
  return { service, operation, region: 'us-east-1', account: accountOf(headers), input: {} }
}

/** An error in the form of its protocol. */
function refusalOf({ code, message, status }: AwsError, headers: Readonly<Record<string, unknown>>): Answer {
  const isJson = typeof headers['x-amz-target'] === 'string'
  const text = isJson
    ? JSON.stringify({ __type: code, message })
    : `<ErrorResponse xmlns="${IAM}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`
  return { status, type: isJson ? 'application/x-amz-json-1.1' : 'text/xml', text }
}

const isOfSts = (action: string): boolean => action === 'AssumeRoot' || action === 'GetCallerIdentity'
const accountOf = (headers: Readonly<Record<string, unknown>>): string =>
  /Credential=ASIA(\d{12})/.exec(`${headers['authorization']}`)?.[1] ?? idOf(0)

/** The answers of EC2 and STS; undefined for any other action. */
function known(action: string, form: URLSearchParams): string | undefined {
  if (action === 'DescribeRegions')
    return '<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><regionInfo><item><regionName>us-east-1</regionName></item></regionInfo></DescribeRegionsResponse>'
  if (action === 'GetCallerIdentity')
    return `<UserId>u</UserId><Account>${idOf(0)}</Account><Arn>arn:aws:iam::${idOf(0)}:user/admin</Arn>`
  if (action === 'AssumeRoot')
    return `<Credentials><AccessKeyId>ASIA${form.get('TargetPrincipal')}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`
  return undefined
}
