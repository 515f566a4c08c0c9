/** `npm run load`: asks the running worker for a load, or does one here when none runs. */
import { createInterface } from "node:readline/promises";
import { setTimeout as wait } from "node:timers/promises";
import { type Config, config } from "../lib/config.ts";
import { AppError } from "../lib/errors.ts";
import { type LoadRequest, type LoadRun, shrinks } from "../lib/load/load-run.ts";
import { log } from "../lib/log.ts";
import { loadUsage, parseLoadArguments, UsageError } from "./loads/load-arguments.ts";
import { asOfLines, loadText } from "./loads/load-text.ts";
import { type Loads, type Opened, openLoads } from "./loads/open-loads.ts";
import { showProgress } from "./loads/show-progress.ts";

const pollMs = 150;

try {
  process.exitCode = await main(config());
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${loadUsage}`);
  else if (error instanceof AppError) console.error(error.message);
  else throw error;
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function main(settings: Config): Promise<number> {
  const { request, recut } = parseLoadArguments(process.argv.slice(2), settings.invokedFrom);
  log.level = "silent";
  const opened = await openLoads(settings, { recut, onWait: (reason) => console.error(`${reason}\nwaiting for it …`) });
  try {
    const run = await carryOut(opened, request);
    console.log(loadText(run, opened.currency));
    return run.state === "done" || run.state === "unchanged" ? 0 : 1;
  } finally {
    await opened.close();
  }
}

async function carryOut({ loads, start, currency }: Opened, request: LoadRequest): Promise<LoadRun> {
  const run = await follow(loads, await start(request));
  const isShrink = run.state === "refused" && !request.allowShrink && run.report !== null && shrinks(run.report);
  const isAllThatIsWrong = request.acceptRejects || run.report?.rejectedRows === 0;
  if (!isShrink || !isAllThatIsWrong || !(await agrees(run, currency))) return run;
  return follow(loads, await start({ ...request, allowShrink: true }));
}

async function follow(loads: Loads, started: LoadRun): Promise<LoadRun> {
  const progress = showProgress(process.stderr);
  const cancel = () => void loads.cancel(started.id).catch((error: Error) => console.error(error.message));
  process.on("SIGINT", cancel);
  try {
    let run = started;
    while (run.state === "running") {
      progress.show(run);
      await wait(pollMs);
      run = await loads.get(started.id);
    }
    return run;
  } finally {
    process.off("SIGINT", cancel);
    progress.end();
  }
}

async function agrees({ report }: LoadRun, currency: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  if (report?.asOf) console.error(asOfLines(report, currency, false).join("\n"));
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`Orders would fall from ${report?.before?.orders} to ${report?.after?.orders}. Load all the same? (y/N) `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
