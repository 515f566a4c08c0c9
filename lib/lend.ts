/** Lends out a few of something, first come, first served. `take` throws the reason of a signal that aborts before its turn. */
export function lend<T>(idle: T[]) {
  const waiting: ((one: T) => void)[] = [];
  const take = async (signal: AbortSignal): Promise<T> => {
    signal.throwIfAborted();
    return (
      idle.shift() ??
      new Promise((resolve, reject) => {
        const begin = (one: T) => {
          signal.removeEventListener("abort", leave);
          resolve(one);
        };
        const leave = () => {
          waiting.splice(waiting.indexOf(begin), 1);
          reject(signal.reason);
        };
        signal.addEventListener("abort", leave, { once: true });
        waiting.push(begin);
      })
    );
  };
  const giveBack = (one: T) => {
    const next = waiting.shift();
    if (next) next(one);
    else idle.push(one);
  };
  return { take, giveBack };
}
