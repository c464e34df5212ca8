// Jest's way of loading modules, except that big packages are loaded once in a process, by Node, not anew for each test file:
// half of what a system test file took to load. Theirs are another realm's objects, as Node's own are. Only what keeps no
// state belongs here, and what never asks `instanceof Error` or `Promise` of what it is given: not fastify, prom-client or pg.
const { createRequire } = require('node:module');
const { default: Runtime } = require('jest-runtime');

const SHARED = new Set([
  ...['@anthropic-ai/sdk', '@opentelemetry/api', '@orama/stemmers', 'big-integer', 'googleapis', 'grammy'],
  ...['@temporalio/client', '@temporalio/common', '@temporalio/core-bridge', '@temporalio/proto'],
  ...['libphonenumber-js', 'luxon', 'memfs', 'node-pg-migrate', 'rxjs', 'telegram', 'yaml', 'zod'],
]);
/** «@scope/name» or «name» of what is required. */
const packageOf = (name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0];

module.exports = class SharingRuntime extends Runtime {
  constructor(config, ...rest) {
    super(config, ...rest);
    this.isMapped = (name) => config.moduleNameMapper.some(([pattern]) => new RegExp(pattern).test(name));
  }

  requireModule(from, name, ...options) {
    const shared = name !== undefined && SHARED.has(packageOf(name)) && !this.isMapped(name);
    return shared ? createRequire(from)(name) : super.requireModule(from, name, ...options);
  }
};
