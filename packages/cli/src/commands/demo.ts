import { command } from '../command.js';

export const demo = command;
