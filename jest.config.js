// RAPPORT_TELEGRAM_LIBRARY=teleproto runs the same files on GramJS's successor, under the same import name.
const teleproto = {
  '^telegram$': 'teleproto',
  '^telegram/tl/AllTLObjects$': 'teleproto/tl',
  '^telegram/(.*)$': 'teleproto/$1',
};

module.exports = {
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' }, sourceMaps: 'inline' }] },
  roots: ['<rootDir>/src', '<rootDir>/sandbox', '<rootDir>/test'],
  moduleNameMapper: process.env.RAPPORT_TELEGRAM_LIBRARY === 'teleproto' ? teleproto : {},
  testMatch: ['**/*.test.ts'],
};
