const SELECT = /^\s*SELECT\s+\w+\(\s*(?:"([^"]+)"|([^")\s]+))\s*\)/i

/**
 * The metric that a Metrics Insights query selects, such as `SELECT SUM(RootUser) FROM Trail`; undefined for other expressions
 * (AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html).
 */
export function queriedMetric(expression: string): string | undefined {
  const found = SELECT.exec(expression)
  return found?.[1] ?? found?.[2]
}
