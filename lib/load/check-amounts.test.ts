import { expect, it } from "vitest";
import { type CsvFiles, stageFiles } from "./csv-folder.fixture.ts";
import { faultText } from "./fault-text.ts";

const lines = (...rows: string[]): CsvFiles => ({ order_items: `order_id,product_id,qty,unit_price\n${rows.join("\n")}\n` });
const costing = (cost: string): CsvFiles => ({ products: `product_id,cost\nP1,${cost}\nP2,\n` });

const outcomeOf = (files: CsvFiles) =>
  stageFiles(files, {}, ({ outcome }) => (outcome.state === "refused" ? faultText(outcome.fault) : outcome.report.after?.revenue));

const largest = "O1,P2,1,99999999999999.9999";

it("takes amounts that 64 bits hold together", async () => {
  expect(await outcomeOf(lines(...Array(9).fill(largest)))).toBe("900000000000000.00");
  expect(await outcomeOf({ ...costing("90000000"), ...lines("O1,P1,10000000,1", "O1,P2,1000000000000,0") })).toBe("10000000.00");
});

it.each([
  ["amounts", lines(...Array(10).fill(largest))],
  ["amounts", lines(...Array(5).fill(largest), ...Array(5).fill("O1,P2,-1,99999999999999.9999"))],
  ["amounts", { ...costing("4"), ...lines("O1,P1,9007199254740991,0") }],
  ["amounts", { ...costing("99999999999999"), ...lines("O1,P1,10,1") }],
  ["qty", lines("O1,P2,9007199254740991,0", "O1,P2,-1,0")],
])("refuses those that it could not add up, and says that it is the %s", async (what, files) => {
  expect(await outcomeOf(files)).toMatch(new RegExp(`^The ${what} of all lines add.* more than can be kept exactly.*The former data stays`));
});
