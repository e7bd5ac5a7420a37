/** Components as version 0.155.0 of the collector calls them: it starts with these without a warning. */
export const otlpReceiver = 'otlp';
export const fileLogReceiver = 'file_log';

export const memoryLimiterProcessor = 'memory_limiter';
export const kubernetesAttributesProcessor = 'k8s_attributes';
export const resourceProcessor = 'resource';
export const transformProcessor = 'transform';
export const redactionProcessor = 'redaction';
export const filterProcessor = 'filter';
export const tailSamplingProcessor = 'tail_sampling';

export const spanMetricsConnector = 'span_metrics';
export const forwardConnector = 'forward';

export const otlpGrpcExporter = 'otlp_grpc';
export const otlpHttpExporter = 'otlp_http';
export const prometheusExporter = 'prometheus';

export const bearerTokenExtension = 'bearertokenauth';
export const fileStorageExtension = 'file_storage';
export const healthCheckExtension = 'health_check';
