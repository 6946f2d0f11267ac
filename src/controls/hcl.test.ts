import { describe, expect, test } from 'vitest'
import { attributesHcl, policyHcl } from './hcl.ts'
import { ref, sub } from './template.ts'

const read = {
  Effect: 'Allow',
  Principal: { AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/ROLE') },
  Action: ['s3:GetObject', 's3:ListBucket'],
  Resource: '*',
}

describe('a policy in Terraform', () => {
  test('of one statement stands in its brackets', () => {
    expect(`  policy = ${policyHcl([read])}`).toBe(`  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::ACCOUNT_ID:role/ROLE" }
      Action    = ["s3:GetObject", "s3:ListBucket"]
      Resource  = "*"
    }]
  })`)
  })

  test('of several, with comments, conditions and what is too long for a line', () => {
    const account = { 'aws:SourceAccount': ref('AWS::AccountId'), 'aws:SecureTransport': true }
    const actions = ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo']
    expect(
      policyHcl(
        [
          read,
          {
            '#': 'of the key',
            Effect: 'Deny',
            Action: actions.map((one) => `kms:${one}-and-its-like`),
            Condition: { Bool: account },
          },
        ],
        '',
      ),
    ).toBe(`jsonencode({
  Version = "2012-10-17"
  Statement = [
    {
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::ACCOUNT_ID:role/ROLE" }
      Action    = ["s3:GetObject", "s3:ListBucket"]
      Resource  = "*"
    },
    {
      # of the key
      Effect = "Deny"
      Action = [
        "kms:Decrypt-and-its-like",
        "kms:DescribeKey-and-its-like",
        "kms:Encrypt-and-its-like",
        "kms:GenerateDataKey-and-its-like",
        "kms:ReEncryptFrom-and-its-like",
        "kms:ReEncryptTo-and-its-like",
      ]
      Condition = { Bool = { "aws:SourceAccount" = "ACCOUNT_ID", "aws:SecureTransport" = true } }
    },
  ]
})`)
  })
})

test('the attributes of a block stand in columns', () => {
  expect(
    attributesHcl({ engine: 'mysql', storage_encrypted: true, ids: ['A'], days: 7 }),
  ).toBe(`  engine            = "mysql"
  storage_encrypted = true
  ids               = ["A"]
  days              = 7`)
})
