/** Preloaded with `--import`: every module that the process loads is written to the file DEMARC_LOADED, a URL a line. */
import { appendFileSync } from 'node:fs'
import { register } from 'node:module'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) register(import.meta.url)

export async function load(url, context, next) {
  appendFileSync(process.env.DEMARC_LOADED, `${url}\n`)
  return next(url, context)
}
