import { carefully, httpPorts, httpProbes } from '../../common.js';
import { service } from '../../names.js';

const nginx = `server {
  listen 8080;
  root /app/public;
  location / { try_files $uri /index.php$is_args$args; }
  location ~ \\.php$ {
    include fastcgi_params;
    fastcgi_pass 127.0.0.1:9000;
    fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
  }
}
`;

/** The shop window: PHP behind nginx, two images of one Dockerfile that one release moves together. */
export default service({
  name: 'storefront',
  environments: ['dev', 'stg', 'prod'],
  about: {
    description: 'What is on, and the way to a ticket',
    owner: 'web',
    runbook: 'https://wiki.playhouse.example.com/storefront',
  },
  images: { nginx: { build: { target: 'nginx' } }, php: { build: { target: 'php' } } },
  calls: { 'box-office': ['read.http', 'write.http'], search: 'node.http' },
  egress: { 'image-cdn': {} },
  config: {
    nginx: { files: { 'default.conf': nginx } },
    banner: { values: { BANNER: 'Tickets for May are on sale' }, restartOnChange: false },
  },
  secrets: { session: { keys: { key: 'storefront-session-key' } } },
  workloads: {
    server: {
      kind: 'server',
      image: 'nginx',
      ports: httpPorts,
      volumes: {
        nginx: { from: { set: 'nginx' }, at: '/etc/nginx/conf.d' },
        tmp: { from: { empty: { size: '256Mi' } }, at: '/tmp' },
        run: { from: { empty: { size: '1Mi', inMemory: true } }, at: '/run' },
        cache: { from: { empty: { size: '512Mi' } }, at: '/var/cache/nginx' },
        session: { from: { secret: 'session' }, mode: '0400' },
      },
      init: { warm: { image: 'php', run: { args: ['cache:warm'] }, mounts: { cache: '/app/cache' } } },
      sidecars: {
        fpm: {
          image: 'php',
          ports: { fpm: { port: 9000, protocol: 'tcp' } },
          probes: { startup: { check: { tcp: 'fpm' } } },
          env: {
            BOX_OFFICE_READ: { call: 'box-office', endpoint: 'read.http' },
            BOX_OFFICE_WRITE: { call: 'box-office', endpoint: 'write.http' },
            SEARCH_HOST: { call: 'search', part: 'host' },
            SESSION_KEY_FILE: '/var/run/secrets/session/key',
          },
          envFrom: [{ set: 'house' }, { set: 'banner' }],
          resources: { requests: { cpu: '250m', memory: '256Mi' } },
          mounts: { cache: '/app/cache', session: '/var/run/secrets/session', tmp: '/tmp' },
        },
      },
      probes: httpProbes,
      telemetry: { metricsPort: 'metrics' },
      update: { historyLimit: 1 },
      routes: {
        public: {
          hosts: ['www', 'www.playhouse.example.org'],
          port: 'http',
          paths: ['/', { path: '/status', match: 'exact' }],
          timeoutSeconds: 15,
          extras: {
            google: {
              securityPolicy: 'public-web',
              affinity: 'cookie',
              address: 'storefront',
              sslPolicy: 'modern',
            },
          },
          annotations: { 'nginx.ingress.kubernetes.io/proxy-buffering': 'off' },
        },
      },
      // Behind a person who looks at the preview, or ten minutes after the smoke test.
      rollout: { strategy: 'blue-green', promoteAfterSeconds: 600, jobs: ['smoke'] },
    },
    assets: {
      kind: 'hook',
      image: 'php',
      run: { args: ['assets:publish'] },
      phase: { when: 'before', order: 2 },
    },
    smoke: {
      kind: 'hook',
      environments: ['prod'],
      image: 'php',
      run: { args: ['smoke'] },
      env: { URL: 'http://storefront-server-preview' },
    },
    announce: { kind: 'hook', image: 'php', run: { args: ['announce', 'done'] }, phase: { when: 'after' } },
    alarm: {
      kind: 'hook',
      image: 'php',
      run: { args: ['announce', 'failed'] },
      phase: { when: 'on-failure' },
    },
  },
  overrides: {
    dev: { workloads: { server: { rollout: { strategy: 'canary', traffic: 'nginx', steps: carefully } } } },
    stg: { workloads: { server: { rollout: { strategy: 'canary', steps: carefully } } } },
    prod: {
      config: { banner: { values: { BANNER: 'Tickets for May: Friday at ten' } } },
      workloads: {
        server: {
          scaling: {
            min: 4,
            max: 40,
            cpuPercent: 60,
            memoryPercent: 80,
            pods: { requests_waiting: '5' },
            scaleUpAfterSeconds: 15,
            scaleDownAfterSeconds: 900,
            // At ten on the first Friday a hundred times as many people come within a minute.
            limits: {
              up: { pods: 10, percent: 100, everySeconds: 15 },
              down: { pods: 1, everySeconds: 120 },
            },
          },
          shutdown: { drainSeconds: 45, noticeSeconds: 10 },
          resources: { requests: { cpu: '500m', memory: '256Mi' } },
        },
      },
    },
  },
});
