// The local Claude, as sandbox/main.ts mounts it.
export { type ClaudeServiceDeps, createClaudeService } from './service';
