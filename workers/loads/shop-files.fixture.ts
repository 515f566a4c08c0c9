/** The four files of a very small shop, as a folder. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const files = {
  "customers.csv": "customer_id,name,country,signup_date\nC1,Ana,Chile,2024-01-01\n",
  "orders.csv": "order_id,customer_id,order_date,channel\nO1,C1,2025-03-01,Online\nO2,C1,2025-03-02,Store\n",
  "order_items.csv": "order_id,product_id,qty,unit_price\nO1,P1,1,10.50\nO2,P1,2,20\n",
  "products.csv": "product_id,category,subcategory,price,cost\nP1,Books,Novels,12,4\n",
};

/** Revenue 50.50 in 2 orders, unless a file is given otherwise. */
export function writeShop(folder: string, others: Partial<typeof files> = {}): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({ ...files, ...others })) writeFileSync(join(folder, name), text);
  return folder;
}
