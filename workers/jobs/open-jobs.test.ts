import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../lib/errors.ts";
import { LoadRefusal } from "../../lib/load/fault-text.ts";
import { log } from "../../lib/log.ts";
import { openSmallAccess, type SmallAccess } from "../access/access.fixture.ts";
import { type Jobs, openJobs, type Work } from "./open-jobs.ts";

log.level = "silent";

const ada = { who: "ada", accountId: "1", address: "10.0.0.9" };
const untilCancelled: Work = async ({ progress, signal }) => {
  progress({ step: "copying", done: 3, total: 9, unit: "files" });
  await once(signal, "abort");
  throw new Error("cut off");
};

describe("jobs", () => {
  let small: SmallAccess;
  let jobs: Jobs;
  beforeEach(() => {
    small = openSmallAccess();
    jobs = openJobs(small.state);
  });
  afterEach(async () => {
    await jobs.close();
    small.close();
  });
  const start = (work: Work) => jobs.start({ kind: "backup", by: ada, subject: { keep: 3 }, exclusion: "warehouse" }, work);

  it("answer before they end, and keep what came of them", async () => {
    const job = start(async () => ({ bytes: 12 }));
    expect(job).toMatchObject({ kind: "backup", by: "ada", state: "running", canCancel: true, subject: { keep: 3 }, endedAt: null });
    await jobs.ended(job.id);
    expect(jobs.get(job.id)).toMatchObject({ state: "done", canCancel: false, outcome: { bytes: 12 }, fault: null });
    expect(small.acts()).toEqual([
      ["ada", "job_started", `backup ${job.id}`],
      ["ada", "job_done", `backup ${job.id}`],
    ]);
  });

  it("say why they failed: what a person can mend by its reason, a defect by its id in the log alone", async () => {
    const known = start(() => Promise.reject(new AppError("disk_full", "The disk is full.")));
    await jobs.ended(known.id);
    const defect = start(() => Promise.reject(new Error("secret at /secret/place")));
    await jobs.ended(defect.id);
    expect(jobs.get(known.id)).toMatchObject({ state: "failed", fault: { code: "disk_full", message: "The disk is full." } });
    expect(jobs.get(defect.id).fault).toEqual({
      code: "internal",
      message: expect.stringMatching(/^Something went wrong. The log has it as [\w-]{36}.$/),
      id: expect.stringMatching(/^[\w-]{36}$/),
    });
  });

  it("keep what is wrong with files for pages to say, and the log in words", async () => {
    const job = start(() => Promise.reject(new LoadRefusal({ code: "file_changed", file: "orders.csv" })));
    await jobs.ended(job.id);
    expect(jobs.get(job.id).fault).toMatchObject({ code: "load_refused", load: { code: "file_changed", file: "orders.csv" } });
    expect(small.state.audit.newest({ limit: 1 })[0]?.after).toEqual({ code: "load_refused", message: expect.stringMatching(/^orders.csv was changed/) });
  });

  it("are cancelled while they can be", async () => {
    const job = start(untilCancelled);
    expect(jobs.get(job.id).progress).toEqual({ step: "copying", done: 3, total: 9, unit: "files" });
    jobs.cancel(job.id, { ...ada, who: "ivo" });
    await jobs.ended(job.id);
    expect(jobs.get(job.id)).toMatchObject({ state: "cancelled", progress: { done: 3 } });
    expect(small.acts()).toContainEqual(["ivo", "job_cancel_asked", `backup ${job.id}`]);
    expect(() => jobs.cancel(job.id, ada)).toThrow(expect.objectContaining({ code: "conflict", message: expect.stringContaining("has ended") }));
  });

  it("are past cancelling once they commit, and never commit once they are cancelled", async () => {
    const finish = Promise.withResolvers<void>();
    const committed = start(async ({ commit }) => {
      commit();
      await finish.promise;
    });
    expect(() => jobs.cancel(committed.id, ada)).toThrow(expect.objectContaining({ code: "conflict" }));
    finish.resolve();
    await jobs.ended(committed.id);
    const late = start(async ({ signal, commit }) => {
      await once(signal, "abort");
      commit();
    });
    jobs.cancel(late.id, ada);
    await jobs.ended(late.id);
    expect([jobs.get(committed.id).state, jobs.get(late.id).state]).toEqual(["done", "cancelled"]);
  });

  it("refuse what may not run beside the one under way, and name it", () => {
    const job = start(untilCancelled);
    const other = () => jobs.start({ kind: "roll_back", by: ada, exclusion: "warehouse" }, untilCancelled);
    expect(other).toThrow(expect.objectContaining({ code: "conflict", message: expect.stringContaining(`backup ${job.id} is under way`) }));
    expect(jobs.start({ kind: "self_check", by: ada }, untilCancelled).state).toBe("running");
    expect(jobs.newest({ limit: 9 }).map(({ kind }) => kind)).toEqual(["self_check", "backup"]);
    expect(jobs.newest({ kind: "backup", limit: 9 }).map(({ id }) => id)).toEqual([job.id]);
  });

  it("stay in view as broken off when the worker ended before they did", () => {
    const job = start(untilCancelled);
    const next = openJobs(small.state);
    next.breakOffOthers();
    expect(next.get(job.id)).toMatchObject({ state: "broken_off", progress: { step: "copying", done: 3 }, endedAt: expect.any(String), canCancel: false });
    expect(small.acts()).toContainEqual(["ada", "job_broken_off", `backup ${job.id}`]);
  });

  it("go on after a restart where their kind knows how", async () => {
    const job = start(untilCancelled);
    await jobs.close();
    const next = openJobs(small.state);
    next.resume("backup", ({ subject, progress }) => async () => [subject, progress?.done]);
    next.breakOffOthers();
    await next.ended(job.id);
    expect(next.get(job.id)).toMatchObject({ state: "done", outcome: [{ keep: 3 }, 3] });
  });
});
