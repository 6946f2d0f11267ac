import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { replay, type Scan } from '../../src/app/scan.ts'
import { sha256 } from '../../src/core/digest.ts'
import { canonicalJson } from '../../src/core/json.ts'
import { forged, linesOf, packLines } from '../evidence/in-test.ts'
import { asItBegins } from './in-test.ts'

const OWNER = '444455556666'
const headOf = z.looseObject({ service: z.string(), operation: z.string() })
const subnetsOf = z.looseObject({
  Subnets: z.array(z.looseObject({ OwnerId: z.string(), SubnetId: z.string(), SubnetArn: z.string().optional() })),
})

/** The account as it begins, its subnets those of another account that shares them (vpc/latest/userguide/vpc-sharing.html). */
async function withSharedSubnets(): Promise<Scan> {
  const lines = linesOf((await asItBegins()).recording)
  const parts: string[] = []
  for (let at = 1; at < lines.length - 1; at += 2) {
    const [head = '', content = ''] = [lines[at], lines[at + 1]]
    const { service, operation } = headOf.parse(JSON.parse(head))
    if (service !== 'ec2' || operation !== 'DescribeSubnets') {
      parts.push(head, content)
      continue
    }
    const { Subnets, ...rest } = subnetsOf.parse(JSON.parse(content))
    const theirs = Subnets.map(({ SubnetArn, ...one }) => ({
      ...one,
      OwnerId: OWNER,
      ...(SubnetArn === undefined ? {} : { SubnetArn: SubnetArn.replace(/:\d{12}:/, `:${OWNER}:`) }),
    }))
    const text = canonicalJson({ ...rest, Subnets: theirs })
    parts.push(JSON.stringify({ ...JSON.parse(head), sha256: sha256(text) }), text)
  }
  const folder = await mkdtemp(join(tmpdir(), 'demarc-shared-'))
  const path = join(folder, 'shared.rec.gz')
  await packLines(path, forged([lines[0] ?? '', ...parts, lines.at(-1) ?? '']))
  const scan = await replay(path, {}, { version: '0.0.0' })
  await rm(folder, { recursive: true })
  return scan
}

test('shared subnets are neighbours of what stands in them, and are not judged as ours', {
  timeout: 60_000,
}, async () => {
  const scan = await withSharedSubnets()
  const subnets = scan.model.ofType('AWS::EC2::Subnet')
  expect(subnets.length).toBeGreaterThan(3)
  expect(new Set(subnets.map(({ owner }) => owner))).toEqual(new Set([OWNER]))
  const judged = [...scan.ledger].flatMap(({ resource, layers }) =>
    layers.flatMap(({ responsibilities }) =>
      responsibilities.flatMap(({ judged }) => judged.map(({ control, verdict }) => ({ resource, control, verdict }))),
    ),
  )
  expect(judged.filter(({ resource }) => resource.type === 'AWS::EC2::Subnet')).toEqual([])
  // an EFS mount target is judged by the subnet that it stands in, whatever account owns it
  const byNeighbour = judged.filter(({ control }) => control.id === 'EFS.6')
  expect(byNeighbour.map(({ verdict }) => verdict.is)).toEqual(expect.arrayContaining(['met']))
  expect(byNeighbour.map(({ verdict }) => verdict.is)).not.toContain('unknown')
})
