export { type Dora, doraOf } from './dora.js';
export type { Entries, Entry } from './entry.js';
export { type Event, type History, historyOf } from './history.js';
export { type LedgerBranch, ledgerEntries } from './log.js';
export type { StandingHold } from './standing-holds.js';
export { type EnvironmentStatus, type ServiceStatus, type Status, statusOf } from './status.js';
export { type Arrival, type Where, whereIs } from './where.js';
