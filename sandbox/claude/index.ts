// The local Claude, as sandbox/main.ts mounts it.
export { createClaudeService } from './service';
