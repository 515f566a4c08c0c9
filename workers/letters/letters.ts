/** Refused events: seen, checked, repaired and replayed, or discarded. */
import { randomUUID } from "node:crypto";
import type { Caller } from "../../lib/auth/authorize.ts";
import { AppError } from "../../lib/errors.ts";
import type { DeadLettersReply, WholeLetterReply } from "../../lib/events/dead-letters-reply.ts";
import type { LetterChoice } from "../../lib/events/letter-choice.ts";
import type { LetterCheckReply, LetterGroupsReply, RepairEffectReply, RepairRequest, SettledReply } from "../../lib/events/letter-replies.ts";
import { parseEvent } from "../../lib/events/parse-event.ts";
import { reasonText } from "../../lib/events/reasons.ts";
import type { Job } from "../../lib/jobs/job.ts";
import { addMoney, currencyDigits, moneyText, tenThousandthsOf } from "../../lib/money.ts";
import type { Actor } from "../../lib/state/audit.ts";
import type { LetterAct, RepairEffect } from "../../lib/warehouse/letters.ts";
import type { Page } from "../../lib/warehouse/streaming.ts";
import type { Warehouse, WarehousePosition } from "../../lib/warehouse/warehouse.ts";
import { actorOf } from "../access/actor.ts";
import type { Access } from "../access/open-access.ts";
import type { StoreRules } from "../ingest/judge-messages.ts";
import { BrokenOff, type Jobs, type Work } from "../jobs/open-jobs.ts";
import type { Versions } from "../serve/versions.ts";
import { letterReply, textMember, wholeLetterReply } from "./letter-reply.ts";
import { repairOf } from "./repair-of.ts";
import { readStoreTotals, type StoreTotals } from "./store-totals.ts";

export type LettersParts = {
  warehouse: Warehouse;
  versions: Versions;
  jobs: Jobs;
  access: Pick<Access, "audit" | "auditAs">;
  rules: StoreRules;
  /** The warehouse holds new events up to there. Must not wait. */
  onCommitted: (position: WarehousePosition) => void;
  now: () => Date;
};

export type Letters = ReturnType<typeof createLetters>;

