// Which rooms a library may be used in: where it is replaced one day, so much changes and no more.

const tests = String.raw`(\.(test|int\.test|e2e\.test)\.tsx?$|/testing/)`

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const libraries = [
  {
    name: 'drivers-come-with-the-wiring',
    comment:
      'Mongoose and kafkajs are 550 modules: what decides, folds or asks loads none of them, neither in verify, ' +
      'where they are 10 MB, nor in each of hundreds of test files.',
    severity: 'error',
    from: {
      path: '^(packages|services)/',
      pathNot: [
        '^packages/(event-store|views|messaging|kept-facts|audit-log|simulation|testing)/',
        '^packages/recording/src/wiring/',
        '^packages/cli/src/actions/',
        String.raw`^services/[^/]+/src/(main|relay)\.ts$`,
        tests,
      ],
    },
    to: { path: String.raw`^packages/(event-store|views|messaging)/src/(database|connect)\.ts$` },
  },
  {
    name: 'mongoose-stays-in-its-rooms',
    comment:
      'Documents and queries are a detail of storing: they live where the store, the read ' +
      'models and the dead letters are kept, and in each service’s outbound/mongo.',
    severity: 'error',
    from: {
      path: '^(packages|services)/',
      pathNot: [
        '^packages/(event-store|views|messaging|kept-facts|audit-log)/',
        '^packages/simulation/',
        '^services/[^/]+/src/(outbound/mongo/|main\\.ts$)',
        '^services/gateway/src/outbound/',
        tests,
      ],
    },
    to: { path: 'node_modules/mongoose/' },
  },
  {
    name: 'mongodb-driver-only-for-checks',
    comment: 'Services go through mongoose; the bare driver is for what checks them from outside.',
    severity: 'error',
    from: {
      path: '^(packages|services)/',
      pathNot: ['^packages/(verify|testing|simulation)/', tests],
    },
    to: { path: 'node_modules/mongodb/' },
  },
  {
    name: 'kafkajs-has-one-importer',
    comment: 'kafkajs has had no release since 2023: when it is replaced, one package changes.',
    severity: 'error',
    from: { path: '^(packages|services|infra)/', pathNot: ['^packages/messaging/', tests] },
    to: { path: 'node_modules/kafkajs/' },
  },
  {
    name: 'grpc-stays-at-the-edges',
    comment:
      'Deadlines, retries, roles and error mapping are set in service-kit; a bare client ' +
      'elsewhere would go without them.',
    severity: 'error',
    from: {
      path: '^(packages|services|infra)/',
      pathNot: [
        '^packages/(service-kit|contracts|simulation)/',
        '^services/[^/]+/src/(inbound|outbound)/grpc/',
        '^services/gateway/src/',
        tests,
      ],
    },
    to: { path: 'node_modules/@grpc/' },
  },
  {
    name: 'express-is-the-gateways',
    comment: 'One process speaks HTTP to the world, so one place guards it.',
    severity: 'error',
    from: { path: '^(packages|services|infra)/', pathNot: ['^services/gateway/src/', tests] },
    to: { path: 'node_modules/express/' },
  },
]

module.exports = { libraries, tests }
