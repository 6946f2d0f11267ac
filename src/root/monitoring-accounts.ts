import { pages } from '../collect/collector.ts'
import { look, type Missing, type Seen } from '../collect/seen.ts'
import { parseArn } from '../core/arn.ts'
import { compareText } from '../core/json.ts'
import { sharesNamespace } from '../services/oam/collect/sharing.ts'
import type { ListLinksItem, OAM } from '../services/oam/sdk/client.ts'
import type { RootReach } from './reach.ts'

/** The CloudWatch monitoring accounts whose alarms can use metrics of this account, or why they are unknown. */
export type Monitoring = Seen<readonly string[]>

const METRIC = 'AWS::CloudWatch::Metric'

/**
 * Reads which monitoring accounts a region's metrics are shared with, from its links (AmazonCloudWatch/latest/monitoring/
 * CloudWatch-Unified-Cross-Account.html). Each region's links are read once.
 */
export function monitoringAccounts({ aws, signal }: RootReach) {
  const known = new Map<string, Promise<Seen<readonly ListLinksItem[]>>>()
  const linksIn = (region: string): Promise<Seen<readonly ListLinksItem[]>> => {
    const asked =
      known.get(region) ?? look('oam:ListLinks', signal, async () => metricLinks(await aws.client('oam', region)))
    known.set(region, asked)
    return asked
  }
  return async (region: string, namespaces: readonly string[]): Promise<Monitoring> => {
    const links = await linksIn(region)
    if (!links.seen) return links
    const missing: Missing[] = []
    const accounts = new Set<string>()
    for (const { Arn, SinkArn } of links.value) {
      // ListLinks does not say which namespaces a link shares
      const filter = await look('oam:GetLink', signal, async () => {
        const { LinkConfiguration } = await (await aws.client('oam', region)).getLink({ Identifier: Arn })
        return LinkConfiguration?.MetricConfiguration?.Filter
      })
      missing.push(...filter.missing)
      if (filter.seen && namespaces.every((one) => sharesNamespace(filter.value, one) === false)) continue
      accounts.add(parseArn(SinkArn ?? '')?.account ?? 'unknown')
    }
    return { ...links, value: [...accounts].sort(compareText), missing }
  }
}

async function metricLinks(oam: OAM): Promise<readonly ListLinksItem[]> {
  const found: ListLinksItem[] = []
  const links = pages(
    (NextToken) => oam.listLinks({ NextToken }),
    (answer) => answer.Items,
    (answer) => answer.NextToken,
  )
  for await (const link of links) if (link.ResourceTypes?.includes(METRIC)) found.push(link)
  return found
}
