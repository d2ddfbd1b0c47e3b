export { BridgeCentre, type BridgeConfig } from './bridge-centre.js';
export { FeatureCodeCentre } from './feature-code-centre.js';
export type { FeatureCodeConfig } from './feature-codes.js';
export { HostCentre, type HostCentreOptions } from './host-centre.js';
