import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type AwsConfig, parseAwsConfig } from '../../mfa/session/aws-config.ts'

type Env = Readonly<Record<string, string | undefined>>

/** The two files of the AWS CLI and the SDKs; one that is not there says nothing (sdkref/latest/guide/file-location.html). */
export function readAwsConfig(env: Env): AwsConfig {
  const home = env['HOME'] || env['USERPROFILE'] || homedir()
  const text = (named: string | undefined, usual: string): string => {
    const path = named?.startsWith('~/') ? join(home, named.slice(2)) : named || join(home, '.aws', usual)
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return ''
    }
  }
  return parseAwsConfig(text(env['AWS_CONFIG_FILE'], 'config'), text(env['AWS_SHARED_CREDENTIALS_FILE'], 'credentials'))
}