export function createLetters({ warehouse, versions, jobs, access, rules, onCommitted, now }: LettersParts) {
  const digits = currencyDigits(rules.currency);

  async function find(messageId: string) {
    const letter = await warehouse.deadLetter(messageId);
    if (!letter) throw new AppError("not_found", `There is no dead letter "${messageId.slice(0, 200)}".`);
    return letter;
  }

  function withTotals(effect: RepairEffect, before: StoreTotals | null): RepairEffectReply {
    const [revenue, supersededRevenue] = [rounded(effect.revenue, digits), rounded(effect.supersededRevenue, digits)];
    return { ...effect, revenue, supersededRevenue, before, after: before && sumOf(before, { ...effect, revenue }) };
  }

  /** Written when the warehouse has it: whoever finds the replay there after a restart tells it as well. */
  function tellReplayed(by: Actor, target: string, act: string, effect: RepairEffectReply): RepairEffectReply {
    const { before, after, letters, accepted, duplicates, superseded } = effect;
    access.auditAs(by, { what: "letters_replayed", target, before, after: { ...after, act, letters, accepted, duplicates, superseded } });
    return effect;
  }

  const replayWork =
    ({ choice, rule, body }: RepairRequest, act: LetterAct, by: Actor): Work =>
    async ({ progress, signal, commit }) => {
      const before = await readStoreTotals(versions, now());
      const long = { signal, progress: (done: number, total: number) => progress({ step: "repairing", done, total, unit: "events" }) };
      const { effect, position } = await warehouse.replayLetters({ ...choice, state: "open" }, repairOf({ rule, body }, rules), act, { ...long, commit });
      onCommitted(position);
      return tellReplayed(by, targetOf(choice), act.id, withTotals(effect, before));
    };

  /** After a restart: it was committed whole, or nothing of it was. */
  const settleInterrupted =
    (actId: string, by: Actor): Work =>
    async () => {
      const effect = await warehouse.replayOutcome(actId);
      if (!effect) throw new BrokenOff();
      return tellReplayed(by, "an interrupted replay", actId, withTotals(effect, null));
    };

  /** Asked for in the audit log first, done there last: what lies between is in the letters' history, or it is not done. */
  async function settle(what: "discard" | "take_back", choice: LetterChoice, caller: Caller, note?: string): Promise<SettledReply> {
    const act = { id: randomUUID(), by: caller.user, at: now(), note };
    const [asked, done] = what === "discard" ? ["letters_discard_asked", "letters_discarded"] : ["letters_take_back_asked", "letters_taken_back"];
    access.audit(caller, { what: asked, target: targetOf(choice), after: { act: act.id, reason: note } });
    const letters = await (what === "discard" ? warehouse.discardLetters(choice, act) : warehouse.takeBackLetters(choice, act));
    access.audit(caller, { what: done, target: targetOf(choice), after: { act: act.id, letters } });
    return { letters };
  }

  return {
    async groups(): Promise<LetterGroupsReply> {
      const groups = await warehouse.letterGroups();
      const count = (state: string) => groups.filter((group) => group.state === state).reduce((sum, { letters }) => sum + letters, 0);
      const newest = Math.max(...groups.map((group) => group.newest.getTime()));
      const open = groups.filter(({ state }) => state === "open");
      return {
        groups: open.map(({ field, rule, letters }) => ({ field, rule, letters })),
        open: count("open"),
        replayed: count("replayed"),
        discarded: count("discarded"),
        through: groups.length === 0 ? null : new Date(newest).toISOString(),
      };
    },
    async list(page: Page, choice: LetterChoice): Promise<DeadLettersReply> {
      const { total, rows } = await warehouse.deadLetters(page, choice);
      return { total, rows: rows.map(letterReply) };
    },
    /** Throws AppError `not_found`. */
    async whole(messageId: string): Promise<WholeLetterReply> {
      const letter = await find(messageId);
      return wholeLetterReply(letter, await warehouse.letterActs(letter.history.map(({ act }) => act)));
    },
    /** What the letter would be with this body. Throws AppError `not_found`. */
    async check(messageId: string, body: string): Promise<LetterCheckReply> {
      const { publishTime } = await find(messageId);
      const judged = parseEvent(Buffer.from(body), { ...rules, publishTime });
      const facts = await warehouse.letterFacts({
        orderId: textMember(body, "order_id"),
        customerId: textMember(body, "customer_id"),
        productId: textMember(body, "product_id"),
      });
      const reasons = judged.isAccepted ? [] : judged.reasons.map((reason) => ({ ...reason, message: reasonText(reason) }));
      const eventTime = judged.isAccepted ? new Date(Number(judged.event.eventTime / 1000n)).toISOString() : null;
      return { accepted: judged.isAccepted, reasons, ...facts, eventTime };
    },
    async effect({ choice, rule, body }: RepairRequest, signal: AbortSignal): Promise<RepairEffectReply> {
      const before = await readStoreTotals(versions, now());
      return withTotals(await warehouse.previewRepair({ ...choice, state: "open" }, repairOf({ rule, body }, rules), { signal }), before);
    },
    /** Throws AppError `conflict`. */
    replay(request: RepairRequest, caller: Caller): Job {
      const act = { id: randomUUID(), by: caller.user, at: now(), rule: request.rule };
      const { ids, field, rule } = request.choice;
      const subject = {
        act: act.id,
        field: field ?? null,
        rule: rule ?? null,
        letters: ids?.length ?? null,
        repair: request.rule?.kind ?? (request.body === undefined ? null : "edited"),
      };
      return jobs.start({ kind: "replay", by: actorOf(caller), subject, exclusion: "warehouse" }, replayWork(request, act, actorOf(caller)));
    },
    discard: (choice: LetterChoice, reason: string, caller: Caller) => settle("discard", choice, caller, reason),
    takeBack: (choice: LetterChoice, caller: Caller) => settle("take_back", choice, caller),
    /** One JSON object a line, in the order they came. */
    async *ndjson(choice: LetterChoice, signal: AbortSignal): AsyncGenerator<string> {
      for await (const letters of warehouse.letters(choice, signal)) yield letters.map((letter) => `${JSON.stringify(letterReply(letter))}\n`).join("");
    },
    /** Of the process before. */
    settleInterrupted(): void {
      jobs.resume("replay", ({ subject, by }) => settleInterrupted(String(subject.act), by));
    },
  };
}

function sumOf(before: StoreTotals, { lines, orders, revenue }: StoreTotals): StoreTotals {
  return { lines: before.lines + lines, orders: before.orders + orders, revenue: addMoney(before.revenue, revenue) };
}

function rounded(revenue: string, digits: number): string {
  return moneyText(tenThousandthsOf(revenue), digits);
}

/** In the audit log. */
function targetOf({ ids, field, rule }: LetterChoice): string {
  if (ids) return ids.length === 1 ? (ids[0] ?? "") : `${ids.length} dead letters`;
  return field ? `${field} ${rule ?? ""}`.trim() : "all dead letters";
}
