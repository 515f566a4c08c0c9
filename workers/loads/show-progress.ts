/** A load's progress in a terminal: a bar, or one line per step where there is none. */
import cliProgress from "cli-progress";
import type { LoadRun } from "../../lib/load/load-run.ts";

export type ProgressView = { show(run: LoadRun): void; end(): void };

const format = "{step} [{bar}] {percentage}% | {rows} rows | {speed} MB/s";

export function showProgress(out: NodeJS.WriteStream): ProgressView {
  return out.isTTY ? showBar(out) : showSteps(out);
}

function showBar(out: NodeJS.WriteStream): ProgressView {
  const bar = new cliProgress.SingleBar({ format, stream: out, hideCursor: true, clearOnComplete: true }, cliProgress.Presets.shades_grey);
  bar.start(1, 0, { step: "waiting", rows: "0", speed: "–" });
  return {
    show(run) {
      bar.setTotal(Math.max(run.bytesTotal, 1));
      bar.update(run.bytesDone, { step: run.step.padEnd(8), rows: run.rowsDone.toLocaleString("en-US"), speed: speedOf(run) });
    },
    end() {
      bar.stop();
    },
  };
}

function showSteps(out: NodeJS.WriteStream): ProgressView {
  let step = "";
  return {
    show(run) {
      if (run.step !== step && run.state === "running") out.write(`${run.step} …\n`);
      step = run.step;
    },
    end() {},
  };
}

function speedOf({ bytesDone, startedAt }: LoadRun): string {
  const seconds = (Date.now() - Date.parse(startedAt)) / 1000;
  return seconds > 0 ? (bytesDone / 1_000_000 / seconds).toFixed(1) : "–";
}
