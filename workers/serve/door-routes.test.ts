import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { log } from "../../lib/log.ts";
import { addPerson, openSmallAccess } from "../access/access.fixture.ts";
import { noBackups } from "../backups/no-backups.fixture.ts";
import { openJobs } from "../jobs/open-jobs.ts";
import { noLetters } from "../letters/letters.fixture.ts";
import { noLoads } from "../loads/no-loads.fixture.ts";
import { noPipeline } from "../pipeline/pipeline.fixture.ts";
import { noSimulations } from "../simulator/simulations.fixture.ts";
import { createAnnouncer } from "./announcer.ts";
import { createApi } from "./api.ts";
import { type Listening, listen } from "./listen.ts";
import { createMetrics } from "./metrics.ts";
import { status } from "./status.fixture.ts";
import { noPlaces, unaskedInbox, unaskedUploads } from "./unasked.fixture.ts";
import { keepVersions } from "./versions.ts";

log.level = "silent";

const secret = "0123456789abcdef-secret";
const password = "a river of money";

describe("the worker's door", () => {
  const small = openSmallAccess();
  let server: Listening;
  beforeAll(async () => {
    await addPerson(small, "Úrsula", "admin", password);
    const notAsked = () => Promise.reject(new Error("not asked here"));
    const versions = keepVersions();
    server = await listen(
      createApi({
        keys: { secret, collectToken: undefined },
        access: small.access,
        jobs: openJobs(small.state),
        backups: noBackups,
        end: () => {},
        pipeline: noPipeline,
        simulations: noSimulations,
        collect: notAsked,
        streamLists: { superseded: notAsked },
        letters: noLetters,
        simulator: { shopSample: notAsked, runCounts: notAsked, isPurged: notAsked },
        versions,
        loads: noLoads,
        uploads: unaskedUploads,
        inbox: unaskedInbox,
        places: noPlaces,
        metrics: createMetrics(() => ({ version: 0, lines: 0, streams: 0 })),
        status: async () => status,
        announcer: createAnnouncer({ versions, status: async () => status }),
        now: () => new Date(),
        deadlineMs: 1_000,
      }),
      0,
    );
  });
  afterAll(async () => {
    await server.close();
    small.close();
  });

  async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const reply = await fetch(`http://127.0.0.1:${server.port}${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, body: text === "" ? null : JSON.parse(text) };
  }
  const signIn = (given: string) => ask("POST", "/web/sign-in", { name: "úrsula", password: given, address: "10.0.0.9", agent: null });

  it("lets in who has the password, and tells others how many tries are left", async () => {
    const { status, body } = await signIn(password);
    expect(status).toBe(200);
    expect((await ask("POST", "/web/caller", { session: body.key })).body).toMatchObject({ caller: { user: "Úrsula", role: "admin" } });
    expect(await signIn("another river")).toMatchObject({ status: 401, body: { error: { code: "wrong_password", field: "triesLeft", value: "4" } } });
    expect(await ask("POST", "/web/sign-out", { session: body.key, address: null })).toEqual({ status: 204, body: null });
    expect((await ask("POST", "/web/caller", { session: body.key })).body).toEqual({ caller: null, mustChangePassword: false });
  });

  it("stands open to web alone, not to an admin that web speaks for, and not to a token", async () => {
    const asAdmin = { "x-caudal-user": "ada", "x-caudal-role": "admin" };
    expect((await ask("POST", "/web/admin-reset", { name: "admin" }, asAdmin)).status).toBe(403);
    const { key } = small.state.tokens.make({ name: "read", kind: "read", createdBy: "ada" });
    expect((await ask("GET", "/web/door", undefined, { authorization: `Bearer ${key}` })).status).toBe(403);
  });

  it("takes names that no header carries as they are", async () => {
    const asUrsula = { "x-caudal-user": encodeURIComponent("Úrsula\r\nx-caudal-role: admin"), "x-caudal-role": "viewer" };
    expect((await ask("GET", "/v1/people", undefined, asUrsula)).status).toBe(403);
    expect((await ask("GET", "/v1/sessions", undefined, asUrsula)).body).toEqual({ sessions: [] });
  });

  it("invites, and refuses what is no name or too long a time", async () => {
    const asAdmin = { "x-caudal-user": "ada", "x-caudal-role": "admin" };
    const invite = (body: unknown) => ask("POST", "/v1/people", body, asAdmin);
    expect(await invite({ name: "ivo@shop.example", role: "viewer", days: 7 })).toMatchObject({ status: 201, body: { key: expect.any(String) } });
    expect(await invite({ name: "ivo@shop.example", role: "viewer", days: 7 })).toMatchObject({ status: 409, body: { error: { code: "name_taken" } } });
    expect(await invite({ name: "a\nb", role: "viewer", days: 7 })).toMatchObject({ status: 400, body: { error: { field: "name" } } });
    expect(await invite({ name: "eve", role: "owner", days: 7 })).toMatchObject({ status: 400, body: { error: { field: "role" } } });
    expect(await invite({ name: "eve", role: "viewer", days: 365 })).toMatchObject({ status: 400, body: { error: { field: "days" } } });
    expect(small.acts().at(-1)).toEqual(["ada", "invited", "ivo@shop.example"]);
  });
});
