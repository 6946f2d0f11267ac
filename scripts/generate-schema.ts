/** Writes schema/run.schema.json, the JSON Schema of a run, from the types of src/ledger/run.ts. */
import { z } from 'zod'
import { runSchema } from '../src/ledger/run.ts'
import { writeGenerated } from './generated.ts'

const schema = {
  title: 'A run of Demarc: the ledger of an AWS account',
  $id: 'urn:demarc:run:1',
  ...z.toJSONSchema(runSchema, { target: 'draft-2020-12' }),
}

writeGenerated({ 'schema/run.schema.json': `${JSON.stringify(schema, null, 2)}\n` })
