import { graphStarted } from './address.js';

await graphStarted();
