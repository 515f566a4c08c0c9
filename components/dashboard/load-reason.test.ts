import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import { type LoadFault, RejectReason } from "../../lib/load/load-run.ts";
import en from "../../messages/en.json" with { type: "json" };
import es from "../../messages/es.json" with { type: "json" };
import { bindFormat } from "../ui/use-format.tsx";
import { loadReason } from "./load-reason.ts";

const messages = { en, es };
const failed: string[] = [];

function told(locale: "en" | "es", fault: LoadFault): string | null {
  return say(locale, { state: "refused", fault, error: "in English", report: null });
}

function say(locale: "en" | "es", load: Parameters<typeof loadReason>[0]): string | null {
  const text = createTranslator({ locale, messages: messages[locale], namespace: "loadFaults", onError: ({ message }) => failed.push(message) });
  return loadReason(load, { text: text as never, format: bindFormat({ locale, currency: "USD", timeZone: "UTC" }) });
}

const wrong = { code: "rows_wrong", table: "order_items", line: 1214, column: "unit_price", reason: "not_a_number", rows: 1200 } as const;

it("names the place, the rule and how many rows, as the reader writes numbers", () => {
  expect(told("es", wrong)).toBe(
    "order_items.csv, línea 1214: unit_price debe ser un número con punto decimal y sin otros signos, como 12.50. Hay 1.200 filas con errores. Los datos anteriores se conservan.",
  );
  expect(told("en", { ...wrong, rows: 1 })).toBe(
    "order_items.csv, line 1214: unit_price must be a number with a decimal point and no other signs, such as 12.50. 1 row is wrong. The former data stays.",
  );
});

it("names what is missing and where, and what a smaller load would take away", () => {
  const missing: LoadFault = { code: "files_missing", files: ["orders.csv"], folder: "/shop", others: ["pedidos.csv"] };
  expect(told("es", missing)).toBe("Falta orders.csv en /shop. Contiene: pedidos.csv. Los datos anteriores se conservan.");
  expect(told("es", { ...missing, files: ["orders.csv", "products.csv"], others: [] })).toMatch(/^Faltan orders.csv, products.csv en \/shop\. Los/);
  expect(told("es", { code: "shrinks", before: 334_119, after: 200 })).toMatch(/^Estos archivos tienen 200 pedidos y los datos actuales 334\.119:/);
  const header = { ...wrong, line: 1, reason: "header_missing", rows: 0 } as const;
  expect(told("es", header)).toMatch(/Debe nombrar al menos: order_id, product_id, qty, unit_price\. Los/);
  expect(told("es", { ...header, line: null, column: null })).toMatch(/^order_items\.csv: el archivo está vacío\./);
});

it.each(["en", "es"] as const)("has words in %s for every fault", (locale) => {
  for (const reason of RejectReason.options) for (const column of [null, "qty"]) told(locale, { ...wrong, reason, column });
  told(locale, { code: "units_too_large" });
  told(locale, { code: "amounts_too_large" });
  told(locale, { code: "file_changed", file: "orders.csv" });
  told(locale, { code: "file_unreadable", file: "orders.csv", detail: "EACCES" });
  told(locale, { code: "not_a_file", file: "orders.csv", is: "folder" });
  told(locale, { code: "disk_full", folder: "/data", detail: "ENOSPC" });
  told(locale, { code: "cancelled" });
  expect(failed).toEqual([]);
});

it("passes on what has no words of its own, and counts for who sees no more", () => {
  const none = { state: "refused", fault: null, error: null, report: null } as const;
  const report = { rejectedRows: 1 } as never;
  expect(say("es", { ...none, error: "SIGKILL" })).toBe("El motivo está en el registro: SIGKILL");
  expect(say("es", none)).toBeNull();
  expect(say("es", { ...none, state: "done", report })).toBeNull();
  expect(say("es", { ...none, report })).toBe("Hay 1 fila con errores. Los datos anteriores se conservan.");
});
