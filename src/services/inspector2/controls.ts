import { type Answer, unknown } from '../../controls/answer.ts'
import { type Control, control } from '../../controls/control.ts'
import type { ScannedMembers } from './live.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/inspector-controls.html'

type Scan = 'Ec2' | 'Ecr' | 'Lambda' | 'LambdaCode'

/** Do all members of the delegated administrator have a scan on? A number that was not seen leaves it open. */
function runsInMembers({ Accounts, Unread, On }: ScannedMembers, scan: Scan): Answer {
  const on = On?.[scan]
  if ([Accounts, Unread, on].some((count) => typeof count !== 'number')) return unknown('the member accounts')
  const sure = on ?? 0
  if (sure + Unread < Accounts) return false
  return sure >= Accounts || unknown(`the scans of ${Unread} member accounts (inspector2:BatchGetAccountStatus)`)
}

const runs = (status: string | null, scan: Scan): Answer =>
  status === 'ENABLED' ||
  (status === 'ENABLING' && unknown(`whether ${scan} scanning, which is being enabled, comes on`))

/** A control of one scan. */
const scans = (number: number, configRule: string, scan: Scan, named: string, resourceType: string): Control =>
  control({
    id: `Inspector.${number}`,
    compared: '2026-11-30',
    configRule,
    on: 'Demarc::InspectorV2::Region',
    responsibility: 'threat-detection',
    severity: 'high',
    title: `Amazon Inspector ${named} scanning should be enabled in each Region`,
    finding: (region, { state: { Members } }) =>
      region[scan] === 'ENABLED'
        ? `${named} scanning is not enabled in all ${Members?.Accounts ?? ''} member accounts`
        : `${named} scanning is not enabled (status is ${region[scan]})`,
    reads: [scan, 'state.Administrator', 'state.Members'],
    // the delegated administrator's account alone has the finding (inspector-controls.html#inspector-1)
    applies: (_, { state }) => state.Administrator === null,
    holds: (region, { state: { Members } }) => {
      const own = runs(region[scan], scan)
      if (own !== true || Members === null) return own
      return runsInMembers(Members, scan)
    },
    fix: `Enable ${named} scanning in the Region, as delegated administrator for the members too (Enable, resource type ${resourceType}).`,
    source: `${docs}#inspector-${number}`,
  })

export const inspectorControls: readonly Control[] = [
  scans(1, 'inspector-ec2-scan-enabled', 'Ec2', 'EC2', 'EC2'),
  scans(2, 'inspector-ecr-scan-enabled', 'Ecr', 'ECR', 'ECR'),
  scans(3, 'inspector-lambda-code-scan-enabled', 'LambdaCode', 'Lambda code', 'LAMBDA_CODE'),
  scans(4, 'inspector-lambda-standard-scan-enabled', 'Lambda', 'Lambda standard', 'LAMBDA'),
]
