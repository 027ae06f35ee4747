/** The parts of the driver that the loader uses, so that only this folder imports the driver. */
export { int, isInt, type ManagedTransaction } from 'neo4j-driver';
