import { expect, test } from 'vitest'
import { members } from '../../src/practice/organization.ts'
import { scanOf, withPractice } from './in-test.ts'

/** What is decided of the account itself, control -> verdict, for a member that has no trail of its own. */
async function ofMember(regions: readonly string[]) {
  return withPractice(async (practice) => {
    const { model, ledger } = await scanOf(practice, {
      credentials: practice.principals.admin,
      roleArn: `arn:aws:iam::${members.shop.id}:role/OrganizationAccountAccessRole`,
      regions,
    })
    const verdicts = new Map<string, string>()
    const judged: string[] = []
    for (const { resource, layers } of ledger) {
      judged.push(resource.id)
      if (resource.type !== 'Demarc::Account::Account') continue
      for (const { control, verdict } of layers.flatMap(({ responsibilities }) =>
        responsibilities.flatMap((one) => one.judged),
      ))
        verdicts.set(control.id, verdict.is === 'unknown' ? verdict.missing.join('; ') : verdict.is)
    }
    return { model, judged, verdicts }
  })
}

const TRAIL = 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/main'

test.each([['eu-central-1'], ['us-east-1']])(
  'a member that the organization alone records is recorded, as seen in %s',
  async (region) => {
    const { model, judged, verdicts } = await ofMember([region])
    expect(model.ofType('AWS::CloudTrail::Trail')).toMatchObject([
      { id: TRAIL, account: members.shop.id, owner: '111122223333', region: 'eu-central-1' },
    ])
    // its encryption, its bucket and its integrity are for the account that owns it
    expect(judged).not.toContain(TRAIL)
    for (const id of ['CloudTrail.1', 'CloudTrail.3', 'S3.22']) expect([id, verdicts.get(id)]).toEqual([id, 'met'])
    // it is watched where it belongs, and what is done there cannot be read from here
    for (let n = 1; n <= 14; n++)
      expect(verdicts.get(`CloudWatch.${n}`)).toContain(`what account 111122223333 does with ${TRAIL}`)
  },
)
