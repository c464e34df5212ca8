// Processor time of processes, with the processes they have started: what a measurement costs, whoever else uses the machine.
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

// Ticks of /proc/<pid>/stat: 100 a second on every Linux in use. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
const MS_PER_TICK = 10;

interface Stat {
  parent: number;
  ms: number;
}

/** Milliseconds used so far by each of these processes and their descendants; undefined where there is no /proc. */
export function cpuMs(pids: Record<string, number>): Record<string, number> | undefined {
  if (process.platform !== 'linux') return undefined;
  const all = new Map<number, Stat>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(name) : undefined;
    if (stat) all.set(Number(name), stat);
  }
  const used = (pid: number): number => {
    const children = [...all].filter(([, stat]) => stat.parent === pid).map(([child]) => child);
    return (all.get(pid)?.ms ?? 0) + children.reduce((sum, child) => sum + used(child), 0);
  };
  return Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, used(pid)]));
}

/**
 * Starts watching how busy the machine is with what is not ours: this process and all it has started.
 * The answer is in cores, as a mean since the start; undefined where that can't be known.
 */
export function watchOthers(): () => number | undefined {
  const look = () => {
    const ours = cpuMs({ us: process.pid })?.us;
    const busy = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
    return ours === undefined ? undefined : { at: Date.now(), others: busy - ours };
  };
  const before = look();
  return () => {
    const now = look();
    return before && now && Math.max(0, (now.others - before.others) / (now.at - before.at));
  };
}

function read(pid: string): Stat | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // fields 4, 14, 15 and, for children that have ended, 16 and 17
    const ticks = [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0);
    return { parent: Number(fields[1]), ms: ticks * MS_PER_TICK };
  } catch {
    return undefined; // ended meanwhile
  }
}
