import { service } from '../../names.js';

const account = `account default
host relay.playhouse.example.com
user tickets
password {{ .password }}
`;

/** Sends tickets, reminders and thanks. Nobody connects to it: what it does waits in queues. */
export default service({
  name: 'mailer',
  environments: ['dev', 'stg', 'prod'],
  about: { description: 'Tickets and reminders by mail', owner: 'sales' },
  calls: { broker: 'node.amqp' },
  egress: { relay: { to: ['198.51.100.70/32'], ports: [587] }, google: {} },
  config: {
    // What the shop promises about orders is what its mails say, but for how often one may ask again.
    limits: { borrow: { service: 'box-office', set: 'limits' }, values: { RESENDS: 3 } },
    layout: { files: { 'footer.txt': 'Playhouse Tickets, 1010 Vienna\n', 'header.txt': 'Your evening\n' } },
  },
  secrets: {
    relay: { keys: { password: 'mailer-relay-password' }, template: { msmtprc: account }, refresh: '10m' },
    // Whoever runs the brokers makes this Secret, with certificates in it; the address comes to them.
    broker: { keys: { url: 'mailer-broker-url' }, creationPolicy: 'Merge', deletionPolicy: 'Merge' },
    // A campaign ends in the store, by the agency's hand.
    newsletter: { keys: { SENDER: 'mailer-sender' }, from: ['mailer-newsletter'], deletionPolicy: 'Delete' },
  },
  workloads: {
    tickets: {
      kind: 'worker',
      run: { command: ['/mailer'], args: ['send', '--queue', 'tickets'], workingDir: '/srv' },
      env: {
        RELAY: 'smtp://$(RELAY_HOST):$(RELAY_PORT)',
        RELAY_HOST: 'relay.playhouse.example.com',
        RELAY_PORT: 587,
        DRY_RUN: false,
        BROKER_URL: { secret: 'broker', key: 'url' },
      },
      envFrom: [{ set: 'house' }, { set: 'limits' }],
      volumes: {
        relay: { from: { secret: 'relay' }, at: '/var/run/secrets/relay' },
        footer: { from: { set: 'layout' }, at: '/srv/footer.txt', subPath: 'footer.txt' },
      },
      probes: { liveness: { check: { exec: ['/mailer', 'alive'] } } },
      // A ticket is never late because a pod has to start first.
      scaling: {
        min: 1,
        max: 8,
        cpuPercent: 0,
        external: { 'rabbitmq.waiting': { selector: { queue: 'tickets' }, averageValue: '30' } },
        alwaysOn: true,
      },
      telemetry: { otlp: true, collector: { service: 'otel', namespace: 'telemetry' } },
    },
    reminders: {
      kind: 'worker',
      run: { args: ['send', '--queue', 'reminders'] },
      envFrom: [{ set: 'house' }, { secret: 'newsletter' }],
      scaling: {
        min: 0,
        max: 20,
        by: 'keda',
        triggers: {
          reminders: {
            type: 'rabbitmq',
            metadata: { queueName: 'reminders', mode: 'QueueLength', value: '50' },
            auth: { kind: 'secrets', parameters: { host: { secret: 'broker', key: 'url' } } },
          },
          campaigns: {
            type: 'gcp-pubsub',
            metadata: { subscriptionName: 'mailer-campaigns', value: '100' },
            auth: { kind: 'identity' },
          },
        },
      },
    },
    bounces: { kind: 'worker', run: { args: ['bounces'] }, scaling: { min: 2, max: 6, vertical: 'memory' } },
  },
  overrides: {
    dev: { workloads: { reminders: { scaling: { triggers: { campaigns: null } } } } },
    prod: { workloads: { tickets: { scaling: { min: 2, max: 20 } } } },
  },
});
