/** Writes the JSON Schemas of what Demarc writes as JSON, from the types of src/ledger/ and src/root/. */
import { z } from 'zod'
import { diffSchema } from '../src/ledger/diff.ts'
import { runSchema } from '../src/ledger/run.ts'
import { rootSchema } from '../src/root/document.ts'
import { fixSchema } from '../src/root/fix/document.ts'
import { organizationFixSchema } from '../src/root/fix/organization-document.ts'
import { guideSchema } from '../src/root/guide-document.ts'
import { organizationSchema } from '../src/root/organization-document.ts'
import { writeGenerated } from './generated.ts'

const schemas = {
  run: { title: 'A run of Demarc: the ledger of an AWS account', of: runSchema, version: 2 },
  root: { title: 'The audit of the root user of an AWS account', of: rootSchema },
  'root-org': { title: 'The audit of the root users of an AWS organization', of: organizationSchema },
  'root-fix': { title: 'A plan that protects a root user, and what came of it', of: fixSchema },
  'root-fix-org': {
    title: 'Plans for the root users of an organization, and what came of them',
    of: organizationFixSchema,
  },
  'root-guide': { title: 'The protection of the root user of an AWS account, step by step', of: guideSchema },
  diff: { title: 'What became of an AWS account between two runs of Demarc', of: diffSchema, version: 2 },
}

for (const [name, { title, of, ...rest }] of Object.entries(schemas)) {
  const version = 'version' in rest ? rest.version : 1
  const schema = { title, $id: `urn:demarc:${name}:${version}`, ...z.toJSONSchema(of, { target: 'draft-2020-12' }) }
  writeGenerated({ [`schema/${name}.schema.json`]: `${JSON.stringify(schema, null, 2)}\n` })
}
