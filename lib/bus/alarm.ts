export type Alarm = {
  /** Until the time is over or somebody is woken. */
  sleep(ms: number): Promise<void>;
  wakeAll(): void;
};

export function createAlarm(): Alarm {
  const sleepers = new Set<() => void>();

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      sleepers.add(wake);
    });
  const wakeAll = () => {
    for (const wake of [...sleepers]) wake();
  };
  return { sleep, wakeAll };
}
