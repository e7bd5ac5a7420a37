/**
 * Every flag of the programs of VictoriaMetrics 1.150 that the stack runs, one a line: its name, the type of its value
 * (`[]`: it can be given several times), the programs that have it, whether it does nothing any more or exists only in the
 * Enterprise build, and its default.
 *
 * From the pages of flags of the documentation at v1.150.0-cluster, such as
 * https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#list-of-command-line-flags-for-vmstorage.
 * For the single node: what `-help` of 1.112 prints, and what the programs of the cluster have had since then.
 * Left out is `-search.denyPartialResponse` where it is linked in and does nothing, outside of vmselect.
 */
export const flagTable = `
auth.config string vmauth
backend.TLSCAFile string vmauth
backend.TLSCertFile string vmauth
backend.TLSKeyFile string vmauth
backend.TLSServerName string vmauth
backend.tlsInsecureSkipVerify bool vmauth
bigMergeConcurrency int vmstorage,victoria-metrics deprecated
blockcache.missesBeforeCaching int vminsert,vmselect,vmstorage,victoria-metrics,vmagent,vmalert =2
cacheDataPath string vmselect
cacheExpireDuration duration vminsert,vmselect,vmstorage,victoria-metrics,vmagent =30m0s
cluster.tls bool vminsert,vmselect,vmstorage enterprise
cluster.tlsCAFile string vminsert,vmselect,vmstorage enterprise
cluster.tlsCertFile string vminsert,vmselect,vmstorage enterprise
cluster.tlsCipherSuites string[] vmstorage enterprise
cluster.tlsInsecureSkipVerify bool vminsert,vmselect,vmstorage enterprise
cluster.tlsKeyFile string vminsert,vmselect,vmstorage enterprise
clusterMode bool vmalert enterprise
clusternative.disableCompression bool vmselect
clusternative.maxConcurrentRequests int vmselect =4
clusternative.maxQueueDuration duration vmselect =10s
clusternative.maxTagKeys int vmselect =100000
clusternative.maxTagValueSuffixesPerSearch int vmselect =100000
clusternative.maxTagValues int vmselect =100000
clusternative.tls bool vmselect enterprise
clusternative.tlsCAFile string vmselect enterprise
clusternative.tlsCertFile string vmselect enterprise
clusternative.tlsCipherSuites string[] vmselect enterprise
clusternative.tlsInsecureSkipVerify bool vmselect enterprise
clusternative.tlsKeyFile string vmselect enterprise
clusternative.vminsertConnsShutdownDuration duration vminsert =25s
clusternativeListenAddr string vminsert,vmselect
configAuthKey string victoria-metrics,vmagent
configCheckInterval duration vmauth,vmalert
csvTrimTimestamp duration vminsert,victoria-metrics,vmagent =1ms
datadog.maxInsertRequestSize size vminsert,victoria-metrics,vmagent =67108864
datadog.sanitizeMetricName bool vminsert,victoria-metrics,vmagent =true
datasource.appendTypePrefix bool vmalert
datasource.basicAuth.password string vmalert
datasource.basicAuth.passwordFile string vmalert
datasource.basicAuth.username string vmalert
datasource.basicAuth.usernameFile string vmalert
datasource.bearerToken string vmalert
datasource.bearerTokenFile string vmalert
datasource.disableKeepAlive bool vmalert
datasource.disableStepParam bool vmalert
datasource.headers string vmalert
datasource.idleConnTimeout duration vmalert =50s
datasource.maxIdleConnections int vmalert =100
datasource.oauth2.clientID string vmalert
datasource.oauth2.clientSecret string vmalert
datasource.oauth2.clientSecretFile string vmalert
datasource.oauth2.endpointParams string vmalert
datasource.oauth2.scopes string vmalert
datasource.oauth2.tokenUrl string vmalert
datasource.queryStep duration vmalert =5m0s
datasource.roundDigits int vmalert
datasource.showURL bool vmalert
datasource.tlsCAFile string vmalert
datasource.tlsCertFile string vmalert
datasource.tlsInsecureSkipVerify bool vmalert
datasource.tlsKeyFile string vmalert
datasource.tlsServerName string vmalert
datasource.url string vmalert
dedup.minScrapeInterval duration vmselect,vmstorage,victoria-metrics
defaultTenant.graphite string vmalert enterprise
defaultTenant.prometheus string vmalert enterprise
deleteAuthKey string vmselect,victoria-metrics
denyQueriesOutsideRetention bool vmstorage,victoria-metrics
denyQueryTracing bool vminsert,vmselect,vmstorage,victoria-metrics,vmagent
disableAlertgroupLabel bool vmalert
disablePerDayIndex bool vmstorage,victoria-metrics
disableRerouting bool vminsert
disableReroutingOnUnavailable bool vminsert
discoverBackendIPs bool vmauth
discoverBackendIPsInterval duration vmauth =10s
downsampling.period string[] vmselect,vmstorage,victoria-metrics enterprise
dropSamplesOnOverload bool vminsert
dryRun bool victoria-metrics,vmagent,vmauth,vmalert
enableMetadata bool vminsert,vmselect,victoria-metrics,vmagent =true
enableMultitenancyViaHeaders bool vminsert,vmselect,vmagent =true
enableMultitenantHandlers bool vmagent
enableTCP6 bool all
envflag.enable bool all
envflag.prefix string all
eula bool all enterprise
evaluationInterval duration vmalert =1m0s
external.alert.source string vmalert
external.label string[] vmalert
external.url string vmalert
failTimeout duration vmauth =3s
filestream.disableFadvise bool all
finalMergeDelay duration vmstorage,victoria-metrics deprecated
flagsAuthKey string all
forceFlushAuthKey string vmstorage,victoria-metrics
forceMergeAuthKey string vmstorage,victoria-metrics
fs.disableMincore bool vminsert,vmselect,vmstorage,victoria-metrics,vmagent,vmalert
fs.disableMmap bool vminsert,vmselect,vmstorage,victoria-metrics,vmagent,vmalert
fs.maxConcurrency int all =32
futureRetention retention vmstorage,victoria-metrics =2d
globalReplicationFactor int vmselect =1
graphite.sanitizeMetricName bool vminsert,vmselect,victoria-metrics,vmagent
graphiteListenAddr string vminsert,victoria-metrics,vmagent
graphiteListenAddr.useProxyProtocol bool vminsert,victoria-metrics,vmagent
graphiteTrimTimestamp duration vminsert,victoria-metrics,vmagent =1s
group.maxStartDelay duration vmalert =5m0s
http.connTimeout duration all =2m0s
http.disableCORS bool all
http.disableKeepAlive bool all
http.disableResponseCompression bool all
http.header.csp string all
http.header.disableServerHostname bool all
http.header.frameOptions string all
http.header.hsts string all
http.idleConnTimeout duration all =1m0s
http.maxGracefulShutdownDuration duration all =7s
http.pathPrefix string all
http.shutdownDelay duration all
httpAuth.password string all
httpAuth.username string all
httpAuthHeader string[] vmauth
httpInternalListenAddr string[] vmauth
httpListenAddr string[] all
httpListenAddr.useProxyProtocol string[] all
httpRealIPHeader string vmauth enterprise
idleConnTimeout duration vmauth =50s
import.maxLineLen size vminsert,victoria-metrics,vmagent =10485760
influx.databaseNames string[] vminsert,victoria-metrics,vmagent
influx.forceStreamMode bool vminsert,victoria-metrics,vmagent
influx.maxLineSize size vminsert,victoria-metrics,vmagent =262144
influx.maxRequestSize size vminsert,victoria-metrics,vmagent =67108864
influxDBLabel string vminsert,victoria-metrics,vmagent =db
influxListenAddr string vminsert,victoria-metrics,vmagent
influxListenAddr.useProxyProtocol bool vminsert,victoria-metrics,vmagent
influxMeasurementFieldSeparator string vminsert,victoria-metrics,vmagent =_
influxSkipMeasurement bool vminsert,victoria-metrics,vmagent
influxSkipSingleField bool vminsert,victoria-metrics,vmagent
influxTrimTimestamp duration vminsert,victoria-metrics,vmagent =1ms
inmemoryDataFlushInterval duration vmstorage,victoria-metrics =5s
insert.maxQueueDuration duration vminsert,vmselect,vmstorage,victoria-metrics,vmagent =1m0s
internStringCacheExpireDuration duration all =6m0s
internStringDisableCache bool all
internStringMaxLen int all =500
license string all enterprise
license.forceOffline bool all enterprise
licenseFile string all enterprise
licenseFile.reloadInterval duration all enterprise
loadBalancingPolicy string vmauth =least_loaded
logInvalidAuthTokens bool vmauth
logNewSeries bool vmstorage,victoria-metrics
logNewSeriesAuthKey string vmstorage,victoria-metrics
loggerDisableTimestamps bool all
loggerErrorsPerSecondLimit int all
loggerFormat string all =default
loggerJSONFields string all
loggerLevel string all =INFO
loggerMaxArgLen int all =5000
loggerOutput string all =stderr
loggerTimezone string all =UTC
loggerWarnsPerSecondLimit int all
maxBackfillAge retention vmstorage,victoria-metrics =0
maxConcurrentInserts int vminsert,vmselect,vmstorage,victoria-metrics,vmagent =4
maxConcurrentPerUserRequests int vmauth =100
maxConcurrentRequests int vmauth =1000
maxIdleConnsPerBackend int vmauth =100
maxIngestionRate int victoria-metrics,vmagent
maxInsertRequestSize size vminsert,victoria-metrics,vmagent =33554432
maxLabelNameLen int vminsert,victoria-metrics =256
maxLabelNameLen int vmagent
maxLabelValueLen int vminsert,victoria-metrics =4096
maxLabelValueLen int vmagent
maxLabelsPerTimeseries int vminsert,victoria-metrics =40
maxLabelsPerTimeseries int vmagent
maxQueueDuration duration vmauth =10s
maxRequestBodySizeToRetry size vmauth =16384
mdx.label string vmagent
memory.allowedBytes size all =0
memory.allowedPercent float all =60
mergeQueryArgs string[] vmauth
metricNamesStatsResetAuthKey string vmselect,victoria-metrics
metrics.exposeMetadata bool all
metricsAuthKey string all
mtls bool[] all enterprise
mtlsCAFile string[] all enterprise
newrelic.maxInsertRequestSize size vminsert,victoria-metrics,vmagent =67108864
notifier.basicAuth.password string[] vmalert
notifier.basicAuth.passwordFile string[] vmalert
notifier.basicAuth.username string[] vmalert
notifier.basicAuth.usernameFile string[] vmalert
notifier.bearerToken string[] vmalert
notifier.bearerTokenFile string[] vmalert
notifier.blackhole bool vmalert
notifier.config string vmalert
notifier.headers string[] vmalert
notifier.oauth2.clientID string[] vmalert
notifier.oauth2.clientSecret string[] vmalert
notifier.oauth2.clientSecretFile string[] vmalert
notifier.oauth2.endpointParams string[] vmalert
notifier.oauth2.scopes string[] vmalert
notifier.oauth2.tokenUrl string[] vmalert
notifier.sendTimeout string[] vmalert =10s
notifier.showURL bool vmalert
notifier.suppressDuplicateTargetErrors bool vmalert
notifier.tlsCAFile string[] vmalert
notifier.tlsCertFile string[] vmalert
notifier.tlsInsecureSkipVerify string[] vmalert
notifier.tlsKeyFile string[] vmalert
notifier.tlsServerName string[] vmalert
notifier.url string[] vmalert
opentelemetry.convertMetricNamesToPrometheus bool vminsert,victoria-metrics,vmagent
opentelemetry.ignoreResourceAttributes string[] vminsert,victoria-metrics,vmagent
opentelemetry.labelNameUnderscoreSanitization bool vminsert,victoria-metrics,vmagent =true
opentelemetry.maxRequestSize size vminsert,victoria-metrics,vmagent =67108864
opentelemetry.promoteAllResourceAttributes bool vminsert,victoria-metrics,vmagent =true
opentelemetry.promoteResourceAttributes string[] vminsert,victoria-metrics,vmagent
opentelemetry.promoteScopeMetadata bool vminsert,victoria-metrics,vmagent =true
opentelemetry.usePrometheusNaming bool vminsert,victoria-metrics,vmagent
opentsdbHTTPListenAddr string vminsert,victoria-metrics,vmagent
opentsdbHTTPListenAddr.useProxyProtocol bool vminsert,victoria-metrics,vmagent
opentsdbListenAddr string vminsert,victoria-metrics,vmagent
opentsdbListenAddr.useProxyProtocol bool vminsert,victoria-metrics,vmagent
opentsdbTrimTimestamp duration vminsert,victoria-metrics,vmagent =1s
opentsdbhttp.maxInsertRequestSize size vminsert,victoria-metrics,vmagent =33554432
opentsdbhttpTrimTimestamp duration vminsert,victoria-metrics,vmagent =1ms
pprofAuthKey string all
precisionBits int vmstorage,victoria-metrics =64
prevCacheRemovalPercent float vminsert,vmselect,vmstorage,victoria-metrics,vmagent =0.1
promscrape.azureSDCheckInterval duration vmselect,victoria-metrics,vmagent =1m0s
promscrape.cluster.memberLabel string vmselect,victoria-metrics,vmagent
promscrape.cluster.memberNum string vmselect,victoria-metrics,vmagent =0
promscrape.cluster.memberURLTemplate string vmselect,victoria-metrics,vmagent
promscrape.cluster.membersCount int vmselect,victoria-metrics,vmagent =1
promscrape.cluster.name string vmselect,victoria-metrics,vmagent
promscrape.cluster.replicationFactor int vmselect,victoria-metrics,vmagent =1
promscrape.cluster.shardByLabels string[] vmselect,victoria-metrics,vmagent
promscrape.config string vmselect,victoria-metrics,vmagent
promscrape.config.dryRun bool vmselect,victoria-metrics,vmagent
promscrape.config.strictParse bool vmselect,victoria-metrics,vmagent =true
promscrape.configCheckInterval duration vmselect,victoria-metrics,vmagent
promscrape.consul.waitTime duration vmselect,victoria-metrics,vmagent,vmalert
promscrape.consulSDCheckInterval duration vmselect,victoria-metrics,vmagent,vmalert =30s
promscrape.consulagentSDCheckInterval duration vmselect,victoria-metrics,vmagent =30s
promscrape.digitaloceanSDCheckInterval duration vmselect,victoria-metrics,vmagent =1m0s
promscrape.disableCompression bool vmselect,victoria-metrics,vmagent
promscrape.disableKeepAlive bool vmselect,victoria-metrics,vmagent
promscrape.discovery.concurrency int vmselect,victoria-metrics,vmagent,vmalert =100
promscrape.discovery.concurrentWaitTime duration vmselect,victoria-metrics,vmagent,vmalert =1m0s
promscrape.dnsSDCheckInterval duration vmselect,victoria-metrics,vmagent,vmalert =30s
promscrape.dockerSDCheckInterval duration vmselect,victoria-metrics,vmagent =30s
promscrape.dockerswarmSDCheckInterval duration vmselect,victoria-metrics,vmagent =30s
promscrape.dropOriginalLabels bool vmselect,victoria-metrics,vmagent
promscrape.ec2SDCheckInterval duration vmselect,victoria-metrics,vmagent =1m0s
promscrape.eurekaSDCheckInterval duration vmselect,victoria-metrics,vmagent =30s
promscrape.fileSDCheckInterval duration vmselect,victoria-metrics,vmagent =1m0s
promscrape.gceSDCheckInterval duration vmselect,victoria-metrics,vmagent =1m0s
promscrape.hetznerSDCheckInterval duration vmselect,victoria-metrics,vmagent =1m0s
promscrape.httpSDCheckInterval duration vmselect,victoria-metrics,vmagent =1m0s
promscrape.kubernetes.apiServerTimeout duration vmselect,victoria-metrics,vmagent =30m0s
promscrape.kubernetes.attachNamespaceMetadataAll bool vmselect,victoria-metrics,vmagent
promscrape.kubernetes.attachNodeMetadataAll bool vmselect,victoria-metrics,vmagent
promscrape.kubernetes.useHTTP2Client bool vmselect,victoria-metrics,vmagent
promscrape.kubernetesSDCheckInterval duration vmselect,victoria-metrics,vmagent =30s
promscrape.kumaSDCheckInterval duration vmselect,victoria-metrics,vmagent =30s
promscrape.linodeSDCheckInterval duration vmselect,victoria-metrics,vmagent =1m0s
promscrape.marathonSDCheckInterval duration vmselect,victoria-metrics,vmagent =30s
promscrape.maxDroppedTargets int vmselect,victoria-metrics,vmagent =10000
promscrape.maxResponseHeadersSize size vmselect,victoria-metrics,vmagent =4096
promscrape.maxScrapeSize size vmselect,victoria-metrics,vmagent =16777216
promscrape.minResponseSizeForStreamParse size vmselect,victoria-metrics,vmagent =1000000
promscrape.noStaleMarkers bool vmselect,victoria-metrics,vmagent
promscrape.nomad.waitTime duration vmselect,victoria-metrics,vmagent
promscrape.nomadSDCheckInterval duration vmselect,victoria-metrics,vmagent =30s
promscrape.openstackSDCheckInterval duration vmselect,victoria-metrics,vmagent =30s
promscrape.ovhcloudSDCheckInterval duration vmselect,victoria-metrics,vmagent =30s
promscrape.puppetdbSDCheckInterval duration vmselect,victoria-metrics,vmagent =30s
promscrape.seriesLimitPerTarget int vmselect,victoria-metrics,vmagent
promscrape.streamParse bool vmselect,victoria-metrics,vmagent
promscrape.suppressDuplicateScrapeTargetErrors bool vmselect,victoria-metrics,vmagent
promscrape.suppressScrapeErrors bool vmselect,victoria-metrics,vmagent
promscrape.suppressScrapeErrorsDelay duration vmselect,victoria-metrics,vmagent
promscrape.vultrSDCheckInterval duration vmselect,victoria-metrics,vmagent =30s
promscrape.yandexcloudSDCheckInterval duration vmselect,victoria-metrics,vmagent =30s
pushmetrics.disableCompression bool all
pushmetrics.extraLabel string[] all
pushmetrics.header string[] all
pushmetrics.interval duration all =10s
pushmetrics.url string[] all
relabelConfig string vminsert,victoria-metrics
relabelConfigCheckInterval duration vminsert,victoria-metrics
reloadAuthKey string victoria-metrics,vmagent,vmauth,vmalert
remoteRead.basicAuth.password string vmalert
remoteRead.basicAuth.passwordFile string vmalert
remoteRead.basicAuth.username string vmalert
remoteRead.basicAuth.usernameFile string vmalert
remoteRead.bearerToken string vmalert
remoteRead.bearerTokenFile string vmalert
remoteRead.disablePathAppend bool vmalert
remoteRead.headers string vmalert
remoteRead.idleConnTimeout duration vmalert =50s
remoteRead.lookback duration vmalert =1h0m0s
remoteRead.oauth2.clientID string vmalert
remoteRead.oauth2.clientSecret string vmalert
remoteRead.oauth2.clientSecretFile string vmalert
remoteRead.oauth2.endpointParams string vmalert
remoteRead.oauth2.scopes string vmalert
remoteRead.oauth2.tokenUrl string vmalert
remoteRead.showURL bool vmalert
remoteRead.tlsCAFile string vmalert
remoteRead.tlsCertFile string vmalert
remoteRead.tlsInsecureSkipVerify bool vmalert
remoteRead.tlsKeyFile string vmalert
remoteRead.tlsServerName string vmalert
remoteRead.url string vmalert
remoteWrite.aws.accessKey string[] vmagent
remoteWrite.aws.ec2Endpoint string[] vmagent
remoteWrite.aws.region string[] vmagent
remoteWrite.aws.roleARN string[] vmagent
remoteWrite.aws.secretKey string[] vmagent
remoteWrite.aws.service string[] vmagent
remoteWrite.aws.stsEndpoint string[] vmagent
remoteWrite.aws.useSigv4 string[] vmagent
remoteWrite.basicAuth.password string vmalert
remoteWrite.basicAuth.password string[] vmagent
remoteWrite.basicAuth.passwordFile string vmalert
remoteWrite.basicAuth.passwordFile string[] vmagent
remoteWrite.basicAuth.username string vmalert
remoteWrite.basicAuth.username string[] vmagent
remoteWrite.basicAuth.usernameFile string vmalert
remoteWrite.basicAuth.usernameFile string[] vmagent
remoteWrite.bearerToken string vmalert
remoteWrite.bearerToken string[] vmagent
remoteWrite.bearerTokenFile string vmalert
remoteWrite.bearerTokenFile string[] vmagent
remoteWrite.concurrency int vmalert =4
remoteWrite.disableMetadata string[] vmagent
remoteWrite.disableOnDiskQueue string[] vmagent
remoteWrite.disablePathAppend bool vmalert
remoteWrite.dropSamplesOnOverload bool vmagent
remoteWrite.flushInterval duration vmalert =2s
remoteWrite.flushInterval duration vmagent =1s
remoteWrite.forcePromProto string[] vmagent
remoteWrite.forceVMProto string[] vmagent
remoteWrite.headers string vmalert
remoteWrite.headers string[] vmagent
remoteWrite.idleConnTimeout duration vmalert =50s
remoteWrite.inmemoryQueues string[] vmagent =0
remoteWrite.keepDanglingQueues bool vmagent
remoteWrite.label string[] vmagent
remoteWrite.maxBatchSize int vmalert =10000
remoteWrite.maxBlockSize size vmagent =8388608
remoteWrite.maxDailySeries int vmagent
remoteWrite.maxDiskUsagePerURL string[] vmagent =0
remoteWrite.maxHourlySeries int vmagent
remoteWrite.maxMetadataPerBlock int vmagent =5000
remoteWrite.maxQueueSize int vmalert =100000
remoteWrite.maxRowsPerBlock int vmagent =10000
remoteWrite.mdx.enable string[] vmagent
remoteWrite.oauth2.clientID string vmalert
remoteWrite.oauth2.clientID string[] vmagent
remoteWrite.oauth2.clientSecret string vmalert
remoteWrite.oauth2.clientSecret string[] vmagent
remoteWrite.oauth2.clientSecretFile string vmalert
remoteWrite.oauth2.clientSecretFile string[] vmagent
remoteWrite.oauth2.endpointParams string vmalert
remoteWrite.oauth2.endpointParams string[] vmagent
remoteWrite.oauth2.scopes string vmalert
remoteWrite.oauth2.scopes string[] vmagent
remoteWrite.oauth2.tokenUrl string vmalert
remoteWrite.oauth2.tokenUrl string[] vmagent
remoteWrite.obfuscateLabels string[] vmagent
remoteWrite.proxyURL string[] vmagent
remoteWrite.queues string[] vmagent =4
remoteWrite.rateLimit string[] vmagent =0
remoteWrite.relabelConfig string vmagent
remoteWrite.retryMaxInterval string[] vmagent =1m0s
remoteWrite.retryMaxTime duration vmalert =30s
remoteWrite.retryMaxTime string[] vmagent =1m0s
remoteWrite.retryMinInterval duration vmalert =1s
remoteWrite.retryMinInterval string[] vmagent =1s
remoteWrite.roundDigits string[] vmagent =100
remoteWrite.sendTimeout duration vmalert =30s
remoteWrite.sendTimeout string[] vmagent =1m0s
remoteWrite.shardByURL bool vmagent
remoteWrite.shardByURL.ignoreLabels string[] vmagent
remoteWrite.shardByURL.labels string[] vmagent
remoteWrite.shardByURLReplicas int vmagent =1
remoteWrite.showURL bool vmagent,vmalert
remoteWrite.significantFigures string[] vmagent =0
remoteWrite.streamAggr.config string[] vmagent
remoteWrite.streamAggr.dedupInterval string[] vmagent =0s
remoteWrite.streamAggr.dropInput string[] vmagent
remoteWrite.streamAggr.dropInputLabels string[] vmagent
remoteWrite.streamAggr.enableWindows string[] vmagent
remoteWrite.streamAggr.ignoreFirstIntervals string[] vmagent =0
remoteWrite.streamAggr.ignoreOldSamples string[] vmagent
remoteWrite.streamAggr.keepInput string[] vmagent
remoteWrite.tlsCAFile string vmalert
remoteWrite.tlsCAFile string[] vmagent
remoteWrite.tlsCertFile string vmalert
remoteWrite.tlsCertFile string[] vmagent
remoteWrite.tlsHandshakeTimeout string[] vmagent =20s
remoteWrite.tlsInsecureSkipVerify bool vmalert
remoteWrite.tlsInsecureSkipVerify string[] vmagent
remoteWrite.tlsKeyFile string vmalert
remoteWrite.tlsKeyFile string[] vmagent
remoteWrite.tlsServerName string vmalert
remoteWrite.tlsServerName string[] vmagent
remoteWrite.tmpDataPath string vmagent =vmagent-remotewrite-data
remoteWrite.url string vmalert
remoteWrite.url string[] vmagent
remoteWrite.urlRelabelConfig string[] vmagent
remoteWrite.vmProtoCompressLevel int vmagent
removeXFFHTTPHeaderValue bool vmauth
replay.continueWithExecutionErr bool vmalert
replay.disableProgressBar bool vmalert
replay.maxDatapointsPerQuery int vmalert =1000
replay.ruleEvaluationConcurrency int vmalert =1
replay.ruleRetryAttempts int vmalert =5
replay.rulesDelay duration vmalert =1s
replay.timeFrom string vmalert
replay.timeTo string vmalert
replicationFactor int vminsert =1
replicationFactor string[] vmselect =1
requestBufferSize size vmauth =32768
responseTimeout duration vmauth =5m0s
retentionFilter string[] vmstorage,victoria-metrics enterprise
retentionPeriod retention vmstorage,victoria-metrics =1M
retentionTimezoneOffset duration vmstorage,victoria-metrics
retryStatusCodes string[] vmauth =0
rpc.disableCompression bool vminsert deprecated
rpc.disableCompression bool vmstorage
rpc.handshakeTimeout duration vminsert,vmselect,vmstorage,vmagent,vmauth,vmalert =5s
rule string[] vmalert
rule.defaultRuleType string vmalert =prometheus
rule.evalDelay duration vmalert =30s
rule.maxResolveDuration duration vmalert
rule.resendDelay duration vmalert
rule.resultsLimit int vmalert
rule.stripFilePath bool vmalert enterprise
rule.templates string[] vmalert
rule.updateEntriesLimit int vmalert =20
rule.validateExpressions bool vmalert =true
rule.validateTemplates bool vmalert =true
s3.configFilePath string vmalert enterprise
s3.configProfile string vmalert enterprise
s3.credsFilePath string vmalert enterprise
s3.customEndpoint string vmalert enterprise
s3.forcePathStyle bool vmalert enterprise
search.cacheTimestampOffset duration vmselect,victoria-metrics =5m0s
search.denyPartialResponse bool vmselect,vmagent
search.disableAutoCacheReset bool victoria-metrics
search.disableCache bool vmselect,victoria-metrics
search.disableImplicitConversion bool vmselect,victoria-metrics
search.graphiteMaxPointsPerSeries int vmselect,victoria-metrics =1000000
search.graphiteStorageStep duration vmselect,victoria-metrics =10s
search.ignoreExtraFiltersAtLabelsAPI bool vmselect,victoria-metrics
search.inmemoryBufSizeBytes size vmselect,victoria-metrics =0
search.latencyOffset duration vmselect,victoria-metrics =30s
search.logImplicitConversion bool vmselect,victoria-metrics
search.logQueryMemoryUsage size vmselect,victoria-metrics =0
search.logSlowQueryDuration duration vmselect,victoria-metrics =5s
search.logSlowQueryStats duration vmselect,victoria-metrics enterprise
search.logSlowQueryStatsHeaders string[] vmselect,victoria-metrics enterprise
search.maxBinaryOpPushdownLabelValues int vmselect,victoria-metrics =100
search.maxConcurrentRequests int vmselect,vmstorage,victoria-metrics =4
search.maxDeleteDuration duration vmselect,victoria-metrics =5m0s
search.maxDeleteSeries int vmselect,victoria-metrics =1000000
search.maxExportDuration duration vmselect,victoria-metrics =720h0m0s
search.maxExportSeries int vmselect,victoria-metrics =10000000
search.maxFederateSeries int vmselect,victoria-metrics =1000000
search.maxGraphitePathExpressionLen int vmselect,victoria-metrics =1024
search.maxGraphiteSeries int vmselect,victoria-metrics =300000
search.maxGraphiteTagKeys int vmselect,victoria-metrics =100000
search.maxGraphiteTagValues int vmselect,victoria-metrics =100000
search.maxLabelsAPIDuration duration vmselect,victoria-metrics =5s
search.maxLabelsAPISeries int vmselect,victoria-metrics =1000000
search.maxLookback duration vmselect,victoria-metrics
search.maxMemoryPerQuery size vmselect,victoria-metrics =0
search.maxPointsPerTimeseries int vmselect,victoria-metrics =30000
search.maxPointsSubqueryPerTimeseries int vmselect,victoria-metrics =100000
search.maxQueryDuration duration vmselect,victoria-metrics =30s
search.maxQueryLen size vmselect,victoria-metrics =16384
search.maxQueueDuration duration vmselect,vmstorage,victoria-metrics =10s
search.maxResponseSeries int vmselect,victoria-metrics
search.maxSamplesPerQuery int vmselect,victoria-metrics =1000000000
search.maxSamplesPerSeries int vmselect,victoria-metrics =30000000
search.maxSeries int vmselect,victoria-metrics =30000
search.maxSeriesPerAggrFunc int vmselect,victoria-metrics =1000000
search.maxStalenessInterval duration vmselect,victoria-metrics
search.maxStatusRequestDuration duration vmselect,victoria-metrics =5m0s
search.maxStepForPointsAdjustment duration vmselect,victoria-metrics =1m0s
search.maxTSDBStatusSeries int vmselect,victoria-metrics =10000000
search.maxTSDBStatusTopNSeries int vmselect,victoria-metrics =1000
search.maxTagKeys int vmstorage,victoria-metrics =100000
search.maxTagValueSuffixesPerSearch int vmselect,vmstorage,victoria-metrics =100000
search.maxTagValues int vmstorage,victoria-metrics =100000
search.maxUniqueTimeseries int vmselect,vmstorage,victoria-metrics
search.maxWorkersPerQuery int vmselect,victoria-metrics =2
search.minStalenessInterval duration vmselect,victoria-metrics
search.minWindowForInstantRollupOptimization duration vmselect,victoria-metrics =3h0m0s
search.noStaleMarkers bool vmselect,victoria-metrics
search.queryStats.lastQueriesCount int vmselect,victoria-metrics =20000
search.queryStats.minQueryDuration duration vmselect,victoria-metrics =1ms
search.queryStats.minQueryMemoryUsage size vmselect,victoria-metrics =1024
search.resetCacheAuthKey string vmselect,victoria-metrics
search.resetRollupResultCacheOnStartup bool vmselect,victoria-metrics
search.setLookbackToStep bool vmselect,victoria-metrics
search.skipSlowReplicas bool vmselect
search.tenantCacheExpireDuration duration vmselect =5m0s
search.treatDotsAsIsInRegexps bool vmselect,victoria-metrics
secret.flags string[] all
selectNode string[] vmselect
selfScrapeInstance string victoria-metrics =self
selfScrapeInterval duration victoria-metrics
selfScrapeJob string victoria-metrics =victoria-metrics
smallMergeConcurrency int vmstorage,victoria-metrics deprecated
snapshotAuthKey string vmstorage,victoria-metrics
snapshotCreateTimeout duration vmstorage,victoria-metrics deprecated
snapshotsMaxAge retention vmstorage,victoria-metrics =3d
sortLabels bool vminsert,victoria-metrics,vmagent
storage.cacheSizeIndexDBDataBlocks size vmstorage,victoria-metrics =0
storage.cacheSizeIndexDBDataBlocksSparse size vmstorage,victoria-metrics =0
storage.cacheSizeIndexDBIndexBlocks size vmstorage,victoria-metrics =0
storage.cacheSizeIndexDBTagFilters size vmstorage,victoria-metrics =0
storage.cacheSizeMetricNamesStats size vmstorage,victoria-metrics =0
storage.cacheSizeStorageMetricName size vmstorage,victoria-metrics =0
storage.cacheSizeStorageTSID size vmstorage,victoria-metrics =0
storage.finalDedupScheduleCheckInterval duration vmstorage,victoria-metrics =1h0m0s
storage.idbPrefillStart duration vmstorage,victoria-metrics =1h0m0s
storage.maxDailySeries int vmstorage,victoria-metrics
storage.maxHourlySeries int vmstorage,victoria-metrics
storage.maxMetadataStorageSize size vmstorage,victoria-metrics =0
storage.minFreeDiskSpaceBytes size vmstorage,victoria-metrics =100000000
storage.trackMetricNamesStats bool vmstorage,victoria-metrics =true
storage.vminsertConnsShutdownDuration duration vmstorage =10s
storageDataPath string vmstorage,victoria-metrics =vmstorage-data
storageNode string[] vminsert,vmselect
storageNode.discoveryInterval duration vminsert,vmselect enterprise
storageNode.filter string vminsert,vmselect enterprise
streamAggr.config string victoria-metrics,vmagent
streamAggr.dedupInterval duration victoria-metrics,vmagent
streamAggr.dropInput bool victoria-metrics,vmagent
streamAggr.dropInputLabels string[] victoria-metrics,vmagent
streamAggr.enableWindows bool victoria-metrics,vmagent
streamAggr.ignoreFirstIntervals int victoria-metrics,vmagent
streamAggr.ignoreOldSamples bool victoria-metrics,vmagent
streamAggr.keepInput bool victoria-metrics,vmagent
tls string[] all
tlsAutocertCacheDir string all enterprise
tlsAutocertEmail string all enterprise
tlsAutocertHosts string[] all enterprise
tlsCertFile string[] all
tlsCipherSuites string[] all
tlsKeyFile string[] all
tlsMinVersion string[] all
usePromCompatibleNaming bool vminsert,victoria-metrics,vmagent
version bool all
vmalert.proxyURL string vmselect,victoria-metrics
vminsertAddr string vmstorage =:8400
vmselectAddr string vmstorage =:8401
vmstorageDialTimeout duration vminsert,vmselect =3s
vmstorageUserTimeout duration vminsert,vmselect =3s
vmui.customDashboardsPath string vmselect,victoria-metrics
vmui.defaultTimezone string vmselect,victoria-metrics
zabbixconnector.addDuplicateTagsSeparator string vminsert,victoria-metrics,vmagent
zabbixconnector.addEmptyTagsValue string vminsert,victoria-metrics,vmagent
zabbixconnector.addGroupsValue string vminsert,victoria-metrics,vmagent
zabbixconnector.maxLineLen size vminsert,victoria-metrics,vmagent =33554432
`;
