/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  // Many tests run real programs: on a busy machine that takes long, and is no failure.
  testTimeout: 60_000,
  moduleNameMapper: { '^#(.*)$': '<rootDir>/$1.ts' },
  extensionsToTreatAsEsm: [],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
};
