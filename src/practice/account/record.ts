import { cloudtrail } from '../../services/cloudtrail/practice/index.ts'
import { account } from '../principals.ts'
import type { Store } from '../store.ts'
import type { TrailEvent } from '../trail-events.ts'
import { deliver } from './delivery.ts'

const EVENTS_KEPT = 2000

/**
 * Adds a CloudTrail record to the event history of its account, which keeps only the newest, and passes it to
 * EventBridge's rules if there are any (`delivers`).
 */
export function keepRecord(store: Store, event: TrailEvent, delivers: boolean): void {
  const { events } = store.slice(cloudtrail, account.homeRegion, event.recipientAccountId)
  if (events.length >= EVENTS_KEPT) events.splice(0, EVENTS_KEPT / 10)
  events.push(event)
  if (delivers) deliver(store, event)
}
