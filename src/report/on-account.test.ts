import { expect, test } from 'vitest'
import { ledger } from '../ledger/ledger.ts'
import { place } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { findSubject } from '../services/subject.ts'
import { Forms, formHtml } from './html/forms.ts'
import { modelJson, modelMarkdown, modelText } from './model-view.ts'

const eip: Resource = {
  id: 'arn:aws:ec2:eu-central-1:111122223333:elastic-ip/eipalloc-1',
  type: 'AWS::EC2::EIP',
  account: '111122223333',
  region: 'eu-central-1',
  name: 'eipalloc-1',
  tags: {},
  properties: {},
  state: {},
  unseen: {},
}
const SAID = 'Asked once, of the account.'
const count = (text: string): number => text.split(SAID).length - 1

test('what is asked of the account alone is said in each layer of a type that leaves it to the account', () => {
  const subject = findSubject(eip.type)
  if (!subject) throw new TypeError('an Elastic IP address is in the catalog')
  // identity and governance: it holds neither data nor code
  for (const text of [modelText(subject, (_, words) => words, 80), modelMarkdown(subject)]) expect(count(text)).toBe(2)
  expect(JSON.stringify(modelJson(subject)).split('"onAccount":true')).toHaveLength(3)
})

test('and in the form of a report', () => {
  const [entry] = ledger(place([eip], []), [], [], '2026-11-24T09:00:00Z')
  const forms = new Forms()
  if (entry) forms.add(entry)
  const [form] = forms.all
  expect(count(form ? formHtml(form) : '')).toBe(2)
})
