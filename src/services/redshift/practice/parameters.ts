import { byText } from '../../../core/by-text.ts'

interface Parameter {
  readonly value: string
  readonly type: 'boolean' | 'integer' | 'string'
}

const boolean = (value: boolean): Parameter => ({ value: String(value), type: 'boolean' })
const integer = (value: number): Parameter => ({ value: String(value), type: 'integer' })
const string = (value: string): Parameter => ({ value, type: 'string' })

/** The parameters of Redshift's engine and their defaults (redshift/latest/mgmt/working-with-parameter-groups.html). */
const defaults: Readonly<Record<string, Parameter>> = byText({
  auto_analyze: boolean(true),
  auto_mv: boolean(true),
  datestyle: string('ISO, MDY'),
  enable_case_sensitive_identifier: boolean(false),
  enable_user_activity_logging: boolean(false),
  extra_float_digits: integer(0),
  max_concurrency_scaling_clusters: integer(1),
  query_group: string('default'),
  require_ssl: boolean(false),
  search_path: string('$user, public'),
  statement_timeout: integer(0),
  use_fips_ssl: boolean(false),
  wlm_json_configuration: string('[{"auto_wlm":true}]'),
})

/** Parameter group families: the family of 2025 requires TLS by default. */
export const families = ['redshift-1.0', 'redshift-2.0'] as const

export const familyDefaults = (family: string): Readonly<Record<string, Parameter>> =>
  family === 'redshift-1.0' ? defaults : { ...defaults, require_ssl: boolean(true) }
