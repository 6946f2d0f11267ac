import { examples } from '../../controls/examples.ts'
import { inspectorControls } from './controls.ts'

const asked: Readonly<Record<string, string>> = {
  'Inspector.1': 'Ec2',
  'Inspector.2': 'Ecr',
  'Inspector.3': 'LambdaCode',
  'Inspector.4': 'Lambda',
}
for (const control of inspectorControls) {
  const scan = asked[control.id] ?? ''
  const others = { Ec2: 'ENABLED', Ecr: 'ENABLED', Lambda: 'ENABLED', LambdaCode: 'ENABLED' }
  const alone = (status: string) => ({ ...others, [scan]: status, state: { Administrator: null, Members: null } })
  /** The delegated administrator of three accounts, `on` of which have the scan on. */
  const administers = (on: number, Unread = 0, status = 'ENABLED') => ({
    ...others,
    [scan]: status,
    state: { Administrator: null, Members: { Accounts: 3, Unread, On: { Other: 3, [scan]: on } } },
  })
  examples(control, {
    met: [alone('ENABLED'), administers(3)],
    unmet: [alone('DISABLED'), alone('SUSPENDED'), administers(2), administers(1, 1), administers(3, 0, 'DISABLED')],
    unknown: [alone('ENABLING'), administers(2, 1)],
    notApplicable: [
      { ...others, state: { Administrator: '444455556666', Members: null } },
      { ...others, [scan]: 'DISABLED', state: { Administrator: '444455556666', Members: null } },
    ],
  })
}
