import { largestMessage } from '#lib/components/collector/queue';
import { mebibytes } from '#lib/units/bytes';

/** A server of OTLP over gRPC. Clients connect anew now and then, so that a replica that was added gets its share. */
export const otlpGrpc = (endpoint: string) => ({
  endpoint,
  max_recv_msg_size_mib: largestMessage.inBytes / mebibytes(1).inBytes,
  keepalive: { server_parameters: { max_connection_age: '5m', max_connection_age_grace: '30s' } },
});

/** The same over HTTP. */
export const otlpHttp = (endpoint: string) => ({
  endpoint,
  max_request_body_size: largestMessage.inBytes,
});
