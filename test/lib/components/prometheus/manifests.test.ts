import type { Component } from '#lib/components/component';
import { prometheus } from '#lib/components/prometheus/component';
import type { Discovery, Environment } from '#lib/environment/environment';
import { renderObjects } from '#lib/kubernetes/render';
import { gibibytes } from '#lib/units/bytes';
import {
  catalogue,
  cluster,
  environment,
  images,
  onOneMachine,
  ruleFiles,
} from '#test/lib/components/example';
import { outline, valueAt } from '#test/lib/components/objects';

const component = (changes: Partial<Environment> = {}): Component =>
  prometheus({ environment: environment(changes), catalogue, ruleFiles, images });

const statefulSet = (changes: Partial<Environment> = {}) =>
  valueAt(component(changes).objects, 'StatefulSet');
const container = (changes: Partial<Environment> = {}) =>
  valueAt(component(changes).objects, 'StatefulSet', 'spec', 'template', 'spec', 'containers', 0);
const discovery = (changes: Partial<Extract<Discovery, { kind: 'kubernetes' }>>): Discovery => ({
  kind: 'kubernetes',
  role: 'pod',
  namespaces: [],
  ...changes,
});

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
              memory: 1Gi
            requests:
              cpu: 500m
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

  it('mounts the token for remote write as a file', () => {
    const remoteWrite = { url: 'http://10.0.0.9/write', token: { secret: 'storage.token', key: 'token' } };
    expect(component({ remoteWrite }).secrets).toEqual([
      { secret: 'storage.token', key: 'token', purpose: 'bearer token for 10.0.0.9' },
    ]);
    expect(container({ remoteWrite })).toMatchObject({
      volumeMounts: expect.arrayContaining([
        { name: 'secret-storage-token', mountPath: '/etc/prometheus/secrets/storage.token', readOnly: true },
      ]),
    });
  });

  it('runs the image of the mirror where there is one', () => {
    const output = { ...cluster, imageRegistry: 'registry.example.com/mirror/' };
    expect(container({ output })).toMatchObject({
      image: 'registry.example.com/mirror/quay.io/prometheus/prometheus:v3.14.0',
    });
  });
});

describe('what Prometheus may read of the Kubernetes API', () => {
  const rbac = (targets: readonly Discovery[]) =>
    component({ targets: Object.fromEntries(targets.map((target, index) => [`job-${index}`, target])) })
      .objects.filter(({ kind }) => /Role$/.test(kind))
      .map(({ kind, metadata, rules }) => ({ kind, in: metadata.namespace, rules }));

  it('is nothing when it discovers nothing there', () => {
    expect(rbac([])).toEqual([]);
    expect(valueAt(component().objects, 'ServiceAccount')).toMatchObject({
      automountServiceAccountToken: false,
    });
    expect(statefulSet()).toMatchObject({
      spec: { template: { spec: { automountServiceAccountToken: false } } },
    });
  });

  it('is what the role needs, in the namespaces that are named', () => {
    const pods = { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] };
    expect(rbac([discovery({ namespaces: ['dwcp', 'apps'] }), discovery({ namespaces: ['dwcp'] })])).toEqual([
      { kind: 'Role', in: 'apps', rules: [pods] },
      { kind: 'Role', in: 'dwcp', rules: [pods] },
    ]);
  });

  it('is the whole cluster where no namespace is named, and for the kubelets', () => {
    expect(rbac([discovery({}), discovery({ role: 'node', namespaces: ['dwcp'] })])).toEqual([
      {
        kind: 'ClusterRole',
        in: undefined,
        rules: [
          { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] },
          { apiGroups: [''], resources: ['nodes'], verbs: ['list', 'watch'] },
          { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
        ],
      },
    ]);
  });
});

describe('Prometheus on one machine', () => {
  it('is a program on loopback for each replica, with the paths of dist', () => {
    const local = prometheus({ environment: onOneMachine(), catalogue, ruleFiles, images });
    expect(local.objects).toEqual([]);
    expect(
      local.processes.map(({ name, environment: variables, ready }) => ({ name, variables, ready })),
    ).toEqual([
      {
        name: 'prometheus-0',
        variables: { REPLICA: 'prometheus-0' },
        ready: 'http://127.0.0.1:9090/-/ready',
      },
      {
        name: 'prometheus-1',
        variables: { REPLICA: 'prometheus-1' },
        ready: 'http://127.0.0.1:10090/-/ready',
      },
    ]);
    expect(local.processes[0]?.arguments).toEqual([
      '--config.file=config/prometheus.yaml',
      '--config.auto-reload',
      '--config.auto-reload-interval=15s',
      '--storage.tsdb.path=data/prometheus-0',
      '--web.listen-address=127.0.0.1:9090',
      '--web.external-url=http://prometheus.example.com',
      '--web.cors.origin=http://prometheus\\.example\\.com',
      '--enable-feature=exemplar-storage',
      '--log.format=json',
    ]);
  });
});
