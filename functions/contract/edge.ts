/** The headers in which the edge and the API speak of who asks; the API and every ground say them. */

/** By this what stands before the API proves that its word is its own. */
export const proof = 'x-opora-edge';
/** The address of the one who asks. */
export const viewer = 'x-viewer-address';
