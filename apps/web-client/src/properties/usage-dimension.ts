/** How the list of projects names what uses a property. */
export type UsageDimension = 'type' | 'status' | 'category1' | 'category2' | 'category3' | 'category4' | 'category5';
