/**
 * Raised when the loader derives other properties from the same facts, so that a graph loaded before is written anew.
 * 2: names are folded to simplified characters, and have keys for the search.
 * 3: relations have the keys that lists are read by.
 * 4: relations repeat their second id, by which those of a hub are read.
 */
export const STORAGE_VERSION = 4;
