/** The questions of the sales page. Each is answered from one version. */
import type { Context } from "hono";
import { AppError } from "../../lib/errors.ts";
import { comparedRanges } from "../../lib/sales/comparison.ts";
import { parseDetailParams, parseFilterValuesParams, parsePaintParams } from "../../lib/sales/parse-params.ts";
import { filtersOf, livePage, resolvePaintQuery, resolveRange } from "../../lib/sales/resolve-paint-query.ts";
import type { Moment, PaintTiles } from "../../lib/serving/serving.ts";
import { createAnswerCache } from "./answer-cache.ts";
import type { Api, ApiParts } from "./api.ts";
import { withDeadline } from "./deadline.ts";
import { createExports } from "./exports.ts";
import type { Served } from "./versions.ts";

export function addSalesRoutes(api: Api, parts: ApiParts): void {
  const { versions, metrics, now, deadlineMs } = parts;
  const cache = createAnswerCache();
  const exports = createExports(deadlineMs);

  api.get("/v1/paint", async (context) => {
    const start = performance.now();
    const params = parsePaintParams(searchOf(context));
    const served = versions.newest();
    const asked = served.serving.moment();
    const query = resolvePaintQuery(params, placeOf(served, asked));
    const { base, was } = comparedRanges(query);
    const touched = served.serving.lastTouched([query.range, base, was].filter((range) => range !== null));
    const key = JSON.stringify(["paint", served.file, touched, query.running ? minuteOf(now()) : null, query]);
    const answer = await cached(key, (signal) => served.serving.paint(query, signal));
    return paintReply(context, served, asked, answer, performance.now() - start);
  });

  api.get("/v1/live", async (context) => {
    const start = performance.now();
    const params = parsePaintParams(searchOf(context));
    const served = versions.newest();
    const asked = served.serving.moment();
    const query = resolvePaintQuery(params, placeOf(served, asked), livePage);
    const key = JSON.stringify(["live", served.file, asked.version, minuteOf(now()), query]);
    const answer = await cached(key, (signal) => served.serving.live(query, now(), signal));
    return paintReply(context, served, asked, answer, performance.now() - start);
  });

  function cached(key: string, ask: (signal: AbortSignal) => Promise<PaintTiles & { moment: Moment; queries: number }>) {
    return cache.get(key, async () => {
      const { queries, moment, ...tiles } = await withDeadline(deadlineMs, ask);
      return { queries, moment, body: JSON.stringify(tiles) };
    });
  }

  /** `asked`: the moment of the question, whose lines under it are those of the answer. */
  async function paintReply(context: Context, served: Served, asked: Moment, answer: Awaited<ReturnType<typeof cached>>, ms: number): Promise<Response> {
    metrics.countPaint(answer.cached, ms);
    const { version, bounds } = answer.moment.version > asked.version ? answer.moment : asked;
    const cost = { ms: Math.round(ms * 10) / 10, cached: answer.cached, queries: answer.cached ? 0 : answer.queries, bytesBilled: 0, money: "0" };
    const head = JSON.stringify({ version, ...(await served.serving.newestEvent(now())), cost, store: served.stateOf(bounds) });
    context.header("x-caudal-version", String(version));
    return json(context, `${head.slice(0, -1)},${answer.body.slice(1)}`);
  }

  api.get("/v1/detail", async (context) => {
    const { version, from, to, ...params } = parseDetailParams(searchOf(context));
    const { served, moment, source } = await versions.detailAt(version);
    const query = withRange(placeOf(served, moment), { from, to }, params);
    const key = JSON.stringify(["detail", moment.version, query]);
    const answer = await cache.get(key, async () => {
      const { moment, ...detail } = await withDeadline(deadlineMs, (signal) => source.detail(query, signal));
      return { queries: 1, moment, body: JSON.stringify({ version: moment.version, ...detail }) };
    });
    context.header("x-caudal-version", String(answer.moment.version));
    return json(context, answer.body);
  });

  api.get("/v1/detail.csv", async (context) => {
    const { version, from, to, ...params } = parseDetailParams(searchOf(context));
    const served = versions.servedAt(version);
    const query = withRange(placeOf(served, served.serving.moment()), { from, to }, params);
    const { moment, body } = await exports.begin(served.serving, query, context.req.raw.signal);
    const name = `sales-${query.range.from}-to-${query.range.to}-v${moment.version}.csv`;
    return new Response(body, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "x-caudal-version": String(moment.version),
      },
    });
  });

  api.get("/v1/filter-values", async (context) => {
    const { from, to, ...params } = parseFilterValuesParams(searchOf(context));
    const served = versions.newest();
    const query = withRange(placeOf(served, served.serving.moment()), { from, to }, params);
    const { moment, ...values } = await withDeadline(deadlineMs, (signal) => served.serving.filterValues(query, signal));
    return context.json({ version: moment.version, ...values });
  });

  api.get("/v1/orders/:id", async (context) => {
    const { serving } = versions.newest();
    const orderId = context.req.param("id");
    const found = await withDeadline(deadlineMs, (signal) => serving.order(orderId, signal));
    if (!found) throw new AppError("not_found", `There is no order "${orderId.slice(0, 200)}".`);
    const { moment, ...order } = found;
    return context.json({ version: moment.version, ...order });
  });

  function placeOf({ serving: { timeZone } }: Served, { bounds: { firstDay, lastDay } }: Moment) {
    return { firstDay, lastDay, timeZone, now: now() };
  }
}

function minuteOf(time: Date): number {
  return Math.floor(time.getTime() / 60_000);
}

type PaintFilters = Parameters<typeof filtersOf>[0];

function withRange<T extends PaintFilters>(place: Parameters<typeof resolveRange>[1], range: Parameters<typeof resolveRange>[0], params: T) {
  const { country, category, channel, source, product, ...rest } = params;
  return { ...rest, range: resolveRange(range, place), filters: filtersOf({ country, category, channel, source, product }) };
}

function searchOf(context: Context): URLSearchParams {
  return new URL(context.req.url).searchParams;
}

function json(context: Context, body: string): Response {
  return context.body(body, 200, { "content-type": "application/json" });
}
