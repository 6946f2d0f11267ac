import { examples } from '../../controls/examples.ts'
import * as c from './controls.ts'

const config = (more: object) => ({ DistributionConfig: more })
const s3 = (more: object = {}) => ({ DomainName: 'assets.s3.eu-central-1.amazonaws.com', S3OriginConfig: {}, ...more })
const custom = (CustomOriginConfig: object, DomainName = 'shop.example') => ({ DomainName, CustomOriginConfig })
const lambda = (OriginAccessControlId: string) => ({
  ...custom({}, 'abc123.lambda-url.eu-central-1.on.aws'),
  OriginAccessControlId,
})
const viewers = (ViewerProtocolPolicy: string) => ({ ViewerProtocolPolicy })
const nothing = { DistributionConfig: null }

examples(c.rootObjectIsSet, {
  met: [config({ Origins: [s3()], DefaultRootObject: 'index.html' })],
  unmet: [config({ Origins: [s3()], DefaultRootObject: '' }), config({ Origins: [s3(), s3()] })],
  // AWS's page makes no finding for a distribution that uses custom origins, and fails one that uses S3 origins
  unknown: [config({ Origins: [custom({}), s3()] })],
  notApplicable: [
    config({ Origins: [custom({})], DefaultRootObject: '' }),
    config({ Origins: [{ DomainName: 'alb.internal', VpcOriginConfig: { VpcOriginId: 'vo_1' } }] }),
    // a bucket that S3 serves as a website is a custom origin
    config({ Origins: [custom({}, 'assets.s3-website.eu-central-1.amazonaws.com')] }),
    nothing,
  ],
})
examples(c.viewersUseHttps, {
  met: [
    config({ DefaultCacheBehavior: viewers('redirect-to-https') }),
    config({ DefaultCacheBehavior: viewers('https-only'), CacheBehaviors: [viewers('redirect-to-https')] }),
  ],
  unmet: [
    config({ DefaultCacheBehavior: viewers('allow-all') }),
    config({ DefaultCacheBehavior: viewers('https-only'), CacheBehaviors: [viewers('allow-all')] }),
    nothing,
  ],
})
const group = (...ids: string[]) => ({ Members: { Items: ids.map((OriginId) => ({ OriginId })) } })
examples(c.originsFailOver, {
  met: [config({ OriginGroups: { Items: [group('a', 'b')] } })],
  unmet: [config({ OriginGroups: { Items: [] } }), config({ OriginGroups: { Items: [group('a')] } }), config({})],
})
examples(c.distributionsAreLogged, {
  met: [config({ Logging: { Bucket: 'logs.s3.amazonaws.com' } })],
  unmet: [config({}), config({ Logging: { Bucket: '' } })],
})
examples(c.distributionsHaveWebAcl, {
  met: [config({ WebACLId: 'arn:aws:wafv2:us-east-1:1:global/webacl/a/b' })],
  unmet: [config({ WebACLId: '' }), config({})],
})
const acm = { AcmCertificateArn: 'arn:aws:acm:us-east-1:1:certificate/a' }
examples(c.distributionsHaveOwnCertificate, {
  met: [config({ ViewerCertificate: acm }), config({ ViewerCertificate: { IamCertificateId: 'ASCA' } })],
  unmet: [
    config({ ViewerCertificate: { CloudFrontDefaultCertificate: true } }),
    config({}),
    config({ ConnectionMode: 'direct' }),
  ],
  notApplicable: [config({ ConnectionMode: 'tenant-only', ViewerCertificate: { CloudFrontDefaultCertificate: true } })],
})
examples(c.certificatesAreServedBySni, {
  met: [config({ ViewerCertificate: { ...acm, SslSupportMethod: 'sni-only' } })],
  unmet: [
    config({ ViewerCertificate: { ...acm, SslSupportMethod: 'vip' } }),
    config({ ViewerCertificate: { ...acm, SslSupportMethod: 'static-ip' } }),
    config({ ViewerCertificate: { CloudFrontDefaultCertificate: true, SslSupportMethod: 'vip' } }),
    nothing,
  ],
})
const speaks = (OriginProtocolPolicy: string) => custom({ OriginProtocolPolicy })
examples(c.originsAreReachedByHttps, {
  met: [
    config({ Origins: [speaks('https-only'), s3()] }),
    config({ Origins: [speaks('match-viewer')], DefaultCacheBehavior: viewers('https-only') }),
  ],
  unmet: [
    config({ Origins: [speaks('http-only')] }),
    config({ Origins: [speaks('https-only'), speaks('http-only')] }),
    config({ Origins: [speaks('match-viewer')], DefaultCacheBehavior: viewers('allow-all') }),
    config({
      Origins: [speaks('match-viewer')],
      DefaultCacheBehavior: viewers('https-only'),
      CacheBehaviors: [viewers('allow-all')],
    }),
  ],
  notApplicable: [config({ Origins: [s3()] })],
})
const protocols = (...OriginSSLProtocols: string[]) => custom({ OriginSSLProtocols })
examples(c.originsAreNotAskedBySslV3, {
  met: [config({ Origins: [protocols('TLSv1.2')] }), config({ Origins: [protocols('TLSv1', 'TLSv1.1')] })],
  unmet: [config({ Origins: [protocols('TLSv1.2'), protocols('SSLv3', 'TLSv1')] })],
  notApplicable: [config({ Origins: [s3()] })],
})
const buckets = (S3OriginBuckets: string[], S3OriginsExist: boolean | null) => ({
  state: { S3OriginBuckets, S3OriginsExist },
})
examples(c.s3OriginsExist, {
  met: [buckets(['assets'], true)],
  unmet: [buckets(['assets'], null)],
  notApplicable: [buckets([], true), buckets([], null)],
})
examples(c.s3OriginsHaveAccessControl, {
  met: [config({ Origins: [s3({ OriginAccessControlId: 'E1' }), custom({})] })],
  unmet: [
    config({ Origins: [s3({ OriginAccessControlId: '' })] }),
    config({ Origins: [s3({ OriginAccessControlId: 'E1' }), s3({ S3OriginConfig: { OriginAccessIdentity: 'oai' } })] }),
  ],
  notApplicable: [config({ Origins: [custom({})] })],
})
const policy = (MinimumProtocolVersion: string, SslSupportMethod = 'sni-only') =>
  config({ ViewerCertificate: { ...acm, SslSupportMethod, MinimumProtocolVersion } })
