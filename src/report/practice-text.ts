import type { Practice } from '../practice/account/server.ts'
import type { Paint } from './paint.ts'

/** What `demarc practice` says when it listens: where, with which credentials, and what to try. */
export function practiceText(practice: Practice, paint: Paint, unicode: boolean): string {
  const { endpoint, region, partition, account, principals, tokens } = practice
  const dash = unicode ? '–' : '-'
  const { admin, auditor } = principals
  return `${paint('bold', 'The practice account is running.')} Everything in it is made up; it is reachable from this machine only.

  endpoint  ${endpoint}
  account   ${account}
  region    ${region}${partition === 'aws' ? '' : `, of the partition ${partition}`}
  tokens    ${tokens.known} hardware ${tokens.known === 1 ? 'token' : 'tokens'} known

${paint('bold', 'In another terminal')} (admin may do everything; auditor may read what a scan needs${practice.rootUse === 'none' ? '' : '; root is the root user'})

  export AWS_ENDPOINT_URL=${endpoint}
  export AWS_DEFAULT_REGION=${region}
  export AWS_ACCESS_KEY_ID=${admin.accessKeyId}
  export AWS_SECRET_ACCESS_KEY=${admin.secretAccessKey}

  auditor   ${auditor.accessKeyId} ${auditor.secretAccessKey}
${rootLines(practice)}
${paint('bold', 'Try')}

  demarc scan                                  ${dash} read it, and see what is unmet
  aws s3api list-buckets                       ${dash} the AWS CLI and boto3 work against it
  aws ec2 enable-ebs-encryption-by-default     ${dash} fix a responsibility, then scan again
${practice.rootUse === 'console' ? `  demarc practice console-step assign          ${dash} MFA for the root user, as AWS's console does it\n` : ''}  HTTP_PROXY=${endpoint} aws s3control get-public-access-block --account-id ${account}
                                               ${dash} S3 Control names hosts by account: the proxy finds them

${paint('dim', 'Ctrl-C ends it.')}
`
}

/** The root user's key and sign-in, as far as its partition has them. */
function rootLines({ principals: { root }, rootUse, rootSignIn }: Practice): string {
  if (rootUse === 'none') return ''
  const key = `  root      ${root.accessKeyId} ${root.secretAccessKey}\n`
  return rootUse === 'keys'
    ? key
    : `${key}            in the console: ${rootSignIn.email}, password ${rootSignIn.password}\n`
}
