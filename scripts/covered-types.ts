import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The parts of a service that work on resources by their shapes. */
const PARTS = /^[^/]+\/(collect|controls|live|remedies)[./]/

/**
 * The CloudFormation types whose shapes are needed: those that a service's collectors, controls, live state and remedies name. Read from the
 * text, since the shapes type those very files. A name that CloudFormation does not have is no type of its own (an
 * `AWS::S3::Object` of CloudTrail's selectors), or a mistake that the type check finds.
 */
export function coveredTypes(root = 'src/services'): ReadonlySet<string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => PARTS.test(path) && path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(/'(AWS::\w+::\w+)'/g)])
  return new Set(names.flatMap(([, type]) => type ?? []))
}
