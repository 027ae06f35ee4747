/** Paths that are drawn. More are not told apart on a canvas. */
export const MAX_PATHS = 5;
/** Policies of an answer that are drawn, each with what its reasons pass through. */
export const MAX_POLICIES = 50;
