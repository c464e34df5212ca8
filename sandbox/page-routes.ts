// Serves the chat page: static files without a build step.
import fs from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';

const FILES: Record<string, { name: string; type: string }> = {
  '/': { name: 'index.html', type: 'text/html; charset=utf-8' },
  '/page.css': { name: 'page.css', type: 'text/css; charset=utf-8' },
  '/page.js': { name: 'page.js', type: 'text/javascript; charset=utf-8' },
  '/words.js': { name: 'words.js', type: 'text/javascript; charset=utf-8' },
};

/** Beside the source, or, when compiled, beside the sources it was compiled from. */
function folder(): string {
  const beside = path.join(__dirname, 'page');
  if (fs.existsSync(path.join(beside, 'index.html'))) return beside;
  return path.join(__dirname, '..', '..', 'sandbox', 'page');
}

export function pageRoutes(app: FastifyInstance): void {
  for (const [url, { name, type }] of Object.entries(FILES)) {
    // Read on each request: it is small, and an edit shows at once.
    app.get(url, (_request, reply) => reply.type(type).send(fs.readFileSync(path.join(folder(), name))));
  }
}
