import type { WireProtocol } from './message.ts'

/** awsJson1_0 and awsJson1_1: the operation is in `X-Amz-Target`, and the input and the output are the whole body. */
function awsJson(contentType: string): WireProtocol {
  const headers = (requestId: string) => ({ 'content-type': contentType, 'x-amzn-requestid': requestId })
  return {
    operationName: (_service, { headers: sent }) => sent['x-amz-target']?.split('.').pop(),
    decode: async ({ protocol }, { input }, { body }) => {
      if (input.isUnitSchema() || body.byteLength === 0) return {}
      return protocol.getPayloadCodec().createDeserializer().read(input, body)
    },
    encode: async ({ protocol }, { output }, value, requestId) => {
      if (output.isUnitSchema()) return { status: 200, headers: headers(requestId), body: '{}' }
      const serializer = protocol.getPayloadCodec().createSerializer()
      serializer.write(output, value)
      return { status: 200, headers: headers(requestId), body: serializer.flush() }
    },
    error: ({ code, message, status, fields, queryCode }, requestId) => ({
      status,
      headers: {
        ...headers(requestId),
        'x-amzn-errortype': code,
        // for services that once had the query protocol, clients look here for the old codes
        // (smithy.io/2.0/aws/protocols/aws-query-protocol.html, "awsQueryCompatible")
        ...(queryCode === undefined ? {} : { 'x-amzn-query-error': `${queryCode};Sender` }),
      },
      body: JSON.stringify({ __type: code, message, ...fields }),
    }),
  }
}

export const awsJson1_0 = awsJson('application/x-amz-json-1.0')
export const awsJson1_1 = awsJson('application/x-amz-json-1.1')
