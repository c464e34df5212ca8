// Serves the chat page: static files without a build step.
import fs from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Beside the source, or, when compiled, beside the sources it was compiled from. */
function folder(): string {
  const beside = path.join(__dirname, 'page');
  if (fs.existsSync(path.join(beside, 'index.html'))) return beside;
  return path.join(__dirname, '..', '..', 'sandbox', 'page');
}

/** The page at `/`, each of its files under its name. */
export function pageRoutes(app: FastifyInstance): void {
  const from = folder();
  for (const name of fs.readdirSync(from)) {
    const type = TYPES[path.extname(name)];
    if (!type) continue;
    // Read on each request: the files are small, and an edit shows at once.
    const url = name === 'index.html' ? '/' : `/${name}`;
    app.get(url, (_request, reply) => reply.type(type).send(fs.readFileSync(path.join(from, name))));
  }
}
