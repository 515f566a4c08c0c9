/** orders.csv and order_items.csv, written side by side. */
import { join } from "node:path";
import { type Day, toIsoDate } from "./calendar.ts";
import { CsvFile } from "./csv-file.ts";

export type OrderLine = { product: number; quantity: number; price: number };

/** `letter` O: bought; R: sent back, with the number of the order it came from. */
export type OrderHead = { letter: "O" | "R"; number: number; customer: number | null; second: number; channel: string };

export class OrderFiles {
  private readonly orders: CsvFile;
  private readonly items: CsvFile;
  private readonly digits: { order: number; customer: number; product: number };
  private date = "";

  private constructor(orders: CsvFile, items: CsvFile, digits: OrderFiles["digits"]) {
    this.orders = orders;
    this.items = items;
    this.digits = digits;
  }

  static async create(folder: string, digits: OrderFiles["digits"]): Promise<OrderFiles> {
    const orders = await CsvFile.create(join(folder, "orders.csv"), "order_id,customer_id,order_date,channel");
    const items = await CsvFile.create(join(folder, "order_items.csv"), "order_id,product_id,qty,unit_price");
    return new OrderFiles(orders, items, digits);
  }

  startDay(day: Day): void {
    this.date = `,${toIsoDate(day)} `;
  }

  writeOrder({ letter, number, customer, second, channel }: OrderHead): void {
    const file = this.orders;
    file.beginRow();
    file.id(letter, number, this.digits.order);
    file.comma();
    if (customer !== null) file.id("C", customer + 1, this.digits.customer);
    file.text(this.date);
    file.time(second);
    file.comma();
    file.text(channel);
    file.endRow();
  }

  writeLine({ letter, number }: OrderHead, { product, quantity, price }: OrderLine): void {
    const file = this.items;
    file.beginRow();
    file.id(letter, number, this.digits.order);
    file.comma();
    file.id("P", product + 1, this.digits.product);
    file.comma();
    file.whole(quantity);
    file.comma();
    file.cents(price);
    file.endRow();
  }

  async flush(): Promise<void> {
    await this.orders.flush();
    await this.items.flush();
  }

  async close(): Promise<void> {
    await this.orders.close();
    await this.items.close();
  }
}
