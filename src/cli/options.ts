import { Option } from 'commander'

/** `--fail-on SEVERITY`, of a scan and of a comparison. */
export const failOnOption = (description: string): Option =>
  new Option('--fail-on <severity>', description).choices(['low', 'medium', 'high', 'critical'])
