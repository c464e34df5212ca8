// Process entry of the `rapport` command.
import { run } from './program';

// `rapport … | head`: whoever read has what he wanted
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
