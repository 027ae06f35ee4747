/** What the loader uses of the driver, so that this folder alone imports it. */
export { int, isInt, type ManagedTransaction } from 'neo4j-driver';
