import { type Calendar, endless } from '../../controls/calendar.ts'

/** By `engine major`, the first day after standard support, or after end of life where there is no extended support. */
export const cacheVersions: Calendar = {
  name: 'engine versions of Amazon ElastiCache',
  read: '2026-11-30',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html#deprecated-engine-versions',
  ends: {
    'redis 6': '2027-02-01',
    'redis 5': '2026-02-01',
    'redis 4': '2026-02-01',
    'redis 3': '2023-08-01',
    'redis 2': '2023-01-14',
    ...endless('redis 7', 'valkey 9', 'valkey 8', 'valkey 7', 'memcached 1'),
  },
}
