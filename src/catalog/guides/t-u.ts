import { readOn } from '../sources.ts'

export const guidesTU = readOn('2026-11-30', [
  [
    'tag-editor/latest/userguide/best-practices-and-strats.html',
    'the customer tags resources to find and govern them',
    'effective tagging strategy uses standardized tags',
  ],
  [
    'textract/latest/dg/what-is.html',
    'AWS detects text in documents; the customer may adapt queries with data of its own',
    'document text detection and analysis to',
  ],
  [
    'timestream/latest/developerguide/what-is-timestream.html',
    'AWS runs LiveAnalytics over three zones, encrypted; the customer sets the policies of retention',
    'no servers to manage and no',
  ],
  [
    'transcribe/latest/dg/what-is.html',
    'AWS turns speech into text, with vocabularies of the customer',
    'automatic speech recognition service that uses',
  ],
  [
    'transfer/latest/userguide/what-is-aws-transfer-family.html',
    'AWS runs and scales the servers; the customer adds users and their access',
    'without the need to run any',
  ],
  [
    'translate/latest/dg/what-is.html',
    'AWS translates the text that it is given',
    'text translation service that uses advanced',
  ],
])
