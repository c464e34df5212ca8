// Something done again and again until it is stopped, never twice at once.

export interface Repeated {
  /** Returns when what is under way is done. */
  stop(): Promise<void>;
}

/** Errors are said and the next look comes as if nothing had happened. */
export function every(ms: number, work: () => Promise<void>, failed: (error: Error) => void): Repeated {
  let stopped = false;
  let wake = () => {};
  const loop = async () => {
    while (!stopped) {
      await work().catch(failed);
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return {
    stop() {
      stopped = true;
      wake();
      return running;
    },
  };
}
