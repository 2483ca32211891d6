export { type Ran, TestClone } from './clone.js';
