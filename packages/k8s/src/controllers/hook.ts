import type { Controller } from './controller.js';
import { job } from './job.js';

/** A Job at a moment of the deploy; its phase says which, and that is what makes it a new one each time. */
export const hook: Controller = { ...job, immutable: false };
