export type { MonitorDefinition, MonitorOptions } from './datadog.js';
export type { Kind } from './identity.js';
export { monitorInputs, type RenderedMonitors, renderedSchema, synthMonitors } from './synth-monitors.js';
