import type { Practice } from '../practice/account/server.ts'
import type { Paint } from './paint.ts'
import { tries } from './practice-tries.ts'

/**
 * What `demarc practice` prints when it listens: the address, the credentials, and what to try. `isAtUsualPort`: it listens where other
 * commands look for it without an address.
 */
export function practiceText(practice: Practice, isAtUsualPort: boolean, paint: Paint, unicode: boolean): string {
  const { endpoint, region, partition, size, account, principals, tokens } = practice
  const dash = unicode ? '–' : '-'
  const { admin, auditor } = principals
  const named = isAtUsualPort ? '' : ` --endpoint ${endpoint}`
  const command = (text: string): string => `  ${`${text}${named}`.padEnd(43)}`
  return `${paint('bold', `The ${size === 'small' ? 'small ' : "company's "}practice account is running.`)} Everything in it is made up; it is reachable from this machine only.

  endpoint  ${endpoint}
  account   ${account}
  region    ${region}${partition === 'aws' ? '' : `, of the partition ${partition}`}
  tokens    ${tokens.known} hardware ${tokens.known === 1 ? 'token' : 'tokens'} known

${paint('bold', 'In another terminal')} (admin may do everything; auditor may read what a scan needs${practice.rootUse === 'none' ? '' : '; root is the root user'})

  ${`eval "$(demarc practice env${named})"`.padEnd(43)}  ${dash} or --as auditor; --format fish, powershell
${command('demarc practice profile --write')}  ${dash} then --profile demarc-practice finds it in any terminal

  export AWS_ENDPOINT_URL=${endpoint}
  export AWS_DEFAULT_REGION=${region}
  export AWS_ACCESS_KEY_ID=${admin.accessKeyId}
  export AWS_SECRET_ACCESS_KEY=${admin.secretAccessKey}

  auditor   ${auditor.accessKeyId} ${auditor.secretAccessKey}
${rootLines(practice)}${learnerLines(practice, named)}
${paint('bold', 'Try')}

  demarc scan --out before.json                ${dash} read it, and see what is unmet
${triesOf(practice, paint, dash)}
  demarc scan --out after.json
  demarc diff before.json after.json           ${dash} what you fixed
${practice.rootUse === 'console' ? `\n${command('demarc practice console-step assign')}  ${dash} MFA for the root user, as AWS's console does it\n` : ''}
${paint('dim', 'Ctrl-C ends it.')}
`
}

/** Commands for the AWS CLI (boto3 works, too) that each resolve a finding. */
const triesOf = ({ size }: Practice, paint: Paint, dash: string): string =>
  tries[size]
    .map(
      ({ command, what, control }) => `  ${paint('dim', `# ${control} ${dash} ${what}`)}\n  aws ${command.join(' ')}`,
    )
    .join('\n')

/** The user with an MFA device, if there is one. */
const learnerLines = ({ learner }: Practice, named: string): string =>
  learner === undefined
    ? ''
    : `  learner   ${learner.accessKeyId} ${learner.secretAccessKey}
            MFA device ${learner.serial}; its secret for an authenticator app, or: demarc practice code${named}
            ${learner.seed}
`

/** The root user's access key and sign-in, if its partition has them. */
function rootLines({ principals: { root }, rootUse, rootSignIn }: Practice): string {
  if (rootUse === 'none') return ''
  const key = `  root      ${root.accessKeyId} ${root.secretAccessKey}\n`
  return rootUse === 'keys'
    ? key
    : `${key}            in the console: ${rootSignIn.email}, password ${rootSignIn.password}\n`
}
