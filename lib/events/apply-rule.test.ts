import { expect, it } from "vitest";
import { applyRule } from "./apply-rule.ts";
import type { RepairRule } from "./repair-rule.ts";

const context = { currency: "USD", timeZone: "UTC", publishTime: new Date("2025-09-16T14:28:02Z") };
const apply = (rule: RepairRule, json: string) => applyRule(rule, json, context);

it.each<[RepairRule, string, string]>([
  [{ kind: "store_currency" }, '{"qty":1,"currency":"EUR"}', '{"qty":1,"currency":"USD"}'],
  [{ kind: "decimal_comma", field: "unit_price" }, '{"unit_price":"9,99"}', '{"unit_price":9.99}'],
  [{ kind: "decimal_comma", field: "unit_price" }, '{"unit_price":"1.234,50"}', '{"unit_price":1234.50}'],
  [{ kind: "leading_number", field: "qty" }, '{"qty":"3 u"}', '{"qty":3}'],
  [{ kind: "leading_number", field: "qty" }, '{"qty":"-2pcs"}', '{"qty":-2}'],
  [{ kind: "rename", from: "sku", field: "product_id" }, '{"sku":"P1","qty":1}', '{"qty":1,"product_id":"P1"}'],
  [{ kind: "no_customer" }, '{"customer_id":""}', '{"customer_id":null}'],
  [{ kind: "no_customer" }, "{}", '{"customer_id":null}'],
  [{ kind: "milliseconds" }, '{"event_ts":1757946235123}', '{"event_ts":1757946235.123000}'],
  [{ kind: "zone", zone: "America/Santiago" }, '{"event_ts":"2025-09-15 14:23:55"}', '{"event_ts":"2025-09-15T17:23:55.000000Z"}'],
  [{ kind: "publish_time" }, '{"event_ts":"15/09/2025"}', '{"event_ts":"2025-09-16T14:28:02.000Z"}'],
  [{ kind: "four_decimals" }, '{"unit_price":9.99005}', '{"unit_price":9.9901}'],
  [{ kind: "return" }, '{"qty":2,"unit_price":-9.99}', '{"qty":-2,"unit_price":9.99}'],
  [{ kind: "as_text", field: "order_id" }, '{"order_id":1234}', '{"order_id":"1234"}'],
  [{ kind: "leave_out", field: "gross_amount" }, '{"qty":2,"gross_amount":"lots"}', '{"qty":2}'],
])("%j makes of %s %s", (rule, json, repaired) => expect(apply(rule, json)).toBe(repaired));

it.each<[RepairRule, string]>([
  [{ kind: "store_currency" }, '{"currency":"usd"}'],
  [{ kind: "store_currency" }, '{"qty":1}'],
  [{ kind: "decimal_comma", field: "unit_price" }, '{"unit_price":"1,234.50"}'],
  [{ kind: "leading_number", field: "qty" }, '{"qty":"1.5 u"}'],
  [{ kind: "leading_number", field: "qty" }, '{"qty":"two"}'],
  [{ kind: "rename", from: "sku", field: "product_id" }, '{"sku":"P1","product_id":"P2"}'],
  [{ kind: "no_customer" }, '{"customer_id":"C1"}'],
  [{ kind: "milliseconds" }, '{"event_ts":1757946235}'],
  [{ kind: "zone", zone: "America/Santiago" }, '{"event_ts":"2025-09-15T14:23:55Z"}'],
  [{ kind: "publish_time" }, '{"event_ts":"2025-09-16 14:00:00"}'],
  [{ kind: "four_decimals" }, '{"unit_price":9.99}'],
  [{ kind: "return" }, '{"qty":-2,"unit_price":-9.99}'],
  [{ kind: "as_text", field: "order_id" }, '{"order_id":{"id":1}}'],
  [{ kind: "leave_out", field: "currency" }, "not json"],
])("%j leaves %s as it is", (rule, json) => expect(apply(rule, json)).toBe(json));
