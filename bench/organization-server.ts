/**
 * An organization of simulated accounts that answers after a fixed time: as much of STS, IAM, Organizations and EC2 as the audit
 * of root users asks, in their own protocols, without looking at signatures. Its one line of output is its port.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const [accounts = 1000, latencyMs = 20] = process.argv.slice(2).map(Number)
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

function organizations(operation: string, input: { NextToken?: string }): object {
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

const server = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    const body = Buffer.concat(pieces).toString()
    const send = (status: number, type: string, text: string): void => {
      setTimeout(() => {
        response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': 'bench' }).end(text)
      }, latencyMs)
    }
    const target = request.headers['x-amz-target']
    if (typeof target === 'string')
      return send(
        200,
        'application/x-amz-json-1.1',
        JSON.stringify(organizations(target.split('.')[1] ?? '', JSON.parse(body || '{}'))),
      )
    const form = new URLSearchParams(body)
    const action = form.get('Action') ?? ''
    const account = /Credential=ASIA(\d{12})/.exec(request.headers.authorization ?? '')?.[1] ?? idOf(0)
    if (action === 'DescribeRegions')
      return send(
        200,
        'text/xml',
        '<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><regionInfo><item><regionName>us-east-1</regionName></item></regionInfo></DescribeRegionsResponse>',
      )
    if (action === 'GetCallerIdentity')
      return send(
        200,
        'text/xml',
        xml(
          action,
          `<UserId>u</UserId><Account>${idOf(0)}</Account><Arn>arn:aws:iam::${idOf(0)}:user/admin</Arn>`,
          STS,
        ),
      )
    if (action === 'AssumeRoot')
      return send(
        200,
        'text/xml',
        xml(
          action,
          `<Credentials><AccessKeyId>ASIA${form.get('TargetPrincipal')}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`,
          STS,
        ),
      )
    const found = iam(action, account)
    if (found !== undefined) return send(200, 'text/xml', xml(action, found, IAM))
    send(
      404,
      'text/xml',
      `<ErrorResponse xmlns="${IAM}"><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>none</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
    )
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  // safe: it listens on a port
  console.log((server.address() as AddressInfo).port)
})
