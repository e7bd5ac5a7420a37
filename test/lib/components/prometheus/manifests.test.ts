import type { Component } from '#lib/components/component';
import { prometheus } from '#lib/components/prometheus/component';
import type { Environment } from '#lib/environment/environment';
import { renderObjects } from '#lib/kubernetes/render';
import { gibibytes } from '#lib/units/bytes';
import { catalogue, cluster, environment, images, ruleFiles } from '#test/lib/components/example';
import { outline, valueAt } from '#test/lib/components/objects';
import { otherTokens, cluster as storage } from '#test/lib/components/victoria-metrics';

const component = (changes: Partial<Environment> = {}): Component =>
  prometheus({ environment: environment(changes), catalogue, ruleFiles, images });

const statefulSet = (changes: Partial<Environment> = {}) =>
  valueAt(component(changes).objects, 'StatefulSet');
const container = (changes: Partial<Environment> = {}) =>
  valueAt(component(changes).objects, 'StatefulSet', 'spec', 'template', 'spec', 'containers', 0);

describe('Prometheus in a cluster', () => {
  it('is made of these objects, in the order in which they are applied', () => {
    expect(outline(component().objects)).toMatchInlineSnapshot(`
"ServiceAccount monitoring/prometheus
Service monitoring/prometheus
Service monitoring/prometheus-web
NetworkPolicy monitoring/prometheus-web-from-prometheus
NetworkPolicy monitoring/prometheus-to-prometheus-web
NetworkPolicy monitoring/prometheus-to-alertmanager-web
NetworkPolicy monitoring/prometheus-to-outside
PodDisruptionBudget monitoring/prometheus
StatefulSet monitoring/prometheus"
`);
    expect(outline(component().mirrors)).toMatchInlineSnapshot(`
"ConfigMap monitoring/prometheus-config
ConfigMap monitoring/prometheus-rules"
`);
  });

  it('reads as it is reviewed', () => {
    expect(renderObjects(component().objects.slice(-1))).toMatchInlineSnapshot(`
"apiVersion: apps/v1
kind: StatefulSet
metadata:
  labels:
    app.kubernetes.io/name: prometheus
    app.kubernetes.io/part-of: dwcp-monitoring
  name: prometheus
  namespace: monitoring
spec:
  minReadySeconds: 10
  podManagementPolicy: Parallel
  replicas: 2
  selector:
    matchLabels:
      app.kubernetes.io/name: prometheus
  serviceName: prometheus
  template:
    metadata:
      labels:
        app.kubernetes.io/name: prometheus
        app.kubernetes.io/part-of: dwcp-monitoring
    spec:
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - podAffinityTerm:
                labelSelector:
                  matchLabels:
                    app.kubernetes.io/name: prometheus
                topologyKey: kubernetes.io/hostname
              weight: 100
      automountServiceAccountToken: false
      containers:
        - args:
            - --config.file=/etc/prometheus/config/prometheus.yaml
            - --config.auto-reload
            - --config.auto-reload-interval=15s
            - --storage.tsdb.path=/prometheus/data
            - --web.listen-address=:9090
            - --web.external-url=https://prometheus.example.com
            - --web.cors.origin=https://prometheus\\.example\\.com
            - --enable-feature=exemplar-storage
            - --log.format=json
          env:
            - name: REPLICA
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
          image: quay.io/prometheus/prometheus:v3.14.0
          imagePullPolicy: IfNotPresent
          livenessProbe:
            failureThreshold: 6
            httpGet:
              path: /-/healthy
              port: web
            periodSeconds: 10
            timeoutSeconds: 5
          name: prometheus
          ports:
            - containerPort: 9090
              name: web
              protocol: TCP
          readinessProbe:
            failureThreshold: 3
            httpGet:
              path: /-/ready
              port: web
            periodSeconds: 5
            timeoutSeconds: 3
          resources:
            limits:
              cpu: "1"
              ephemeral-storage: 128Mi
              memory: 1Gi
            requests:
              cpu: 500m
              ephemeral-storage: 128Mi
              memory: 1Gi
          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop:
                - ALL
            readOnlyRootFilesystem: true
          startupProbe:
            failureThreshold: 90
            httpGet:
              path: /-/ready
              port: web
            periodSeconds: 10
            timeoutSeconds: 3
          terminationMessagePolicy: FallbackToLogsOnError
          volumeMounts:
            - mountPath: /prometheus
              name: data
            - mountPath: /etc/prometheus/config
              name: prometheus-config
              readOnly: true
            - mountPath: /etc/prometheus/rules
              name: prometheus-rules
              readOnly: true
      enableServiceLinks: false
      priorityClassName: dwcp-monitoring
      securityContext:
        fsGroup: 65534
        fsGroupChangePolicy: OnRootMismatch
        runAsGroup: 65534
        runAsNonRoot: true
        runAsUser: 65534
        seccompProfile:
          type: RuntimeDefault
      serviceAccountName: prometheus
      terminationGracePeriodSeconds: 300
      topologySpreadConstraints:
        - labelSelector:
            matchLabels:
              app.kubernetes.io/name: prometheus
          maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: DoNotSchedule
        - labelSelector:
            matchLabels:
              app.kubernetes.io/name: prometheus
          maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
      volumes:
        - configMap:
            name: prometheus-config
          name: prometheus-config
        - configMap:
            name: prometheus-rules
          name: prometheus-rules
  updateStrategy:
    type: RollingUpdate
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes:
          - ReadWriteOnce
        resources:
          requests:
            storage: 20Gi
        storageClassName: ssd
"
`);
  });

  it('needs no budget for one replica', () => {
    const alone = component({ prometheus: { ...environment().prometheus, replicas: 1 } });
    expect(outline(alone.objects)).not.toContain('PodDisruptionBudget');
  });

  it('has time to read back three hours of a big write-ahead log', () => {
    const load = { samplesPerSecond: 1_000_000, activeSeries: 1_000_000 };
    expect(container({ load })).toMatchObject({ startupProbe: { periodSeconds: 10, failureThreshold: 540 } });
  });

  it('stays where it is when rules, targets or thresholds change, because it reads them itself', () => {
    const changed = prometheus({
      environment: environment({ targets: { core: { kind: 'static', addresses: ['dwcp-node-9:8080'] } } }),
      catalogue,
      ruleFiles: [{ path: 'rules/other.yaml', text: 'groups: []\n' }],
      images,
    });
    expect(valueAt(changed.objects, 'StatefulSet')).toEqual(statefulSet());
    expect(changed.mirrors).not.toEqual(component().mirrors);
  });

  it('gets the sizes that the environment says', () => {
    const resources = { cpu: 1.5, memory: gibibytes(3) };
    expect(container({ prometheus: { ...environment().prometheus, resources } })).toMatchObject({
      resources: { requests: { cpu: '1500m', memory: '3Gi' }, limits: { cpu: '3', memory: '3Gi' } },
    });
  });

  it('has the file of the second write token before its configuration names it, and is not restarted then', () => {
    const { read, write } = storage.tokens;
    const { otherWrite: other } = otherTokens;
    const before = { victoriaMetrics: { ...storage, tokens: { read, write, otherWrite: other } } };
    const after = { victoriaMetrics: { ...storage, tokens: { read, write: other, otherWrite: write } } };
    const namedBy = (changes: Partial<Environment>) =>
      component(changes).files[0]?.text.match(/credentials_file: .*/)?.[0];
    expect(namedBy(before)).toBe('credentials_file: ../secrets/victoria-metrics/write-token');
    expect(namedBy(after)).toBe('credentials_file: ../secrets/victoria-metrics/write-token-2');
    expect(statefulSet(after)).toEqual(statefulSet(before));
    expect(component(before).secrets).toEqual([
      { ...write, purpose: 'bearer token of those who write to VictoriaMetrics' },
      { ...other, purpose: 'second bearer token of those who write to VictoriaMetrics, while it is changed' },
    ]);
  });

  it('mounts the token for remote write as a file', () => {
    const remoteWrite = { url: 'http://10.0.0.9/write', token: { secret: 'storage.token', key: 'token' } };
    expect(component({ remoteWrite }).secrets).toEqual([
      { secret: 'storage.token', key: 'token', purpose: 'bearer token of those who write to 10.0.0.9' },
    ]);
    expect(container({ remoteWrite })).toMatchObject({
      volumeMounts: expect.arrayContaining([
        { name: 'secret-storage-token', mountPath: '/etc/prometheus/secrets/storage.token', readOnly: true },
      ]),
    });
  });

  it('runs the image of the mirror where there is one', () => {
    const output = { ...cluster, imageRegistry: 'registry.example.com/mirror' };
    expect(container({ output })).toMatchObject({
      image: 'registry.example.com/mirror/quay.io/prometheus/prometheus:v3.14.0',
    });
  });
});
