export { w3 } from './w2.js';
