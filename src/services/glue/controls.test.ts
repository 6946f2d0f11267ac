import { examples } from '../../controls/examples.ts'
import { sparkJobsRunSupportedVersions, transformsAreEncrypted } from './controls.ts'

const mode = (MLUserDataEncryptionMode: string) => ({
  TransformEncryption: { MLUserDataEncryption: { MLUserDataEncryptionMode } },
})
examples(transformsAreEncrypted, {
  met: [mode('SSE-KMS'), mode('SSEKMS')],
  unmet: [mode('DISABLED'), { TransformEncryption: null }],
  unknown: [mode('ANOTHER'), { TransformEncryption: {} }],
})

const spark = { Command: { Name: 'glueetl' } }
examples(sparkJobsRunSupportedVersions, {
  met: [
    { ...spark, GlueVersion: '3.0' },
    { ...spark, GlueVersion: '5.0' },
    { ...spark, GlueVersion: '10.0' },
  ],
  unmet: [
    { ...spark, GlueVersion: '2.0' },
    { ...spark, GlueVersion: '0.9' },
    { ...spark, GlueVersion: null },
  ],
  unknown: [
    { ...spark, GlueVersion: 'latest' },
    { Command: null, GlueVersion: '2.0' },
  ],
  // a Python shell, Ray or streaming job
  notApplicable: [
    { Command: { Name: 'pythonshell' }, GlueVersion: '2.0' },
    { Command: { Name: 'gluestreaming' }, GlueVersion: '3.0' },
  ],
})
