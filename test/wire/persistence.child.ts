import { startPractice } from '../../src/practice/account/server.ts'
import { exampleServices } from './services.ts'

/** Run by persistence.test.ts, which kills it: a practice account whose state is in the file named first. */
const { endpoint, principals } = await startPractice({ services: exampleServices, stateFile: String(process.argv[2]) })
process.stdout.write(`${JSON.stringify({ endpoint, admin: principals.admin })}\n`)