examples(c.viewersUseCurrentTls, {
  met: ['TLSv1.2_2021', 'TLSv1.2_2025', 'TLSv1.3_2025'].map((one) => policy(one)),
  unmet: [
    ...['TLSv1', 'TLSv1.1_2016', 'TLSv1.2_2018', 'TLSv1.2_2019'].map((one) => policy(one)),
    config({ ViewerCertificate: acm }),
  ],
  unknown: [policy('TLSv1.3_2031')],
  notApplicable: [
    // the default certificate, and clients without SNI, allow no other policy
    config({ ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1' } }),
    policy('TLSv1', 'vip'),
    policy('TLSv1.2_2021', 'static-ip'),
    config({}),
  ],
})
examples(c.lambdaOriginsHaveAccessControl, {
  met: [config({ Origins: [lambda('E2'), custom({})] })],
  unmet: [config({ Origins: [lambda('')] })],
  notApplicable: [config({ Origins: [custom({}, 'lambda-url.example')] })],
})
const signed = (TrustedKeyGroups: string[], TrustedSigners: string[] = []) => ({ TrustedKeyGroups, TrustedSigners })
examples(c.viewersSignByKeyGroups, {
  met: [
    config({ DefaultCacheBehavior: signed(['k']) }),
    config({ DefaultCacheBehavior: signed(['k']), CacheBehaviors: [signed(['k', 'l'])] }),
  ],
  // AWS's page asks the distribution for authentication, its Config rule all cache behaviors
  unknown: [config({ DefaultCacheBehavior: signed([]), CacheBehaviors: [signed(['k'])] })],
  notApplicable: [config({ ConnectionMode: 'tenant-only', DefaultCacheBehavior: signed([]) })],
  unmet: [
    config({ DefaultCacheBehavior: signed([]) }),
    config({ ConnectionMode: 'direct', DefaultCacheBehavior: signed([], ['self']) }),
    config({ DefaultCacheBehavior: signed(['k']), CacheBehaviors: [signed([], ['self'])] }),
  ],
})
