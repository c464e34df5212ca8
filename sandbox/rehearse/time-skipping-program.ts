// Where Temporal's time-skipping test server comes from: Maven where Java and Maven are there, else the SDK's own download.
import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const version = '1.38.0';
const run = promisify(execFile);

export type TimeSkippingProgram =
  | { type: 'existing-path'; path: string }
  | { type: 'cached-download'; downloadDir: string };

/** Found in the user's cache, or made and kept there. */
export async function timeSkippingProgram(say: (text: string) => void): Promise<TimeSkippingProgram> {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(caches, 'rapport', `temporal-test-server-${version}`);
  const program = join(folder, 'test-server');
  if (existsSync(program)) {
    if (readFileSync(program, 'utf8') !== script) writeProgram(program);
    return { type: 'existing-path', path: program };
  }
  if (!(await works('java', '-version')) || !(await works('mvn', '-v'))) {
    const downloadDir = join(caches, 'rapport');
    mkdirSync(downloadDir, { recursive: true });
    return { type: 'cached-download', downloadDir };
  }
  say(`Time-skipping test server ${version}: fetching it with Maven, once …`);
  mkdirSync(dirname(folder), { recursive: true });
  const scratch = mkdtempSync(`${folder}-`);
  try {
    writeFileSync(join(scratch, 'pom.xml'), pom);
    const copy = 'org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies';
    await run('mvn', ['-q', '-B', copy, `-DoutputDirectory=${scratch}/jars`, '-DincludeScope=runtime'], {
      cwd: scratch,
    });
    writeProgram(join(scratch, 'test-server'));
    if (!existsSync(folder)) renameSync(scratch, folder);
  } catch (cause) {
    const words = ((cause as { stdout?: string }).stdout ?? '').trim() || (cause as Error).message;
    throw new Error(`the time-skipping server could not be fetched with Maven: ${words}`, { cause });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return { type: 'existing-path', path: program };
}

// It lives for a minute: compiling well, and collecting on several threads, cost it more than they give (a fifth of a run's processor time).
const script = `#!/bin/sh
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$(dirname "$0")/jars/*" io.temporal.testserver.TestServer "$@"
`;

/** Also while another process starts it. */
function writeProgram(path: string): void {
  const written = `${path}-${process.pid}`;
  writeFileSync(written, script);
  chmodSync(written, 0o755);
  renameSync(written, path);
}

const works = (command: string, argument: string) =>
  run(command, [argument]).then(
    () => true,
    () => false,
  );

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>rapport</groupId><artifactId>test-server</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${version}</version>
    </dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
`;
