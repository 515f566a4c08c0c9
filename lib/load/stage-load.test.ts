import { describe, expect, it } from "vitest";
import { goodFiles, stageFiles } from "./csv-folder.fixture.ts";

const faultsOf = (files: Parameters<typeof stageFiles>[0], options = {}) => stageFiles(files, options, ({ faults }) => faults);
const lines = (...rows: string[]) => `order_id,product_id,qty,unit_price\n${rows.join("\n")}\n`;
const orders = (...rows: string[]) => `order_id,customer_id,order_date,channel\n${rows.join("\n")}\n`;
const emptyRow = (text: string) => text.slice(0, text.indexOf("\n")).replaceAll(/[^,]/g, "");

describe("good files", () => {
  it("are staged with their types, and add up", () =>
    stageFiles({}, {}, async ({ outcome, rows }) => {
      expect(outcome.state).toBe("staged");
      expect(outcome.report.after).toEqual({ revenue: "125.00", orders: 2, lines: 3, customers: 1, firstDay: "2025-09-15", lastDay: "2025-09-16" });
      expect(outcome.report.notices).toMatchObject({ ordersWithoutKnownCustomer: 1, linesOfUnknownProducts: 0, ordersWithoutLines: 0 });
      expect(await rows("orders", "order_id, customer_id, order_date::text, channel, country")).toEqual([
        ["O1", "C1", "2025-09-15 00:00:00+00", "Online", null],
        ["O2", null, "2025-09-16 00:00:00+00", "Store", null],
      ]);
      expect(await rows("products", "product_id, price::text, cost::text, subcategory")).toEqual([
        ["P1", "10.5000", "4.0000", "Novels"],
        ["P2", null, null, null],
      ]);
      expect(await rows("customers", "customer_id, name, country, signup_date::text")).toEqual([["C1", "Ana", "Chile", "2024-01-31"]]);
    }));

  it.each([
    ["semicolons", (text: string) => text.replaceAll(",", ";")],
    ["tabs", (text: string) => text.replaceAll(",", "\t")],
    ["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text: string) => `\uFEFF${text}`],
    ["every field quoted", (text: string) => text.replaceAll(/[^,\n]+/g, '"$&"')],
    ["no line end at the end", (text: string) => text.trimEnd()],
    ["empty lines", (text: string) => `\n${text.replaceAll("\n", "\n\n")}`],
    ["rows of empty fields at the end", (text: string) => `${text}${emptyRow(text)}\r\n${emptyRow(text)}`],
    ["rows of empty fields above and between", (text: string) => `${emptyRow(text)}\n${text.replaceAll("\n", `\n${emptyRow(text)}\n`)}`],
    ["rows of more or fewer empty fields", (text: string) => `${text},\n,,,,,,,,,,\n`],
    ["rows of empty quoted fields", (text: string) => `${text}${emptyRow(text).replaceAll(",", '"",')}\n`],
  ])("may be written with %s", (_, rewrite) => {
    const files = { customers: rewrite(goodFiles.customers), orders: rewrite(goodFiles.orders), order_items: rewrite(goodFiles.order_items) };
    return stageFiles({ ...files, products: rewrite(goodFiles.products) }, {}, ({ outcome }) => {
      expect(outcome).toMatchObject({ state: "staged", report: { after: { revenue: "125.00", orders: 2, lines: 3, customers: 1 } } });
    });
  });

  it("are read by the names in their headers: other names, other order, columns that nothing reads", () =>
    stageFiles({ customers: "Notes, COUNTRY ,full_name,customer_id\nvip,Chile,Ana,C1\n", products: "product_id\nP1\nP2\n" }, {}, async ({ outcome, rows }) => {
      expect(await rows("customers", "customer_id, name, country, signup_date")).toEqual([["C1", "Ana", "Chile", null]]);
      expect(outcome.report.files[0]?.ignoredColumns).toEqual(["Notes"]);
      expect(await rows("products", "product_id, category, cost")).toEqual([
        ["P1", null, null],
        ["P2", null, null],
      ]);
    }));

  it("may hold any line break inside quotes, beside a row that does not fit too", () =>
    stageFiles({ products: 'product_id,category,subcategory\nP1,"\rBooks","No\r\nvels\r"\nP2\n' }, { acceptRejects: true }, async ({ outcome, rows }) => {
      expect(outcome.state).toBe("staged");
      expect(await rows("products", "product_id, category, subcategory")).toEqual([["P1", "\rBooks", "No\r\nvels\r"]]);
    }));

  it("keep ids byte for byte", () =>
    stageFiles(
      {
        orders: orders(" 007 ,C1,2025-09-15,", '"a,b\n""c""",C1,2025-09-15,', "Ñandú,C1,2025-09-15,"),
        order_items: lines(' 007 ,"P,1",1,1', '"a,b\n""c""",0P,1,2', "Ñandú,P 2,1,3"),
      },
      {},
      async ({ rows }) => {
        expect(await rows("orders", "order_id")).toEqual([[" 007 "], ['a,b\n"c"'], ["Ñandú"]]);
        expect(await rows("order_items", "product_id")).toEqual([["P,1"], ["0P"], ["P 2"]]);
      },
    ));

  it("may hold the same line twice, returns, zero lines and unknown products", () =>
    stageFiles({ order_items: lines("O1,P1,2,10", "O1,P1,2,10", "O1,P9,-1,5.0001", "O2,P1,0,3", "O2,P1,1,0") }, {}, ({ outcome }) => {
      expect(outcome.report.after).toMatchObject({ revenue: "35.00", lines: 5 });
      expect(outcome.report.notices.linesOfUnknownProducts).toBe(1);
    }));

  it("count what is odd but kept", () =>
    stageFiles({ orders: `${goodFiles.orders}O3,C9,2030-01-01,\n` }, {}, ({ outcome }) => {
      expect(outcome.report.notices).toMatchObject({ ordersWithoutKnownCustomer: 2, ordersWithoutLines: 1, ordersAfterNow: 1 });
    }));
});

describe("a value that cannot be used is refused with its place", () => {
  const faulty: [string, string][] = [
    ["O1,P1,1.5,10", "qty not_whole 1.5"],
    ["O1,P1,two,10", "qty not_whole two"],
    ["O1,P1,1e3,10", "qty not_whole 1e3"],
    ["O1,P1,,10", "qty empty "],
    ["O1,P1,99999999999999999999,0", "qty too_large 99999999999999999999"],
    ["O1,P1,1000000000,1000000", "qty too_large 1000000000"],
    ["O1,P1,1,12.5O", "unit_price not_a_number 12.5O"],
    ['O1,P1,1,"12,50"', "unit_price not_a_number 12,50"],
    ["O1,P1,1,1e3", "unit_price not_a_number 1e3"],
    ["O1,P1,1,NaN", "unit_price not_a_number NaN"],
    ["O1,P1,1,$5", "unit_price not_a_number $5"],
    ["O1,P1,1,", "unit_price empty "],
    ["O1,P1,1,-0.01", "unit_price negative -0.01"],
    ["O1,P1,1,0.00001", "unit_price too_many_decimals 0.00001"],
    ["O1,P1,1,123456789012345", "unit_price too_large 123456789012345"],
    [",P1,1,5", "order_id empty "],
    ["O1,,1,5", "product_id empty "],
    ["O7,P1,1,5", "order_id order_not_found O7"],
  ];

  it("whichever of its columns is wrong", async () => {
    const faults = await faultsOf({ order_items: lines(...faulty.map(([row]) => row)) });
    expect(faults).toEqual(faulty.map(([, fault], place) => `order_items.csv:${place + 2} ${fault}`));
  });

  it("but a whole number may have a sign, zeros and blanks", () =>
    stageFiles({ order_items: lines("O1,P1,+2,5", "O1,P1,02,5", "O1,P1, 2 ,5", "O1,P1,-0,5") }, {}, async ({ rows }) => {
      expect(await rows("order_items", "qty")).toEqual([[2n], [2n], [2n], [0n]]);
    }));

  it("but a price may leave out what it does not need", async () => {
    const prices = ["5", "5.", ".5", "+5.0", " 5.25 ", "12345678901234.1234", "0.1000", "-0"];
    expect(await faultsOf({ order_items: lines(...prices.map((price) => `O1,P1,1,${price}`)) })).toEqual([]);
  });

  it("prices are read from their digits, not through a float", () =>
    stageFiles({ order_items: lines("O1,P1,1,12345678901234.5678", "O1,P1,3,0.1") }, {}, async ({ rows }) => {
      expect(await rows("order_items", "unit_price::text")).toEqual([["12345678901234.5678"], ["0.1000"]]);
    }));

  it("in customers and products too", async () => {
    const customers = "customer_id,signup_date\n,2024-01-01\nC1,2024-02-30\nC2,\n";
    const products = "product_id,price,cost\n,1,1\nP1,abc,-2\nP2,1.23456,\n";
    expect(await faultsOf({ customers, products })).toEqual([
      "customers.csv:2 customer_id empty ",
      "customers.csv:3 signup_date not_a_date 2024-02-30",
      "products.csv:2 product_id empty ",
      "products.csv:3 cost negative -2",
      "products.csv:3 price not_a_number abc",
      "products.csv:4 price too_many_decimals 1.23456",
    ]);
  });

  it("on its true line among rows of empty fields, which are counted", () =>
    stageFiles({ order_items: lines(",,,", "O1,P1,x,1", ",,,", "O2,P1,1,y", ",,,") }, {}, ({ outcome, faults }) => {
      expect(faults).toEqual(["order_items.csv:3 qty not_whole x", "order_items.csv:5 unit_price not_a_number y"]);
      expect(outcome.report.files[2]).toMatchObject({ name: "order_items.csv", rows: 2, rejected: 2, blankRows: 3 });
    }));

  it("on its true line, whatever line breaks come before it", async () => {
    const rows = ['"O\n\n1",P1,1,1', "", '"O\r\n2",P1,1,1', "O1,P1,x,1"];
    const withBreaks = orders('"O\n\n1",,2025-01-01,', '"O\r\n2",,2025-01-01,', "O1,,2025-01-01,");
    expect(await faultsOf({ orders: withBreaks, order_items: lines(...rows) })).toEqual(["order_items.csv:8 qty not_whole x"]);
  });
});

describe("rows that do not fit", () => {
  it("are refused for too few or too many fields, and for text after a closing quote", async () => {
    expect(await faultsOf({ order_items: lines("O1,P1,1", "O1,P1,1,5,6", 'O1,"P"1,1,5', "O1,P1,1,5") })).toEqual([
      "order_items.csv:2 - too_few_fields O1,P1,1",
      "order_items.csv:3 - too_many_fields O1,P1,1,5,6",
      'order_items.csv:4 - stray_quote O1,"P"1,1,5',
    ]);
  });

  it("are refused where they are not UTF-8", async () => {
    const latin = Buffer.concat([Buffer.from("customer_id,name\nC1,Ana\nC2,Jos"), Buffer.from([0xe9]), Buffer.from("\nC3,Eva\n")]);
    expect(await faultsOf({ customers: latin })).toEqual(["customers.csv:3 name not_utf8 Jos\uFFFD"]);
  });

  it("are found beside faults of whole rows, each on its line", async () => {
    expect(await faultsOf({ order_items: lines("O1,P1,1", "O1,P1,x,5", "O1,P1,1,5,6", "O1,P1,1,y") })).toEqual([
      "order_items.csv:2 - too_few_fields O1,P1,1",
      "order_items.csv:3 qty not_whole x",
      "order_items.csv:4 - too_many_fields O1,P1,1,5,6",
      "order_items.csv:5 unit_price not_a_number y",
    ]);
  });

  it("are refused when they are longer than any shop writes", async () => {
    const faults = await faultsOf({ customers: `customer_id,name\nC1,${"x".repeat(1_000_001)}\nC2,Ana\n` });
    expect(faults.map((fault) => fault.slice(0, 30))).toEqual(["customers.csv:2 - too_large C1"]);
  });

  it("a quote that is never closed refuses the load, even where rejects are accepted", () =>
    stageFiles({ order_items: lines("O1,P1,1,5", 'O1,"P1,1,5', "O2,P1,1,5") }, { acceptRejects: true }, ({ outcome, faults }) => {
      expect(outcome).toMatchObject({ state: "refused", fault: { code: "rows_wrong", table: "order_items", line: 3, reason: "unterminated_quote", rows: 0 } });
      expect(faults).toEqual(["order_items.csv:3 - unterminated_quote -"]);
    }));
});

describe("files that cannot be used", () => {
  it.each([
    [{ products: null }, "products.csv:- - file_missing -"],
    [{ customers: "" }, "customers.csv:- - header_missing -"],
    [{ customers: "\uFEFF\n\n" }, "customers.csv:- - header_missing -"],
    [{ order_items: "order_id,product_id,qty,unit_price\n" }, "order_items.csv:- - empty -"],
    [{ orders: "order_id,customer_id,date\nO1,C1,2025-01-01\nO2,C1,2025-01-01\n" }, "orders.csv:1 order_date header_missing -"],
    [{ products: "product_id,cost,cost\nP1,1,2\nP2,1,2\n" }, "products.csv:1 cost header_twice -"],
    [{ customers: Buffer.from([0xff, 0xfe, 0x63, 0, 0x0a, 0]) }, "customers.csv:1 - not_utf8 -"],
  ])("%j", (files, fault) =>
    stageFiles(files, { acceptRejects: true }, ({ outcome, faults }) => {
      expect(outcome.state).toBe("refused");
      expect(faults).toEqual([fault]);
    }),
  );

  it("keep nothing from being said of the others", async () => {
    const faults = await faultsOf({ products: null, orders: orders("O1,C1,2025-13-01,", "O2,,2025-09-16,"), order_items: lines("O2,P1,x,5") });
    expect(faults).toEqual(["orders.csv:2 order_date not_a_date 2025-13-01", "order_items.csv:2 qty not_whole x", "products.csv:- - file_missing -"]);
  });
});

describe("duplicates and orders that are out", () => {
  it("the first of two rows with one key stays", () =>
    stageFiles(
      {
        customers: "customer_id,name\nC1,Ana\nC1,Eva\n",
        orders: orders("O1,C1,2025-09-15,Online", "O2,,2025-09-16,Store", "O1,,2025-09-17,Store"),
        products: "product_id,category\nP1,Books\nP2,Home\nP1,Toys\n",
      },
      { acceptRejects: true },
      async ({ outcome, faults, rows }) => {
        expect(faults).toEqual([
          "customers.csv:3 customer_id duplicate_key C1",
          "orders.csv:4 order_id duplicate_key O1",
          "products.csv:4 product_id duplicate_key P1",
        ]);
        expect(outcome.report).toMatchObject({ rejectedRows: 3, after: { revenue: "125.00", orders: 2, lines: 3 } });
        expect(await rows("orders", "order_id, channel")).toEqual([
          ["O1", "Online"],
          ["O2", "Store"],
        ]);
        expect(await rows("products", "category")).toEqual([["Books"], ["Home"]]);
      },
    ));

  it("an order that is out takes its lines with it, a line that is out leaves its order", () =>
    stageFiles(
      {
        orders: orders("O1,C1,yesterday,Online", "O2,,2025-09-16,Store"),
        order_items: lines("O1,P1,2,10.50", "O2,P1,1,100", "O2,P1,1,abc", "O1,P2,x,4"),
      },
      { acceptRejects: true },
      async ({ outcome, faults, rows }) => {
        expect(faults).toEqual([
          "orders.csv:2 order_date not_a_date yesterday",
          "order_items.csv:2 order_id order_rejected O1",
          "order_items.csv:4 unit_price not_a_number abc",
          "order_items.csv:5 order_id order_rejected O1",
          "order_items.csv:5 qty not_whole x",
        ]);
        expect(outcome.report).toMatchObject({ rejectedRows: 4, after: { revenue: "100.00", orders: 1, lines: 1 } });
        expect(outcome.report.rejectsByReason).toEqual({ order_rejected: 2, not_a_date: 1, not_a_number: 1, not_whole: 1 });
        expect(outcome.report.files.map(({ rows: read, rejected }) => [read, rejected])).toEqual([
          [1, 0],
          [2, 1],
          [4, 3],
          [2, 0],
        ]);
        expect(await rows("order_items", "*")).toHaveLength(1);
      },
    ));

  it("refuse the load unless rejects are accepted", () =>
    stageFiles({ order_items: lines("O1,P1,1,x") }, {}, ({ outcome }) => {
      const fault = { code: "rows_wrong", table: "order_items", line: 2, column: "unit_price", reason: "not_a_number", rows: 1 };
      expect(outcome).toMatchObject({ state: "refused", fault });
    }));
});

describe("as_of", () => {
  it("is the end of the store day of the newest order", () =>
    stageFiles({}, { timeZone: "America/Santiago" }, ({ outcome }) => expect(outcome.report.asOf).toBe("2025-09-17T03:00:00.000Z")));

  it("is no later than the first time these files were seen", () =>
    stageFiles({}, { startedAt: "2025-09-16T08:00:00.000Z" }, ({ outcome }) => expect(outcome.report.asOf).toBe("2025-09-16T08:00:00.000Z")));

  it("can be given", () =>
    stageFiles({}, { asOf: "2025-09-10T00:00:00Z" }, ({ outcome }) => {
      expect(outcome.report).toMatchObject({ asOf: "2025-09-10T00:00:00.000Z", asOfGiven: true });
    }));
});

describe("against the load in place", () => {
  const totals = { revenue: "1.00", orders: 3, lines: 3, customers: 1, firstDay: null, lastDay: null };
  const former = { filesHash: null, sample: false, asOf: null, asOfGiven: false, rejectedRows: 0, totals };

  it("more than 5 % fewer orders are refused", () =>
    stageFiles({}, { former }, ({ outcome }) => {
      expect(outcome).toMatchObject({ state: "refused", fault: { code: "shrinks", before: 3, after: 2 }, report: { before: totals } });
    }));

  it("unless that is allowed, or the sample store goes", async () => {
    await stageFiles({}, { former, allowShrink: true }, ({ outcome }) => expect(outcome.state).toBe("staged"));
    await stageFiles({}, { former: { ...former, sample: true } }, ({ outcome }) => expect(outcome.state).toBe("staged"));
  });
});
