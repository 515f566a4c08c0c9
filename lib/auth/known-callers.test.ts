import { expect, it } from "vitest";
import { createKnownCallers } from "./known-callers.ts";
import type { CallerRequest, KnownCaller } from "./web-door.ts";

function setUp() {
  const clock = { now: 0 };
  const asked: CallerRequest[] = [];
  let answer: () => Promise<KnownCaller> = async () => ({ caller: { user: "vic", role: "viewer" }, mustChangePassword: false });
  const known = createKnownCallers(
    (request) => {
      asked.push(request);
      return answer();
    },
    () => clock.now,
  );
  return { clock, asked, known, answerWith: (next: typeof answer) => (answer = next) };
}

it("asks once for five seconds, however many ask at once", async () => {
  const { clock, asked, known } = setUp();
  await Promise.all([known({ session: "a" }), known({ session: "a" }), known({ session: "b" }), known({ token: "a" })]);
  expect(asked).toEqual([{ session: "a" }, { session: "b" }, { token: "a" }]);
  clock.now = 4_999;
  await known({ session: "a" });
  expect(asked).toHaveLength(3);
  clock.now = 5_000;
  await known({ session: "a" });
  expect(asked).toHaveLength(4);
});

it("keeps no failure", async () => {
  const { asked, known, answerWith } = setUp();
  answerWith(() => Promise.reject(new Error("no answer")));
  await expect(known({ session: "a" })).rejects.toThrow("no answer");
  answerWith(async () => ({ caller: null, mustChangePassword: false }));
  expect(await known({ session: "a" })).toMatchObject({ caller: null });
  expect(asked).toHaveLength(2);
});
