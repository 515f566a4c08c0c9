import type { DuckDBConnection } from "@duckdb/node-api";
import { sqlText } from "../../../sql-text.ts";
import type { LetterFacts, NamedIds } from "../../letters.ts";

export async function readFacts(connection: DuckDBConnection, { orderId, customerId, productId }: NamedIds): Promise<LetterFacts> {
  const values = { order_id: orderId ?? "", customer_id: customerId ?? "", product_id: productId ?? "" };
  const [row = {}] = (await connection.runAndReadAll(sqlText("duckdb/letters/facts"), values)).getRowObjectsJS();
  return {
    order: row.known_order === "loaded" || row.known_order === "live" ? row.known_order : "new",
    isKnownCustomer: row.is_known_customer === true,
    country: row.country === null ? null : String(row.country),
    isKnownProduct: row.is_known_product === true,
    product: row.product === null ? null : String(row.product),
    listPrice: row.list_price === null ? null : String(row.list_price),
  };
}
