/** The questions of the sales page. Each is answered from one version. */
import type { Context } from "hono";
import { AppError } from "../../lib/errors.ts";
import { parseDetailParams, parseFilterValuesParams, parsePaintParams } from "../../lib/sales/parse-params.ts";
import { filtersOf, resolvePaintQuery, resolveRange } from "../../lib/sales/resolve-paint-query.ts";
import { createAnswerCache } from "./answer-cache.ts";
import type { Api, ApiParts } from "./api.ts";
import { withDeadline } from "./deadline.ts";
import { detailCsv } from "./detail-csv.ts";
import { streamText } from "./stream-text.ts";
import type { Served } from "./versions.ts";

export function addSalesRoutes(api: Api, parts: ApiParts): void {
  const { versions, metrics, now, deadlineMs } = parts;
  const cache = createAnswerCache();

  api.get("/v1/paint", async (context) => {
    const start = performance.now();
    const params = parsePaintParams(searchOf(context));
    const served = versions.at();
    const query = resolvePaintQuery(params, momentOf(served, now()));
    const minute = query.running ? Math.floor(now().getTime() / 60_000) : null;
    const key = JSON.stringify(["paint", served.version, minute, query]);
    const { body, queries, cached } = await cache.get(key, async () => {
      const { queries, ...tiles } = await withDeadline(deadlineMs, (signal) => served.serving.paint(query, signal));
      const { version, store } = served;
      return { queries, body: JSON.stringify({ version, newestEvent: served.serving.bounds.newestEvent, store, ...tiles }) };
    });
    metrics.countPaint(cached);
    const ms = Math.round((performance.now() - start) * 10) / 10;
    const cost = { ms, cached, queries: cached ? 0 : queries, bytesBilled: 0, money: "0" };
    return json(context, `{"cost":${JSON.stringify(cost)},${body.slice(1)}`);
  });

  api.get("/v1/detail", async (context) => {
    const { version, from, to, ...params } = parseDetailParams(searchOf(context));
    const served = versions.at(version);
    const query = withRange(served, { from, to }, params);
    const key = JSON.stringify(["detail", served.version, query]);
    const { body } = await cache.get(key, async () => {
      const detail = await withDeadline(deadlineMs, (signal) => served.serving.detail(query, signal));
      return { queries: 1, body: JSON.stringify({ version: served.version, ...detail }) };
    });
    return json(context, body);
  });

  api.get("/v1/detail.csv", (context) => {
    const { version, from, to, ...params } = parseDetailParams(searchOf(context));
    const served = versions.at(version);
    const query = withRange(served, { from, to }, params);
    const name = `sales-${query.range.from}-to-${query.range.to}-v${served.version}.csv`;
    const gone = new AbortController();
    const rows = detailCsv(served.serving.detailChunks(query, gone.signal));
    return new Response(
      streamText(rows, () => gone.abort()),
      {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": `attachment; filename="${name}"`,
          "x-caudal-version": String(served.version),
        },
      },
    );
  });

  api.get("/v1/filter-values", async (context) => {
    const { from, to, ...params } = parseFilterValuesParams(searchOf(context));
    const served = versions.at();
    const query = withRange(served, { from, to }, params);
    const values = await withDeadline(deadlineMs, (signal) => served.serving.filterValues(query, signal));
    return context.json({ version: served.version, ...values });
  });

  api.get("/v1/orders/:id", async (context) => {
    const served = versions.at();
    const orderId = context.req.param("id");
    const order = await withDeadline(deadlineMs, (signal) => served.serving.order(orderId, signal));
    if (!order) throw new AppError("not_found", `There is no order "${orderId.slice(0, 200)}".`);
    return context.json({ version: served.version, ...order });
  });

  function withRange<T extends PaintFilters>(served: Served, range: { from?: string | undefined; to?: string | undefined }, params: T) {
    const { country, category, channel, source, product, ...rest } = params;
    return { ...rest, range: resolveRange(range, momentOf(served, now())), filters: filtersOf({ country, category, channel, source, product }) };
  }
}

type PaintFilters = Parameters<typeof filtersOf>[0];

function momentOf({ serving, store }: Served, now: Date) {
  return { firstDay: serving.bounds.firstDay, lastDay: serving.bounds.lastDay, timeZone: store.timeZone, now };
}

function searchOf(context: Context): URLSearchParams {
  return new URL(context.req.url).searchParams;
}

function json(context: Context, body: string): Response {
  return context.body(body, 200, { "content-type": "application/json" });
}
