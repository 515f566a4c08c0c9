/** What rules of repair may be about. */

export const numberFields = ["qty", "unit_price", "gross_amount"] as const;
export const optionalFields = ["currency", "gross_amount"] as const;
