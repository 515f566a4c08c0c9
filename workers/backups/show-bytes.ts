/** How far something is, on a terminal. */
import { SingleBar } from "cli-progress";

type Bar = { show(done: number, total: number): void; end(): void };

export function showBytes(stream: NodeJS.WriteStream, verb: string): Bar {
  if (!stream.isTTY) return { show() {}, end() {} };
  const bar = new SingleBar({ stream, format: `${verb} {bar} {percentage} %`, hideCursor: true, barCompleteChar: "█", barIncompleteChar: "░" });
  let isStarted = false;
  return {
    show(done, total) {
      if (!isStarted) bar.start(total, done);
      isStarted = true;
      bar.setTotal(total);
      bar.update(done);
    },
    end: () => bar.stop(),
  };
}
