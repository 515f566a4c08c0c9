/** The words of a page's question that have no schema: usable in the browser, where zod has no place. */

export const grains = ["hour", "day", "week", "month"] as const;
export const comparisonKinds = ["previous", "year", "none"] as const;
export const sources = ["batch", "streaming"] as const;
export const filterNames = ["country", "category", "channel", "source", "product"] as const;
export const comparisonReasons = ["no_earlier_sales", "overlaps", "not_over"] as const;

/** The bucket of lines whose country, category, channel … nobody stated; also how `v_sales` names it. */
export const unknownKey = "unknown";

export type FilterName = (typeof filterNames)[number];
export type Source = (typeof sources)[number];
export type Grain = (typeof grains)[number];
export type ComparisonKind = (typeof comparisonKinds)[number];
export type ComparisonReason = (typeof comparisonReasons)[number];
