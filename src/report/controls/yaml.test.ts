import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { existing, getAtt, ref, resource, sub, type TemplateMap, template } from '../../controls/template.ts'
import { templateYaml } from './yaml.ts'

/** What a reader of YAML finds in the properties of a resource that has these. */
const readBack = (properties: TemplateMap, version: '1.1' | '1.2'): unknown =>
  parse(templateYaml(template({ A: { Type: 'AWS::A::A', attributes: {}, Properties: properties } })), {
    version,
    uniqueKeys: false,
  }).Resources.A.Properties

describe('a template as YAML', () => {
  test('is in block style, with comments, functions in the short form, and lists of maps', () => {
    const yaml = templateYaml(
      template({
        '#': 'made first',
        Key: resource('AWS::KMS::Key', { EnableKeyRotation: true }, { DeletionPolicy: 'Retain' }),
        Bucket: existing('AWS::S3::Bucket', { AccessControl: 'Private' }, 'uploads that set a list fail'),
        User: existing('AWS::IAM::User', {}, undefined, { without: ['LoginProfile', 'Policies'] }),
        Policy: resource('AWS::S3::BucketPolicy', {
          Bucket: ref('Bucket'),
          '#': 'replaces the policy',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { '#': 'one', Effect: 'Deny', Resource: [sub('arn:${AWS::Partition}:s3:::B'), getAtt('Bucket', 'Arn')] },
              { Effect: 'Allow', '#': 'who', Principal: '*', Condition: {}, NotAction: [] },
            ],
          },
        }),
      }),
    )
    expect(yaml).toBe(`Resources:
  # made first
  Key:
    Type: AWS::KMS::Key
    DeletionPolicy: Retain
    Properties:
      EnableKeyRotation: true
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      # the rest as it is; uploads that set a list fail
      AccessControl: Private
  User:
    Type: AWS::IAM::User
    Properties:
      # the rest as it is, without LoginProfile and Policies
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      # replaces the policy
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          # one
          - Effect: Deny
            Resource:
              - !Sub arn:\${AWS::Partition}:s3:::B
              - !GetAtt Bucket.Arn
          - Effect: Allow
            # who
            Principal: '*'
            Condition: {}
            NotAction: []`)
  })

  test.each([
    ...[
      '',
      ' a',
      'a ',
      '- a',
      '? a',
      'a: b',
      'a #b',
      'a:',
      '{a}',
      '[a]',
      '&a',
      '*',
      '!a',
      '%a',
      '@a',
      '`a',
      '|',
      '>',
      "it's",
    ],
    ...[
      '"a"',
      'yes',
      'No',
      'on',
      'OFF',
      'true',
      'null',
      '~',
      'y',
      '1',
      '1.30',
      '1_000',
      '0x1F',
      '0o7',
      '1e3',
      '.5',
      '.inf',
    ],
    ...['2012-10-17', '2001-01-01T00:00:00Z', '12:30', '190:20:30', '<<', '=', '---', 'a\nb', 'é', '{{resolve:ssm:x}}'],
    ...['0.0.0.0/0', 'cron(0 5 * * ? *)', 'arn:aws:s3:::BUCKET/*', 's3:*', '10:00-11:00', 'Sun:03:00'],
  ])('reads back the text %j in YAML 1.1 and 1.2', (text) => {
    for (const version of ['1.1', '1.2'] as const)
      expect(readBack({ [text || 'k']: [text] }, version)).toEqual({ [text || 'k']: [text] })
  })

  test('reads back whatever it holds', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[\d.:_eE+-]{1,12}$/))
    const { value } = fc.letrec<{ value: TemplateMap[string] }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.integer(),
        fc.boolean(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          text.filter((key) => key !== '#' && key !== 'Ref' && !key.startsWith('Fn::') && key !== '__proto__'),
          tie('value'),
          { maxKeys: 3 },
        ),
      ),
    }))
    fc.assert(
      fc.property(value, fc.constantFrom('1.1' as const, '1.2' as const), (held, version) => {
        expect(readBack({ Held: held }, version)).toEqual({ Held: held })
      }),
    )
  })
})
