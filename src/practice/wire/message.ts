import { byText } from '../../core/by-text.ts'
import type { AwsError } from '../service.ts'
import type { WireOperation, WireService } from './model.ts'
import type { WireRequest, WireResponse } from './request.ts'

/** One of AWS's protocols, from the server's side. */
export interface WireProtocol {
  /** The name of the requested operation, whether or not the service has it. */
  operationName(service: WireService, request: WireRequest): string | undefined
  /** The input of that operation, in the SDK's own shape. */
  decode(service: WireService, operation: WireOperation, request: WireRequest): Promise<Record<string, unknown>>
  encode(service: WireService, operation: WireOperation, output: object, requestId: string): Promise<WireResponse>
  error(error: AwsError, requestId: string, xmlNamespace: string): WireResponse
}

const ESCAPES: Readonly<Record<string, string>> = byText({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
})

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}

/** Simple elements, one after the other: `<Code>..</Code><Message>..</Message>`. */
export function xmlElements(members: Readonly<Record<string, string>>): string {
  return Object.entries(members)
    .map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`)
    .join('')
}
