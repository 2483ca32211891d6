export type { MonitorDefinition, MonitorOptions } from './datadog.js';
export type { Kind } from './identity.js';
export { monitorsInputs, type RenderedMonitors, renderedSchema, synthMonitors } from './synth-monitors.js';
