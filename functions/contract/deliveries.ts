/** What the post tells of a letter that it took, the worse the further behind. Pure, without schemas. */
export const deliveries = ['delivered', 'bounced', 'complained', 'rejected'] as const;
export type Delivery = (typeof deliveries)[number];
